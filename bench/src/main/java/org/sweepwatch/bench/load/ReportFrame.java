package org.sweepwatch.bench.load;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.location.StatusFlag;

/**
 * The location report (0x0200, five additional items) of one terminal, encoded once; serial, time, latitude and check byte
 * are then patched in place.
 *
 * <p>The terminal drives up and down a meridian at 8 km/h. Within one second every further report lies 1e-6 degrees on, so
 * no two reports of a terminal have the same time and the same place. One thread; allocates nothing per frame.
 */
final class ReportFrame {
    /** A valid time to begin with; it is patched. */
    private static final long ANY_TIME_MS = 1_700_000_000_000L;

    private static final int SPEED_DKMH = 80;
    /** 8 km/h along a meridian, 1e-6 degrees a second. */
    private static final int STEP_E6 = 20;
    /** Length of the way before it turns, 1e-6 degrees: 1.1 km. */
    private static final int WAY_E6 = 10_000;

    private static final int SOUTH_EDGE_E6 = 27_780_000;
    private static final int WEST_EDGE_E6 = 113_050_000;
    private static final int COLUMNS = 200;
    private static final int GAP_E6 = 1_000;

    private static final int SERIAL_BEFORE_BODY = 2;
    private static final int LATITUDE_AT = 8;
    private static final int TIME_AT = 22;

    private final byte[] content;
    private final int body;
    private final int baseLatE6;
    private final int lonE6;
    private long second = Long.MIN_VALUE;
    private int inSecond;
    private int latE6;

    /** @param number of the terminal; each has a meridian or a stretch of one to itself */
    ReportFrame(FrameAddress address, int number) {
        baseLatE6 = SOUTH_EDGE_E6 + number / COLUMNS % 10 * (WAY_E6 + GAP_E6);
        lonE6 = WEST_EDGE_E6 + number % COLUMNS * GAP_E6;
        LocationEncoder report = new LocationEncoder()
                .begin(ANY_TIME_MS)
                .statusBits(StatusFlag.ACC_ON.mask() | StatusFlag.LOCATED.mask() | StatusFlag.BEIDOU_USED.mask())
                .position(baseLatE6, lonE6)
                .altitudeM(60)
                .speedDeciKmh(SPEED_DKMH)
                .headingDeg(0)
                .item32(AdditionalItem.ODOMETER, 123_456 + number)
                .item16(AdditionalItem.FUEL, 850)
                .item16(AdditionalItem.RECORDER_SPEED, SPEED_DKMH)
                .item8(AdditionalItem.SIGNAL_STRENGTH, 24)
                .item8(AdditionalItem.SATELLITES, 14);
        FrameWriter writer = new FrameWriter().begin(address, MessageId.LOCATION_REPORT.code(), 0);
        int bodyLength = writer.bodyLength();
        report.putInto(writer);
        bodyLength = writer.bodyLength() - bodyLength;
        byte[] wire = writer.end();
        byte[] escaped = Arrays.copyOfRange(wire, 1, wire.length - 1);
        content = Arrays.copyOf(escaped, Escape.unescape(escaped, escaped.length));
        body = content.length - 1 - bodyLength;
    }

    /** Moves on to the next report: its time is the present second. */
    void next(DeviceSecond clock, int serial) {
        long now = clock.now();
        if (now == second) {
            inSecond++;
        } else {
            second = now;
            inSecond = 0;
        }
        long along = now * STEP_E6 % (2 * WAY_E6);
        latE6 = baseLatE6 + (int) Math.min(along, 2 * WAY_E6 - along) + inSecond;
        content[body - SERIAL_BEFORE_BODY] = (byte) (serial >>> 8);
        content[body - SERIAL_BEFORE_BODY + 1] = (byte) serial;
        put32(body + LATITUDE_AT, latE6);
        System.arraycopy(clock.bcd, 0, content, body + TIME_AT, BcdTime.BYTES);
        content[content.length - 1] = (byte) Escape.xor(content, content.length - 1);
    }

    /**
     * Writes the report as it goes over the wire.
     *
     * @param wire room for {@link #maxWireBytes()}
     * @return bytes written
     */
    int escapeInto(byte[] wire) {
        int at = 0;
        wire[at++] = Escape.FLAG;
        for (byte b : content) {
            if (b == 0x7E || b == 0x7D) {
                wire[at++] = 0x7D;
                wire[at++] = (byte) (b - 0x7C);
            } else {
                wire[at++] = b;
            }
        }
        wire[at++] = Escape.FLAG;
        return at;
    }

    int maxWireBytes() {
        return 2 * content.length + 2;
    }

    /** Device time of the report, whole seconds since 1970 UTC. */
    long epochSecond() {
        return second;
    }

    int latE6() {
        return latE6;
    }

    int lonE6() {
        return lonE6;
    }

    private void put32(int at, int value) {
        content[at] = (byte) (value >>> 24);
        content[at + 1] = (byte) (value >>> 16);
        content[at + 2] = (byte) (value >>> 8);
        content[at + 3] = (byte) value;
    }
}
