package org.sweepwatch.ingest.message.location;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.BigEndian;

/**
 * Builds the body of a location report (位置信息汇报), 0x0200, as a terminal does. Reused: {@link #begin} forgets the report
 * before. One thread.
 */
public final class LocationEncoder {
    private static final int HEMISPHERES = StatusFlag.SOUTH.mask() | StatusFlag.WEST.mask();

    private final byte[] bytes = new byte[FrameWriter.MAX_BODY_BYTES];
    private int length;

    /**
     * Starts a report with zeros in every field but the time.
     *
     * @param timeMs device time, epoch milliseconds of the years 2000 to 2099
     */
    public LocationEncoder begin(long timeMs) {
        length = LocationReport.BASIC_BLOCK_BYTES;
        Arrays.fill(bytes, 0, length, (byte) 0);
        BcdTime.encode(bytes, 22, timeMs);
        return this;
    }

    public LocationEncoder alarmBits(int alarmBits) {
        BigEndian.put32(bytes, 0, alarmBits);
        return this;
    }

    /** Status bits; those of the hemispheres are left to {@link #position}. */
    public LocationEncoder statusBits(int statusBits) {
        BigEndian.put32(bytes, 4, (statusBits & ~HEMISPHERES) | (BigEndian.s32(bytes, 4) & HEMISPHERES));
        return this;
    }

    /** Degrees times 1e6, south and west negative. */
    public LocationEncoder position(int latE6, int lonE6) {
        int hemispheres = (latE6 < 0 ? StatusFlag.SOUTH.mask() : 0) | (lonE6 < 0 ? StatusFlag.WEST.mask() : 0);
        BigEndian.put32(bytes, 4, (BigEndian.s32(bytes, 4) & ~HEMISPHERES) | hemispheres);
        BigEndian.put32(bytes, 8, Math.abs(latE6));
        BigEndian.put32(bytes, 12, Math.abs(lonE6));
        return this;
    }

    public LocationEncoder altitudeM(int altitudeM) {
        BigEndian.put16(bytes, 16, altitudeM);
        return this;
    }

    public LocationEncoder speedDeciKmh(int speedDeciKmh) {
        BigEndian.put16(bytes, 18, speedDeciKmh);
        return this;
    }

    public LocationEncoder headingDeg(int headingDeg) {
        BigEndian.put16(bytes, 20, headingDeg);
        return this;
    }

    /** Item of one byte. */
    public LocationEncoder item8(AdditionalItem item, int value) {
        head(item.id(), 1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Item of one WORD. */
    public LocationEncoder item16(AdditionalItem item, int value) {
        head(item.id(), 2);
        BigEndian.put16(bytes, length, value);
        length += 2;
        return this;
    }

    /** Item of one DWORD. */
    public LocationEncoder item32(AdditionalItem item, long value) {
        head(item.id(), 4);
        BigEndian.put32(bytes, length, (int) value);
        length += 4;
        return this;
    }

    /** Any item, vendor ones included. */
    public LocationEncoder item(int id, byte... value) {
        head(id, value.length);
        return tail(value);
    }

    /** Bytes behind the last item, as some terminals send them. */
    public LocationEncoder tail(byte... tail) {
        reserve(tail.length);
        System.arraycopy(tail, 0, bytes, length, tail.length);
        length += tail.length;
        return this;
    }

    private void head(int id, int valueLength) {
        reserve(2 + valueLength);
        bytes[length++] = (byte) id;
        bytes[length++] = (byte) valueLength;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            throw new IllegalStateException(
                    "location body length: " + (length + more) + " (expected: <= " + bytes.length + ")");
        }
    }

    /** Puts the report into a frame of message 0x0200, or into one entry of a batch. */
    public void putInto(FrameWriter out) {
        out.putBytes(bytes, 0, length);
    }

    /** The report as bytes, for a terminal's store of points not sent yet. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
