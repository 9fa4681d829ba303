package org.sweepwatch.ingest.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * Reads a body field by field. It never reads past the end and never throws on what the bytes are: once a field is not
 * there whole, that one and all later ones are 0 or empty and {@link #isShort()} says so. A listener, if there is one, is
 * told every field, so that the layout that decodes a message also explains it.
 *
 * <p>One thread; for messages that come now and then. Positions have {@code LocationReport}, which allocates nothing.
 */
public final class BodyReader {
    private static final byte[] NOTHING = {};
    private static final FieldListener NOBODY = (name, offset, length, value, unit) -> {};

    private final byte[] bytes;
    private final int end;
    private final FieldListener listener;
    private ProtocolVersion version;
    private int at;
    private boolean cutShort;
    private boolean doubtful;
    private String prefix = "";

    public BodyReader(byte[] bytes, int offset, int length, ProtocolVersion version) {
        this(bytes, offset, length, version, NOBODY);
    }

    public BodyReader(byte[] bytes, int offset, int length, ProtocolVersion version, FieldListener listener) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
        this.version = version;
        this.listener = listener;
    }

    /** The edition whose layout is read. */
    public ProtocolVersion version() {
        return version;
    }

    public boolean is2011() {
        return version == ProtocolVersion.V2011;
    }

    public boolean is2019() {
        return version == ProtocolVersion.V2019;
    }

    /** Says that the body itself has shown which edition it is written in. */
    public void found(ProtocolVersion edition) {
        version = edition;
    }

    /** Says that what was read can hardly be meant: another edition's layout is tried first. */
    public void doubt() {
        doubtful = true;
    }

    /** Says that the bytes cannot be this message at all. */
    public void refuse() {
        cutShort = true;
    }

    public boolean isDoubtful() {
        return doubtful;
    }

    /** Whether a field was asked for that is not there whole, or the bytes were refused. */
    public boolean isShort() {
        return cutShort;
    }

    /** Bytes not read yet. */
    public int remaining() {
        return end - at;
    }

    /** Index of the next byte in {@link #bytes()}. */
    public int position() {
        return at;
    }

    /** What is read from, not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** A byte ahead without reading it, 0 to 255; -1 behind the end. */
    public int peek(int ahead) {
        return ahead < end - at ? BigEndian.u8(bytes, at + ahead) : -1;
    }

    /** A reader of what is left that tells nobody: to try a layout without having read it. */
    public BodyReader ahead() {
        return new BodyReader(bytes, at, remaining(), version);
    }

    /** BYTE. */
    public int u8(String name) {
        return u8(name, "");
    }

    public int u8(String name, String unit) {
        int from = take(1);
        return from < 0 ? 0 : told(name, from, 1, BigEndian.u8(bytes, from), unit);
    }

    /** WORD. */
    public int u16(String name) {
        return u16(name, "");
    }

    public int u16(String name, String unit) {
        int from = take(2);
        return from < 0 ? 0 : told(name, from, 2, BigEndian.u16(bytes, from), unit);
    }

    /** WORD of tenths. */
    public double tenths(String name, String unit) {
        int from = take(2);
        return from < 0 ? 0 : told(name, from, 2, BigEndian.u16(bytes, from) / 10.0, unit);
    }

    /** DWORD, 0 to 2^32 - 1. */
    public long u32(String name) {
        return u32(name, "");
    }

    public long u32(String name, String unit) {
        int from = take(4);
        return from < 0 ? 0 : told(name, from, 4, BigEndian.u32(bytes, from), unit);
    }

    /** DWORD of 1e-6 degree as degrees. */
    public double degrees(String name, boolean negative) {
        int from = take(4);
        if (from < 0) {
            return 0;
        }
        double degrees = BigEndian.u32(bytes, from) / 1e6;
        return told(name, from, 4, negative ? -degrees : degrees, "degree");
    }

    /** BYTE[n]; empty when there are fewer. */
    public byte[] bytes(String name, int length) {
        int from = take(length);
        return from < 0 ? NOTHING : told(name, from, length, Arrays.copyOfRange(bytes, from, from + length), "");
    }

    /** All bytes that are left. */
    public byte[] rest(String name) {
        return bytes(name, remaining());
    }

    /** Text of n bytes, without padding; see {@link GbText}. */
    public String text(String name, int length) {
        int from = take(length);
        return from < 0 ? "" : told(name, from, length, GbText.decode(bytes, from, length), "");
    }

    /** STRING up to the end of the body. */
    public String textToEnd(String name) {
        return text(name, remaining());
    }

    /** STRING behind its length, a BYTE. */
    public String text8(String name) {
        return text(name, u8(name + "Length", "byte"));
    }

    /** STRING behind its length, a WORD. */
    public String text16(String name) {
        return text(name, u16(name + "Length", "byte"));
    }

    /** BCD[n] as its 2n digits; hexadecimal ones where the bytes are not decimal. */
    public String bcd(String name, int length) {
        int from = take(length);
        return from < 0
                ? ""
                : told(name, from, length, HexFormat.of().withUpperCase().formatHex(bytes, from, from + length), "");
    }

    /** Time BCD[6] in GMT+8; null when the bytes are no date. */
    public Instant time(String name) {
        return time(name, BcdTime.GMT8_MS);
    }

    /** The same in a zone that is so far ahead of UTC. */
    public Instant time(String name, long zoneMs) {
        int from = take(BcdTime.BYTES);
        if (from < 0) {
            return null;
        }
        long packed = (long) BigEndian.u16(bytes, from) << 32 | BigEndian.u32(bytes, from + 2);
        long timeMs = BcdTime.decodePacked(packed, zoneMs);
        return told(name, from, BcdTime.BYTES, timeMs == BcdTime.INVALID ? null : Instant.ofEpochMilli(timeMs), "");
    }

    /** Time BCD[6] in which date fields may be zero, as {@link BcdText} shows it. */
    public String timeText(String name) {
        int from = take(BcdTime.BYTES);
        return from < 0 ? "" : told(name, from, BcdTime.BYTES, BcdText.time(bytes, from), "GMT+8");
    }

    /** Number of elements as a BYTE (总数); 2011 puts the number in this packet (包个数) behind the total. */
    public int packetCount8() {
        int total = u8("total");
        return is2011() ? u8("inPacket") : total;
    }

    /** The same with a total of a WORD. */
    public int packetCount16() {
        int total = u16("total");
        return is2011() ? u8("inPacket") : total;
    }

    /** So many elements; fewer when the body ends before. An element has at least one byte. */
    public <T> List<T> list(String name, long count, Function<BodyReader, T> element) {
        List<T> read = new ArrayList<>();
        while (read.size() < count && !cutShort) {
            read.add(element(name, read.size(), element));
        }
        return read;
    }

    /** Elements up to the end of the body. */
    public <T> List<T> listToEnd(String name, Function<BodyReader, T> element) {
        return listWhile(name, in -> in.remaining() > 0, element);
    }

    /** Elements for as long as there is a whole one. */
    public <T> List<T> listWhile(String name, Predicate<BodyReader> hasNext, Function<BodyReader, T> element) {
        List<T> read = new ArrayList<>();
        while (!cutShort && hasNext.test(this)) {
            read.add(element(name, read.size(), element));
        }
        return read;
    }

    private <T> T element(String name, int index, Function<BodyReader, T> element) {
        String outer = prefix;
        int before = at;
        prefix = listener == NOBODY ? "" : outer + name + '[' + index + "].";
        T one = element.apply(this);
        prefix = outer;
        cutShort |= at == before;
        return one;
    }

    private <T> T told(String name, int from, int length, T value, String unit) {
        if (listener != NOBODY) {
            listener.onField(prefix + name, from, length, value, unit);
        }
        return value;
    }

    /** Index of the first of n bytes, or -1 when they are not there. */
    private int take(int length) {
        if (cutShort || length > end - at) {
            cutShort = true;
            at = end;
            return -1;
        }
        int from = at;
        at += length;
        return from;
    }
}
