package org.sweepwatch.ingest.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Escape and check byte (转义, 校验码), JT/T 808-2019 4.4.2 and 4.4.4.
 *
 * <p>0x7E travels as 7D 02 and 0x7D as 7D 01. Stateless; any thread.
 */
public final class Escape {
    /** The flag (标识位) at both ends of a frame. */
    public static final byte FLAG = 0x7E;

    static final byte MARK = 0x7D;
    static final byte MARK_FOR_MARK = 0x01;
    static final byte MARK_FOR_FLAG = 0x02;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long MARKS = 0x7D7D7D7D7D7D7D7DL;

    private Escape() {}

    /**
     * Removes the escapes from the first {@code length} bytes, in place. A mark followed by neither 01 nor 02 stays as
     * it is: the check byte decides.
     *
     * @return the number of bytes left
     */
    public static int unescape(byte[] bytes, int length) {
        int read = indexOfMark(bytes, length);
        if (read < 0) {
            return length;
        }
        int write = read;
        while (read < length) {
            byte b = bytes[read++];
            if (b == MARK && read < length) {
                byte next = bytes[read];
                if (next == MARK_FOR_MARK) {
                    read++;
                } else if (next == MARK_FOR_FLAG) {
                    b = FLAG;
                    read++;
                }
            }
            bytes[write++] = b;
        }
        return write;
    }

    /** XOR of the first {@code length} bytes: 0 for a frame that ends in its right check byte. */
    public static int xor(byte[] bytes, int length) {
        int at = 0;
        long wide = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            wide ^= (long) LONGS.get(bytes, at);
        }
        wide ^= wide >>> 32;
        wide ^= wide >>> 16;
        wide ^= wide >>> 8;
        int narrow = (int) wide;
        for (; at < length; at++) {
            narrow ^= bytes[at];
        }
        return narrow & 0xFF;
    }

    /**
     * Writes {@code length} bytes with a flag at both ends and every 0x7D and 0x7E escaped.
     *
     * @param wire room for 2 x length + 2 bytes
     * @return the number of bytes written
     */
    static int wrap(byte[] content, int length, byte[] wire) {
        int write = 0;
        wire[write++] = FLAG;
        for (int read = 0; read < length; read++) {
            byte b = content[read];
            if (b == FLAG) {
                wire[write++] = MARK;
                b = MARK_FOR_FLAG;
            } else if (b == MARK) {
                wire[write++] = MARK;
                b = MARK_FOR_MARK;
            }
            wire[write++] = b;
        }
        wire[write++] = FLAG;
        return write;
    }

    private static int indexOfMark(byte[] bytes, int length) {
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long zeroed = (long) LONGS.get(bytes, at) ^ MARKS;
            long hit = (zeroed - ONES) & ~zeroed & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; at < length; at++) {
            if (bytes[at] == MARK) {
                return at;
            }
        }
        return -1;
    }
}
