package org.sweepwatch.ingest.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * Fuzz target of the decoders: message ID (2 bytes), edition (1 byte), body. As a plain test it replays the seeds beside it;
 * with {@code -Pfaults} and {@code JAZZER_FUZZ=1} it searches for ten million executions.
 */
class MessageFuzzTest {
    private static final int HEAD_BYTES = 3;

    private final LocationReport report = new LocationReport();

    @FuzzTest(maxDuration = "2h", maxExecutions = 10_000_000)
    void noBodyMakesADecoderThrow(byte[] data) {
        if (data.length < HEAD_BYTES) {
            return;
        }
        MessageId id = MessageId.of(BigEndian.u16(data, 0));
        ProtocolVersion version = ProtocolVersion.values()[(data[2] & 0xFF) % ProtocolVersion.values().length];
        byte[] body = Arrays.copyOfRange(data, HEAD_BYTES, data.length);
        report.decode(body, 0, body.length);
        if (id == null) {
            return;
        }
        DecodedBody decoded = MessageCatalogue.decode(id, body, 0, body.length, version);
        if (decoded != null && decoded.unreadBytes() > body.length) {
            throw new AssertionError("read past the end of " + id);
        }
    }
}
