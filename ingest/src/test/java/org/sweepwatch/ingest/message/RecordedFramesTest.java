package org.sweepwatch.ingest.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.CollectingListener;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameMutation;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.frame.WorkedFrames;

/** Frames that terminals and other projects' tests have sent, where a folder of them lies beside the project. */
class RecordedFramesTest {
    private static final byte[] GOOD = WorkedFrames.HEARTBEAT;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FrameHeader header = new FrameHeader();

    private static List<JsonNode> recorded(String file) throws IOException {
        Path found = Stream.of("../../shared/frames", "../shared/frames")
                .map(folder -> Path.of(folder, file))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                found != null, "no recorded frames: shared/frames/" + file + " is not beside the project");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(found)) {
            if (!line.isBlank()) {
                rows.add(JSON.readTree(line));
            }
        }
        return rows;
    }

    @Test
    void everyRecordedFrameIsReadOrCounted() throws IOException {
        int read = 0;
        int dropped = 0;
        int repaired = 0;
        for (JsonNode row : recorded("corpus.jsonl")) {
            String hex = row.get("hex").asText();
            CollectingListener seen = CollectingListener.split(WorkedFrames.hex(hex), GOOD);
            assertEquals(heartbeat(), seen.frames.get(seen.frames.size() - 1), hex);
            if (!row.get("checksum_ok").asBoolean()) {
                assertTrue(!seen.faults.isEmpty() || hex.replace("7e", "").isEmpty(), hex);
                dropped++;
                continue;
            }
            if (seen.frames.size() < 2) {
                // Two wrong frames in one row: together their bytes cancel out, each by itself fails.
                assertFalse(row.get("len_ok").asBoolean(), hex);
                assertEquals(List.of(FrameFault.BAD_CHECK, FrameFault.BAD_CHECK), seen.faults, hex);
                dropped++;
                continue;
            }
            repaired += seen.repaired;
            byte[] frame = seen.frame(0);
            FrameFault fault = header.parse(frame, frame.length);
            assertEquals(Integer.parseInt(row.get("msg_id").asText(), 16), header.messageId(), hex);
            if (row.get("len_ok").asBoolean()) {
                assertNull(fault, hex);
                assertEquals(row.get("ver").asText().equals("2019"), header.version() == ProtocolVersion.V2019, hex);
                assertEquals(row.get("phone").asText(), header.phone(), hex);
                assertEquals(row.get("serial").asInt(), header.serial(), hex);
                assertBodyIsReadable(frame, hex);
            }
            MessageReading.readAll(frame, header);
            read++;
        }
        System.out.println("recorded frames: " + read + " read (" + repaired + " repaired), " + dropped
                + " dropped for their check byte");
    }

    private void assertBodyIsReadable(byte[] frame, String hex) {
        MessageId id = MessageId.of(header.messageId());
        boolean whole = !header.subpackaged() && header.encryption() == 0;
        if (whole && id != null && MessageCatalogue.typeOf(id) != null) {
            assertNotNull(
                    MessageCatalogue.decode(id, frame, header.bodyOffset(), header.bodyLength(), header.version()),
                    id + " " + hex);
        }
    }

    @Test
    void framesThatBrokeOtherServersAreRead() throws IOException {
        for (JsonNode row : recorded("issue_threads.jsonl")) {
            byte[] wire = WorkedFrames.hex(row.get("hex").asText());
            CollectingListener seen = CollectingListener.split(wire, GOOD);
            assertEquals(heartbeat(), seen.frames.get(seen.frames.size() - 1));
            if (row.get("checksum_ok").asBoolean()) {
                byte[] frame = seen.frame(0);
                assertNull(header.parse(frame, frame.length));
                assertEquals(Integer.parseInt(row.get("msg_id").asText(), 16), header.messageId());
                MessageReading.readAll(frame, header);
            }
        }
    }

    @Test
    void brokenBodiesOfCheckedFramesAreReadWithoutAnException() {
        long seed = System.nanoTime();
        System.out.println("broken bodies, seed " + seed);
        Random random = new Random(seed);
        byte[][] contents = WorkedFrames.all().values().stream()
                .map(CollectingListener::onlyFrame)
                .toArray(byte[][]::new);
        int parsed = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] frame = FrameMutation.mutateChecked(contents[random.nextInt(contents.length)], random);
            header.parse(frame, frame.length);
            if (header.addressReadable()) {
                // A copy that ends with the body: reading past it would be an exception.
                byte[] exact = Arrays.copyOf(frame, header.bodyOffset() + header.bodyLength());
                MessageReading.readAll(exact, header);
                parsed++;
            }
        }
        assertTrue(parsed > 50_000, "seed " + seed);
    }

    private static String heartbeat() {
        return CollectingListener.split(GOOD).frames.get(0);
    }
}
