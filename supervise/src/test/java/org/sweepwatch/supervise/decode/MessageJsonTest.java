package org.sweepwatch.supervise.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.DecodedBody;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;

/** What an operator writes becomes the bytes for the terminal; what a terminal sends becomes readable. */
class MessageJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static MessageBody read(MessageId id, String json) throws JsonProcessingException {
        return MessageJson.read(id, JSON.readTree(json));
    }

    private static void assertBytes(String hex, MessageBody body, ProtocolVersion version) {
        assertArrayEquals(HexFormat.of().parseHex(hex.replace(" ", "")), body.encode(version));
    }

    @Test
    void commandsAreWrittenInTheLayoutOfTheTerminal() throws IOException {
        MessageBody text = read(MessageId.TEXT, "{\"flags\":12,\"type\":1,\"text\":\"返场\"}");
        assertBytes("0C B7B5B3A1", text, ProtocolVersion.V2013);
        assertBytes("0C 01 B7B5B3A1", text, ProtocolVersion.V2019);
        MessageBody lock = read(MessageId.VEHICLE_CONTROL, "{\"lockDoors\":true}");
        assertBytes("01", lock, ProtocolVersion.V2013);
        assertBytes("0001 0001 00", lock, ProtocolVersion.V2019);
        MessageBody tracking = read(MessageId.TEMPORARY_TRACKING, "{\"intervalS\":10,\"validityS\":300}");
        assertBytes("000A 0000012C", tracking, ProtocolVersion.V2011);
        assertBytes("", read(MessageId.QUERY_LOCATION, "{}"), ProtocolVersion.V2011);
    }

    @Test
    void parametersGoByNameByIdOrAsBytes() throws IOException {
        MessageBody set = read(
                MessageId.SET_PARAMETERS,
                "{\"parameters\":[{\"name\":\"heartbeatIntervalS\",\"value\":60},{\"id\":\"0x0029\",\"value\":10},"
                        + "{\"id\":61441,\"hex\":\"AA BB\"}]}");
        assertBytes("03 00000001 04 0000003C 00000029 04 0000000A 0000F001 02 AABB", set, ProtocolVersion.V2013);
        assertEquals(
                "[{\"id\":\"0x0001\",\"name\":\"heartbeatIntervalS\",\"value\":60},"
                        + "{\"id\":\"0x0029\",\"name\":\"defaultIntervalS\",\"value\":10},"
                        + "{\"id\":\"0xF001\",\"hex\":\"aabb\"}]",
                MessageJson.of(set).get("parameters").toString());
    }

    @Test
    void aMistakeIsNamed() {
        for (String json : new String[] {
            "{\"parameters\":[{\"name\":\"heartbeat\",\"value\":60}]}",
            "{\"parameters\":[{\"id\":\"0x0001\",\"value\":\"sixty\"}]}",
            "{\"parameters\":[{\"id\":\"0x0031\",\"value\":65536}]}",
            "{\"parameter\":[]}",
        }) {
            JsonProcessingException refused =
                    assertThrows(JsonProcessingException.class, () -> read(MessageId.SET_PARAMETERS, json), json);
            assertTrue(refused.getOriginalMessage().contains("parameter"), refused.getOriginalMessage());
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedBeforeItReachesATerminal() throws IOException {
        MessageBody tooLong = read(MessageId.TEMPORARY_TRACKING, "{\"intervalS\":70000,\"validityS\":300}");
        assertThrows(IllegalArgumentException.class, () -> tooLong.encode(ProtocolVersion.V2013));
        MessageBody timeless =
                read(MessageId.SET_CIRCLES, "{\"action\":1,\"areas\":[{\"id\":7,\"attributes\":1,\"radiusM\":9}]}");
        IllegalArgumentException missing =
                assertThrows(IllegalArgumentException.class, () -> timeless.encode(ProtocolVersion.V2013));
        assertEquals("startTime is missing", missing.getMessage());
    }

    /** The record's own JSON is what a command may contain, so it must come back as it went. */
    @Test
    void everyRecordedCommandSurvivesTheWayThroughJson() throws IOException {
        Path corpus = Stream.of("../../shared/frames/corpus.jsonl", "../shared/frames/corpus.jsonl")
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(corpus != null, "no recorded frames: shared/frames is not beside the project");
        FrameJson decoder = new FrameJson();
        int commands = 0;
        for (String line : Files.readAllLines(corpus)) {
            JsonNode row = JSON.readTree(line);
            MessageId id = MessageId.of(Integer.parseInt(row.get("msg_id").asText(), 16));
            boolean sound =
                    row.get("checksum_ok").asBoolean() && row.get("len_ok").asBoolean();
            boolean readable =
                    sound && row.get("enc").asInt() == 0 && !row.get("sub").asBoolean();
            if (id == null || !readable || MessageCatalogue.typeOf(id) == null) {
                continue;
            }
            JsonNode frame = decoder.decode(row.get("hex").asText()).get(0);
            assertFalse(frame.has("error"), frame.get("error") + " " + line);
            assertNotNull(frame.get("body"), line);
            if (id.fromTerminal()
                    || id == MessageId.SERVER_TIME_REPLY
                    || frame.at("/body/answeredSerial").isInt()) {
                continue;
            }
            byte[] body = bodyOf(row.get("hex").asText());
            ProtocolVersion header =
                    ProtocolVersion.valueOf("V" + frame.get("version").asText());
            DecodedBody direct = MessageCatalogue.decode(id, body, 0, body.length, header);
            MessageBody again = MessageJson.read(id, MessageJson.of(direct.body()));
            assertArrayEquals(direct.body().encode(direct.version()), again.encode(direct.version()), line);
            commands++;
        }
        System.out.println("recorded commands through JSON: " + commands);
        assertTrue(commands > 30, "commands " + commands);
    }

    private static byte[] bodyOf(String hex) {
        byte[] content = FrameCandidates.in(HexText.parse(hex).bytes()).get(0).content();
        FrameHeader header = new FrameHeader();
        header.parse(content, content.length);
        return Arrays.copyOfRange(content, header.bodyOffset(), header.bodyOffset() + header.bodyLength());
    }
}
