package org.sweepwatch.ingest.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * Writes a body of any length in the layout of one edition. A value that does not fit into its field is refused, because
 * what comes from a person must not reach a terminal as another number. One thread.
 */
public final class BodyWriter {
    /** Longest body, that of an upgrade package. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int FIRST_BYTES = 256;
    private static final double DEGREE_E6 = 1e6;

    private final ProtocolVersion version;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int at;

    public BodyWriter(ProtocolVersion version) {
        this.version = version;
    }

    /** The edition whose layout is written. */
    public ProtocolVersion version() {
        return version;
    }

    public boolean is2011() {
        return version == ProtocolVersion.V2011;
    }

    public boolean is2019() {
        return version == ProtocolVersion.V2019;
    }

    /** The body so far, copied. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, at);
    }

    /** BYTE. */
    public BodyWriter put8(int value) {
        return put(value, 1, "a BYTE");
    }

    /** WORD. */
    public BodyWriter put16(int value) {
        return put(value, 2, "a WORD");
    }

    /** DWORD. */
    public BodyWriter put32(long value) {
        return put(value, 4, "a DWORD");
    }

    /** DWORD of 1e-6 degree: the size of the degrees, their sign stands elsewhere. */
    public BodyWriter putDegrees(double degrees) {
        return put32(Math.round(Math.abs(degrees) * DEGREE_E6));
    }

    /** BYTE[n]; null puts nothing. */
    public BodyWriter putBytes(byte[] field) {
        if (field != null) {
            reserve(field.length);
            System.arraycopy(field, 0, bytes, at, field.length);
            at += field.length;
        }
        return this;
    }

    /** BYTE[n] of exactly so many bytes. */
    public BodyWriter putBytes(byte[] field, int width) {
        if (field == null || field.length != width) {
            throw new IllegalArgumentException(
                    "field length: " + (field == null ? 0 : field.length) + " (expected: " + width + ")");
        }
        return putBytes(field);
    }

    /** Text without a length or an end; null is empty. */
    public BodyWriter putText(String text) {
        return putBytes(encoded(text));
    }

    /** STRING at the end of a body: 2011 ends it with a zero, and sends nothing but the zero when it is empty. */
    public BodyWriter putLastText(String text) {
        putText(text);
        return is2011() ? put8(0) : this;
    }

    /** STRING behind its length, a BYTE. */
    public BodyWriter putText8(String text) {
        byte[] encoded = encoded(text);
        return put8(encoded.length).putBytes(encoded);
    }

    /** STRING behind its length, a WORD. */
    public BodyWriter putText16(String text) {
        byte[] encoded = encoded(text);
        return put16(encoded.length).putBytes(encoded);
    }

    /** Text of fixed width, cut to it or filled up behind. */
    public BodyWriter putPadded(String text, int width, char padding) {
        byte[] field = new byte[width];
        Arrays.fill(field, (byte) padding);
        byte[] encoded = encoded(text);
        System.arraycopy(encoded, 0, field, 0, Math.min(width, encoded.length));
        return putBytes(field);
    }

    /** Text of fixed width, cut to it or filled up with zeros behind. */
    public BodyWriter putPadded(String text, int width) {
        return putPadded(text, width, '\0');
    }

    /** Text of fixed width, cut to it or filled up with zeros in front. */
    public BodyWriter putPaddedInFront(String text, int width) {
        byte[] field = new byte[width];
        byte[] encoded = encoded(text);
        int count = Math.min(width, encoded.length);
        System.arraycopy(encoded, 0, field, width - count, count);
        return putBytes(field);
    }

    /** BCD[n] from digits; null is zeros. */
    public BodyWriter putBcd(String digits, int width) {
        return putBytes(BcdText.bytes(digits == null ? "" : digits, width));
    }

    /** Time BCD[6] as {@link BcdText} shows it; null is zeros. */
    public BodyWriter putTimeText(String time) {
        return putBcd(time, BcdTime.BYTES);
    }

    /** Time BCD[6] in GMT+8; null is zeros. */
    public BodyWriter putTime(Instant time) {
        return putTime(time, BcdTime.GMT8_MS);
    }

    /** Time BCD[6] in a zone that is so far ahead of UTC; null is zeros. */
    public BodyWriter putTime(Instant time, long zoneMs) {
        byte[] field = new byte[BcdTime.BYTES];
        if (time != null) {
            BcdTime.encode(field, 0, time.toEpochMilli(), zoneMs);
        }
        return putBytes(field);
    }

    /** Number of elements as a BYTE; null is none. */
    public BodyWriter count8(List<?> list) {
        return put8(sizeOf(list));
    }

    /** Number of elements as a WORD. */
    public BodyWriter count16(List<?> list) {
        return put16(sizeOf(list));
    }

    /** Number of elements as a DWORD. */
    public BodyWriter count32(List<?> list) {
        return put32(sizeOf(list));
    }

    /** Number of elements as a BYTE; for 2011 once more, as the number in this packet. */
    public BodyWriter packetCount8(List<?> list) {
        count8(list);
        return is2011() ? count8(list) : this;
    }

    /** Number of elements as a WORD; for 2011 once more as a BYTE, as the number in this packet. */
    public BodyWriter packetCount16(List<?> list) {
        count16(list);
        return is2011() ? count8(list) : this;
    }

    /** Puts each element. */
    public <T> BodyWriter each(List<T> list, Consumer<T> element) {
        if (list != null) {
            list.forEach(element);
        }
        return this;
    }

    /** A field that another one announces. */
    public static <T> T needed(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** Whether a list has no elements or is missing. */
    public static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }

    private static int sizeOf(List<?> list) {
        return list == null ? 0 : list.size();
    }

    private static byte[] encoded(String text) {
        return text == null ? new byte[0] : GbText.encode(text);
    }

    private BodyWriter put(long value, int width, String field) {
        if (value < 0 || value >>> 8 * width != 0) {
            throw new IllegalArgumentException(
                    value + " does not fit into " + field + " (expected: 0 to " + ((1L << 8 * width) - 1) + ")");
        }
        reserve(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            bytes[at++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int more) {
        if (more > MAX_BYTES - at) {
            throw new IllegalArgumentException(
                    "body length: " + ((long) at + more) + " (expected: <= " + MAX_BYTES + ")");
        }
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(at + more, Math.min(2 * bytes.length, MAX_BYTES)));
        }
    }
}
