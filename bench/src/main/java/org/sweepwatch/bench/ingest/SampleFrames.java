package org.sweepwatch.bench.ingest;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationEncoder;

/** The frames that all benchmarks of a position use, so that their figures can be added and divided. */
public final class SampleFrames {
    private static final String PHONE = "13973300187";
    private static final int SERIAL = 293;
    private static final long TIME_MS = 1_795_376_710_000L;

    private SampleFrames() {}

    /** A 0x0200 with five additional items as it goes on the wire, JT/T 808-2013. */
    public static byte[] wireLocationReport() {
        return wireLocationReport(ProtocolVersion.V2013);
    }

    private static byte[] wireLocationReport(ProtocolVersion version) {
        FrameWriter writer = new FrameWriter();
        basic(TIME_MS)
                .item32(AdditionalItem.ODOMETER, 123_456)
                .item16(AdditionalItem.RECORDER_SPEED, 84)
                .item32(AdditionalItem.VEHICLE_SIGNALS, 0x10)
                .item8(AdditionalItem.SIGNAL_STRENGTH, 23)
                .item8(AdditionalItem.SATELLITES, 9)
                .putInto(writer.begin(FrameAddress.of(version, PHONE), MessageId.LOCATION_REPORT.code(), SERIAL));
        return writer.end();
    }

    /** The same un-escaped, with its check byte and without its flags. */
    public static byte[] locationReport() {
        return locationReport(ProtocolVersion.V2013);
    }

    /** The same in the given edition. */
    public static byte[] locationReport(ProtocolVersion version) {
        return unescaped(wireLocationReport(version));
    }

    /** A 0x0704 of positions 10 s apart with four additional items each, un-escaped; 20 just fit. */
    static byte[] locationBatch(int positions) {
        FrameWriter writer = new FrameWriter();
        writer.begin(FrameAddress.of(ProtocolVersion.V2013, PHONE), MessageId.LOCATION_BATCH.code(), SERIAL);
        LocationBatch.putHead(writer, positions, LocationBatch.BLIND_ZONE);
        for (int i = 0; i < positions; i++) {
            byte[] entry = basic(TIME_MS + i * 10_000L)
                    .item32(AdditionalItem.ODOMETER, 123_456)
                    .item16(AdditionalItem.RECORDER_SPEED, 84)
                    .item8(AdditionalItem.SIGNAL_STRENGTH, 23)
                    .item8(AdditionalItem.SATELLITES, 9)
                    .toBytes();
            LocationBatch.putEntry(writer, entry, entry.length);
        }
        return unescaped(writer.end());
    }

    private static LocationEncoder basic(long timeMs) {
        return new LocationEncoder()
                .begin(timeMs)
                .statusBits(0xC0003)
                .position(27_832_150, 113_147_690)
                .altitudeM(52)
                .speedDeciKmh(86)
                .headingDeg(271);
    }

    private static byte[] unescaped(byte[] wire) {
        byte[] frame = Arrays.copyOfRange(wire, 1, wire.length - 1);
        return Arrays.copyOf(frame, Escape.unescape(frame, frame.length));
    }
}
