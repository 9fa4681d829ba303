package org.sweepwatch.bench.ingest;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationEncoder;

/** The one frame that all benchmarks of a position use, so that their figures can be added and divided. */
public final class SampleFrames {
    private SampleFrames() {}

    /** A 0x0200 with five additional items as it goes on the wire, JT/T 808-2013. */
    public static byte[] wireLocationReport() {
        FrameWriter writer = new FrameWriter();
        new LocationEncoder()
                .begin(1_795_376_710_000L)
                .statusBits(0xC0003)
                .position(27_832_150, 113_147_690)
                .altitudeM(52)
                .speedDeciKmh(86)
                .headingDeg(271)
                .item32(AdditionalItem.ODOMETER, 123_456)
                .item16(AdditionalItem.RECORDER_SPEED, 84)
                .item32(AdditionalItem.VEHICLE_SIGNALS, 0x10)
                .item8(AdditionalItem.SIGNAL_STRENGTH, 23)
                .item8(AdditionalItem.SATELLITES, 9)
                .putInto(writer.begin(
                        FrameAddress.of(ProtocolVersion.V2013, "13973300187"), MessageId.LOCATION_REPORT.code(), 293));
        return writer.end();
    }

    /** The same un-escaped, with its check byte and without its flags. */
    public static byte[] locationReport() {
        byte[] wire = wireLocationReport();
        byte[] frame = Arrays.copyOfRange(wire, 1, wire.length - 1);
        return Arrays.copyOf(frame, Escape.unescape(frame, frame.length));
    }
}
