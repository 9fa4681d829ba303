package org.sweepwatch.ingest.frame;

import java.util.Arrays;

/**
 * Header of a checked frame (消息头), JT/T 808-2019 4.4.3.
 *
 * <p>The layout is decided by the length of the frame, not by bit 14 of the attributes alone: terminals exist that set
 * the bit with the old header, and the two layouts differ by exactly five bytes, so an honest length is decisive.
 *
 * <p>Mutable and reused; one thread. Allocates only in {@link #phone()} and {@link #address()}.
 */
public final class FrameHeader {
    private static final int HEADER_BYTES_2013 = 12;
    private static final int HEADER_BYTES_2019 = 17;
    private static final int PART_BYTES = 4;
    private static final int BODY_LENGTH_MASK = 0x03FF;
    private static final int PART_BIT = 1 << 13;
    private static final int FIRST_PLATFORM_ID = 0x8000;
    private static final int VERSION_BIT = 1 << 14;
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private byte[] frame;
    private int messageId;
    private int attributes;
    private int serial;
    private boolean layout2019;
    private boolean versionFlagMisset;
    private boolean addressReadable;
    private int partTotal;
    private int partIndex;
    private int bodyOffset;
    private int bodyLength;
    private int surplusBytes;

    /**
     * Reads the header of an un-escaped frame that ends in its check byte. The frame must stay unchanged for as long as
     * phone or address are asked for.
     *
     * @return null when all is well; {@link FrameFault#BODY_TRUNCATED} when the body is shorter than announced, with
     *     everything but the body readable; {@link FrameFault#HEADER_TRUNCATED} or {@link FrameFault#TOO_SHORT} when not
     *     even that
     */
    public FrameFault parse(byte[] bytes, int length) {
        clear(bytes);
        if (length < FrameSplitter.MIN_FRAME_BYTES) {
            return FrameFault.TOO_SHORT;
        }
        messageId = u16(bytes, 0);
        attributes = u16(bytes, 2);
        int announced = attributes & BODY_LENGTH_MASK;
        int partBytes = subpackaged() ? PART_BYTES : 0;
        decideLayout(bytes, length - 1 - partBytes - announced);

        int headerBytes = layout2019 ? HEADER_BYTES_2019 : HEADER_BYTES_2013;
        if (length < headerBytes + 1) {
            return FrameFault.HEADER_TRUNCATED;
        }
        addressReadable = true;
        serial = u16(bytes, headerBytes - 2);
        bodyOffset = headerBytes + partBytes;
        int available = length - 1 - bodyOffset;
        if (available < 0) {
            bodyOffset = length - 1;
            return FrameFault.BODY_TRUNCATED;
        }
        if (partBytes > 0) {
            partTotal = u16(bytes, headerBytes);
            partIndex = u16(bytes, headerBytes + 2);
        }
        bodyLength = Math.min(announced, available);
        surplusBytes = Math.max(0, available - announced);
        return available < announced ? FrameFault.BODY_TRUNCATED : null;
    }

    /** Whether the announced body length fits one of the two layouts exactly. */
    static boolean lengthIsHonest(byte[] frame, int length) {
        int word = u16(frame, 2);
        int headerBytes = length - 1 - (word & BODY_LENGTH_MASK) - ((word & PART_BIT) != 0 ? PART_BYTES : 0);
        return headerBytes == HEADER_BYTES_2013 || headerBytes == HEADER_BYTES_2019;
    }

    private void clear(byte[] bytes) {
        frame = bytes;
        messageId = 0;
        attributes = 0;
        serial = 0;
        layout2019 = false;
        versionFlagMisset = false;
        addressReadable = false;
        partTotal = 0;
        partIndex = 0;
        bodyOffset = 0;
        bodyLength = 0;
        surplusBytes = 0;
    }

    private void decideLayout(byte[] bytes, int headerBytes) {
        boolean flagged = (attributes & VERSION_BIT) != 0;
        if (headerBytes == HEADER_BYTES_2013) {
            layout2019 = false;
        } else if (headerBytes == HEADER_BYTES_2019 && !flagged) {
            // Terminals forget the flag. What a platform sends is read as its terminal will read it: by the flag.
            layout2019 = messageId < FIRST_PLATFORM_ID && bytes[4] >= 1 && bytes[4] <= 9 && isDecimal(bytes, 5, 10);
        } else {
            layout2019 = flagged;
        }
        versionFlagMisset = layout2019 != flagged;
    }

    /** Message ID (消息ID), 0 to 0xFFFF. */
    public int messageId() {
        return messageId;
    }

    /** Attribute word (消息体属性) as it came. */
    public int attributes() {
        return attributes;
    }

    /** Serial number (消息流水号), 0 to 65535. For answers only; it says nothing about identity. */
    public int serial() {
        return serial;
    }

    /** 2019 or 2013, by the layout. That a terminal speaks 2011 shows in some bodies only. */
    public ProtocolVersion version() {
        return layout2019 ? ProtocolVersion.V2019 : ProtocolVersion.V2013;
    }

    public boolean layout2019() {
        return layout2019;
    }

    /** Version byte of a 2019 header; 0 for the older layout. */
    public int versionByte() {
        return layout2019 ? frame[4] & 0xFF : 0;
    }

    /** Whether bit 14 says another layout than the one the length proves. */
    public boolean versionFlagMisset() {
        return versionFlagMisset;
    }

    /** Whether phone and serial could be read, so that the sender can be answered. */
    public boolean addressReadable() {
        return addressReadable;
    }

    /** Index of the phone's first byte in the frame. */
    public int phoneOffset() {
        return layout2019 ? 5 : 4;
    }

    /** Bytes of the phone, BCD: 10 or 6. */
    public int phoneLength() {
        return layout2019 ? 10 : 6;
    }

    /**
     * Phone (手机号) as identity: digits without leading zeros, "0" when there are only zeros. Bytes that are not
     * decimal, as from terminals that pack another number, give hexadecimal digits. Empty when not readable.
     */
    public String phone() {
        return addressReadable ? canonicalPhone(frame, phoneOffset(), phoneLength()) : "";
    }

    /** The phone as a key: equal for every layout of the same phone. Call only when {@link #addressReadable()}. */
    public PhoneKey phoneKey() {
        return new PhoneKey(phoneHigh(), phoneLow());
    }

    /** Whether the phone is this one, read without allocation. Call only when {@link #addressReadable()}. */
    public boolean isFrom(PhoneKey phone) {
        return phone.low() == phoneLow() && phone.high() == phoneHigh();
    }

    private long phoneHigh() {
        return layout2019 ? u16(frame, 5) : 0;
    }

    private long phoneLow() {
        int at = layout2019 ? 7 : 4;
        long first = layout2019
                ? (long) u16(frame, at) << 48 | (long) u16(frame, at + 2) << 32
                : (long) u16(frame, at) << 32;
        int last = layout2019 ? at + 4 : at + 2;
        return first | (long) u16(frame, last) << 16 | u16(frame, last + 2);
    }

    /** What an answer to this frame must carry. Call only when {@link #addressReadable()}. */
    public FrameAddress address() {
        int from = phoneOffset();
        return new FrameAddress(layout2019, versionByte(), Arrays.copyOfRange(frame, from, from + phoneLength()));
    }

    /** Index of the first body byte in the frame. */
    public int bodyOffset() {
        return bodyOffset;
    }

    /** Bytes of the body: as announced, or what is there when that is less. */
    public int bodyLength() {
        return bodyLength;
    }

    /** Bytes between the end of the announced body and the check byte. */
    public int surplusBytes() {
        return surplusBytes;
    }

    /** Encryption (数据加密方式), attribute bits 10-12; 0 = none. The body of any other cannot be read. */
    public int encryption() {
        return (attributes >>> 10) & 0x7;
    }

    /** Whether the body is one part (分包) of a longer message. */
    public boolean subpackaged() {
        return (attributes & PART_BIT) != 0;
    }

    /** Number of parts; 0 when not sub-packaged. */
    public int partTotal() {
        return partTotal;
    }

    /** Number of this part, from 1; 0 when not sub-packaged. */
    public int partIndex() {
        return partIndex;
    }

    static String canonicalPhone(byte[] bytes, int offset, int length) {
        char[] digits = new char[2 * length];
        int count = 0;
        for (int i = 0; i < 2 * length; i++) {
            int nibble = (bytes[offset + i / 2] >>> (i % 2 == 0 ? 4 : 0)) & 0xF;
            if (count > 0 || nibble != 0) {
                digits[count++] = DIGITS[nibble];
            }
        }
        return count == 0 ? "0" : new String(digits, 0, count);
    }

    private static boolean isDecimal(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if ((bytes[i] & 0xF) > 9 || (bytes[i] & 0xF0) > 0x90) {
                return false;
            }
        }
        return true;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
