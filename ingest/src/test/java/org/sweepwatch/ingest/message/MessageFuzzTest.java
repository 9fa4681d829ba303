package org.sweepwatch.ingest.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.ingest.message.table.MessageRow;

/**
 * Fuzz target of the decoders: message ID (2 bytes), edition (1 byte), body. As a plain test it replays the seeds beside it;
 * with {@code -Pfaults} and {@code JAZZER_FUZZ=1} it searches for ten million executions.
 */
class MessageFuzzTest {
    private static final int HEAD_BYTES = 3;

    private final LocationReport report = new LocationReport();

    static Stream<byte[]> seeds() {
        return MessageRow.all().stream().map(row -> {
            byte[] seed = new byte[HEAD_BYTES + row.body().length];
            seed[0] = (byte) (row.id().code() >>> 8);
            seed[1] = (byte) row.id().code();
            seed[2] = (byte) row.version().ordinal();
            System.arraycopy(row.body(), 0, seed, HEAD_BYTES, row.body().length);
            return seed;
        });
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "3h", maxExecutions = 10_000_000)
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
