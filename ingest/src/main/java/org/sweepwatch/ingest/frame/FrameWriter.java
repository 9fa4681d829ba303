package org.sweepwatch.ingest.frame;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Writes frames: {@link #begin} the header, put the body, then {@link #end} fills in the length and the check byte and
 * writes the escaped frame with its flags.
 *
 * <p>One instance per thread; reused, no allocation per frame except in {@link #end()}.
 */
public final class FrameWriter {
    /** Longest body of one frame (JT/T 808-2019 4.4.3). */
    public static final int MAX_BODY_BYTES = 1023;

    private static final int MAX_HEADER_BYTES = 21;
    private static final int PART_BIT = 1 << 13;
    private static final int VERSION_BIT = 1 << 14;

    private final byte[] content = new byte[MAX_HEADER_BYTES + MAX_BODY_BYTES + 1];
    private final byte[] wire = new byte[2 * content.length + 2];
    private int attributes;
    private int bodyOffset;
    private int at;

    /** Starts a frame; whatever was begun before is forgotten. */
    public FrameWriter begin(FrameAddress to, int messageId, int serial) {
        return begin(to, messageId, serial, 0, 0);
    }

    /**
     * Starts one part of a sub-packaged message (分包).
     *
     * @param partTotal number of parts; 0 = not sub-packaged
     * @param partIndex number of this part, from 1
     */
    public FrameWriter begin(FrameAddress to, int messageId, int serial, int partTotal, int partIndex) {
        attributes = (to.layout2019() ? VERSION_BIT : 0) | (partTotal > 0 ? PART_BIT : 0);
        bodyOffset = 0;
        at = 0;
        put16(messageId);
        at += 2;
        if (to.layout2019()) {
            put8(to.versionByte());
        }
        to.copyPhone(content, at);
        at += to.phoneLength();
        put16(serial);
        if (partTotal > 0) {
            put16(partTotal);
            put16(partIndex);
        }
        bodyOffset = at;
        return this;
    }

    /** One byte: the low 8 bits of {@code value}. */
    public FrameWriter put8(int value) {
        reserve(1);
        content[at++] = (byte) value;
        return this;
    }

    /** WORD: the low 16 bits of {@code value}, big-endian. */
    public FrameWriter put16(int value) {
        reserve(2);
        content[at++] = (byte) (value >>> 8);
        content[at++] = (byte) value;
        return this;
    }

    /** DWORD: the low 32 bits of {@code value}, big-endian. */
    public FrameWriter put32(long value) {
        reserve(4);
        content[at++] = (byte) (value >>> 24);
        content[at++] = (byte) (value >>> 16);
        content[at++] = (byte) (value >>> 8);
        content[at++] = (byte) value;
        return this;
    }

    public FrameWriter putBytes(byte[] bytes) {
        return putBytes(bytes, 0, bytes.length);
    }

    public FrameWriter putBytes(byte[] bytes, int offset, int length) {
        reserve(length);
        System.arraycopy(bytes, offset, content, at, length);
        at += length;
        return this;
    }

    /** Bytes of the body so far. */
    public int bodyLength() {
        return at - bodyOffset;
    }

    /** The body so far, copied. */
    public byte[] body() {
        return Arrays.copyOfRange(content, bodyOffset, at);
    }

    /** Completes the frame and appends it to {@code out}. */
    public void end(ByteBuf out) {
        out.writeBytes(wire, 0, finish());
    }

    /** Completes the frame and returns it as it goes on the wire. */
    public byte[] end() {
        return Arrays.copyOf(wire, finish());
    }

    private int finish() {
        int word = attributes | bodyLength();
        content[2] = (byte) (word >>> 8);
        content[3] = (byte) word;
        content[at] = (byte) Escape.xor(content, at);
        return Escape.wrap(content, at + 1, wire);
    }

    private void reserve(int bytes) {
        if (bodyOffset > 0 && bodyLength() + bytes > MAX_BODY_BYTES) {
            throw new IllegalStateException("body length: " + (bodyLength() + bytes) + " (expected: <= "
                    + MAX_BODY_BYTES + "); send it sub-packaged");
        }
    }
}
