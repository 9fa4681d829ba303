package org.sweepwatch.supervise.device.fold;

import java.util.Arrays;

/**
 * Writes a fold's state as variable-length numbers: 7 bits a byte, low bits first, signed ones folded to even and odd.
 * A set of minutes is written as run lengths. One writer is used for one state; read back by {@link StateReader}.
 */
public final class StateWriter {
    private byte[] bytes = new byte[512];
    private int length;

    public void number(long value) {
        if (length + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    public void flag(boolean value) {
        number(value ? 1 : 0);
    }

    /** A block of bytes with its length before it. */
    public void block(byte[] block) {
        number(block.length);
        if (length + block.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + block.length));
        }
        System.arraycopy(block, 0, bytes, length, block.length);
        length += block.length;
    }

    /** Gap, run, gap, run, ..., 0 0; null as an empty set. */
    public void minutes(MinuteSet set) {
        if (set != null) {
            int written = 0;
            int from = set.next(0);
            while (from >= 0) {
                int to = set.nextGap(from);
                number(from - written);
                number(to - from);
                written = to;
                from = set.next(to);
            }
        }
        number(0);
        number(0);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
