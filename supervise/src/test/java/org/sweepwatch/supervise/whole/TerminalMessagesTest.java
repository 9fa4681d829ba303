package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.data.CompressedData;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.media.MediaData;
import org.sweepwatch.ingest.message.parameter.Parameter;
import org.sweepwatch.ingest.message.parameter.ParameterKind;
import org.sweepwatch.ingest.message.parameter.Parameters;
import org.sweepwatch.ingest.message.parameter.TerminalAttributes;
import org.sweepwatch.ingest.message.vehicle.DriverIdentity;
import org.sweepwatch.ingest.message.vehicle.Waybill;

/** What terminals say beside positions, from the socket to the API. */
class TerminalMessagesTest {
    private static final long MEDIA_ID = 77;

    @TempDir
    static Path directory;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void attributesAndDriverShowOnTheTerminalAndPersonalDataIsMasked() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000001").online()) {
            int vehicle = server.vehicle("13900000001");
            TerminalAttributes attributes =
                    new TerminalAttributes(4, "ZZTST", "QX-808B", "A002", "89860000000000000001", "H1", "F2.3", 3, 5);
            assertEquals(0, terminal.ask(MessageId.ATTRIBUTES, attributes.encode(ProtocolVersion.V2013)));
            DriverIdentity driver =
                    new DriverIdentity(1, Instant.now(), 0, "欧阳明", "430200199001011234", "株洲", "20300101", "");
            assertEquals(0, terminal.ask(MessageId.DRIVER_IDENTITY, driver.encode(ProtocolVersion.V2013)));

            JsonNode known = server.await(
                    "/api/v1/vehicles/" + vehicle + "/terminal",
                    answer -> !answer.get("driver").isNull());
            assertEquals("F2.3", known.at("/attributes/value/firmwareVersion").asText());
            assertEquals(
                    "89860000000000000001", known.at("/attributes/value/iccid").asText());
            assertEquals("欧**", known.at("/driver/value/name").asText());
            assertEquals("**", known.at("/driver/value/qualification").asText());
            assertEquals("2013", known.get("version").asText());
            assertTrue(known.at("/link/connected").asBoolean());

            assertTrue(storedOf(vehicle).size() >= 3, "attributes, driver and its fact");
            for (String column : storedOf(vehicle)) {
                assertFalse(column.contains("阳明") || column.contains("43020019"), column);
            }
            Path key = directory.resolve("data/personal-data.key");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));

            JsonNode kept = server.get("/api/v1/vehicles/" + vehicle + "/messages");
            assertEquals(2, kept.get("items").size());
            assertFalse(kept.toString().contains("阳明"), kept.toString());
            assertEquals("0x0702", kept.at("/items/0/messageId").asText());

            DriverIdentity removed = new DriverIdentity(2, Instant.now(), null, "", "", "", "", "");
            terminal.ask(MessageId.DRIVER_IDENTITY, removed.encode(ProtocolVersion.V2013));
            server.await(
                    "/api/v1/vehicles/" + vehicle + "/terminal",
                    answer -> answer.get("driver").isNull());
        }
    }

    /** Every column that could tell of a driver, as text and, raw, as GBK. */
    private static List<String> storedOf(int vehicle) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection c = server.server.database().connection();
                Statement s = c.createStatement()) {
            try (ResultSet r = s.executeQuery("SELECT body, raw FROM message WHERE vehicle_id = " + vehicle)) {
                while (r.next()) {
                    found.add(r.getString(1) + new String(r.getBytes(2), "GBK"));
                }
            }
            try (ResultSet r = s.executeQuery("SELECT value FROM terminal_fact WHERE vehicle_id = " + vehicle)) {
                while (r.next()) {
                    found.add(r.getString(1));
                }
            }
        }
        return found;
    }

    @Test
    void aCompressedMessageIsDecodedAsWhatItHoldsAndABrokenOneIsCountedAndKept() throws Exception {
        String phone = "13900000008";
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, phone).online()) {
            int vehicle = server.vehicle(phone);
            FrameAddress address = FrameAddress.of(ProtocolVersion.V2013, phone);
            byte[] wire = new FrameWriter()
                    .begin(address, MessageId.LOCATION_REPORT.code(), 1)
                    .putBytes(location(27_832_150))
                    .end();
            byte[] bare = new FrameWriter()
                    .begin(address, MessageId.LOCATION_REPORT.code(), 2)
                    .putBytes(location(27_832_160))
                    .end();
            byte[] waybill = new FrameWriter()
                    .begin(address, MessageId.WAYBILL.code(), 3)
                    .putBytes(new Waybill("单号 7").encode(ProtocolVersion.V2013))
                    .end();
            assertEquals(0, compressed(terminal, wire));
            assertEquals(0, compressed(terminal, Arrays.copyOfRange(bare, 1, bare.length - 2)));
            assertEquals(0, compressed(terminal, waybill));

            byte[] broken = CompressedData.of(wire).encode(ProtocolVersion.V2013);
            broken[20] ^= 0x55;
            assertEquals(0, terminal.ask(MessageId.COMPRESSED_DATA, broken));
            byte[] trap = CompressedData.of(new byte[60_000]).encode(ProtocolVersion.V2013);
            assertEquals(0, terminal.ask(MessageId.COMPRESSED_DATA, trap));
            byte[] nested = new FrameWriter()
                    .begin(address, MessageId.COMPRESSED_DATA.code(), 4)
                    .putBytes(CompressedData.of(wire).encode(ProtocolVersion.V2013))
                    .end();
            assertEquals(0, compressed(terminal, nested));

            JsonNode kept = server.await(
                    "/api/v1/vehicles/" + vehicle + "/messages",
                    answer -> answer.get("items").size() == 4);
            assertEquals(
                    List.of("0x0901", "0x0901", "0x0901", "0x0701"),
                    kept.findValuesAsText("messageId"),
                    kept::toString);
            assertEquals("单号 7", kept.at("/items/3/body/text").asText());
            JsonNode track = server.get("/api/v1/vehicles/" + vehicle + "/track?from="
                    + Instant.now().minusSeconds(3_600) + "&to=" + Instant.now().plusSeconds(3_600));
            assertEquals(
                    Set.of("27.83215", "27.83216"), Set.copyOf(track.findValuesAsText("latitude")), track::toString);
            String metrics = new String(server.fetch("/metrics").body(), StandardCharsets.UTF_8);
            assertTrue(metrics.contains("sweepwatch_pipeline_messages_unpacked_total 3.0"), metrics);
            assertTrue(metrics.contains("sweepwatch_pipeline_messages_not_unpacked_total 3.0"), metrics);
        }
    }

    private static int compressed(SocketTerminal terminal, byte[] message) throws IOException {
        return terminal.ask(
                MessageId.COMPRESSED_DATA, CompressedData.of(message).encode(ProtocolVersion.V2013));
    }

    @Test
    void parametersAreComparedWithTheWantedOnes() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2019, "13900000002").online()) {
            int vehicle = server.vehicle("13900000002");
            want("{\"id\":\"heartbeatIntervalS\",\"value\":60}");
            want("{\"id\":\"0x0029\",\"value\":10}");
            want("{\"vehicleId\":" + vehicle + ",\"id\":\"0x0029\",\"value\":\"15\"}");
            want("{\"id\":\"0x0027\",\"value\":300}");
            Parameters first = new Parameters(
                    9,
                    List.of(
                            Parameter.of(ParameterKind.HEARTBEAT_INTERVAL_S, 60),
                            Parameter.of(ParameterKind.DEFAULT_INTERVAL_S, 10),
                            Parameter.of(ParameterKind.MAIN_SERVER_PASSWORD, "secret")));
            assertEquals(0, terminal.ask(MessageId.PARAMETERS, first.encode(ProtocolVersion.V2019)));
            Parameters second = new Parameters(10, List.of(Parameter.of(ParameterKind.TOP_SPEED_KMH, 40)));
            terminal.ask(MessageId.PARAMETERS, second.encode(ProtocolVersion.V2019));

            JsonNode items = server.await(
                            "/api/v1/vehicles/" + vehicle + "/parameters",
                            answer -> answer.get("items").size() == 5)
                    .get("items");
            assertEquals("in-step", parameter(items, "0x0001").get("state").asText());
            assertEquals("differs", parameter(items, "0x0029").get("state").asText());
            assertEquals("15", parameter(items, "0x0029").get("wanted").asText());
            assertEquals("unknown", parameter(items, "0x0027").get("state").asText());
            assertEquals("free", parameter(items, "0x0055").get("state").asText());
            assertEquals("**", parameter(items, "0x0012").at("/values/0").asText());
            assertFalse(server.get("/api/v1/vehicles/" + vehicle + "/messages")
                    .toString()
                    .contains("secret"));
        }
        HttpResponse<String> wrong = server.post("/api/v1/wanted-parameters", "{\"id\":\"speed\",\"value\":1}");
        assertEquals(400, wrong.statusCode());
        assertTrue(wrong.body().contains("0x0029"), wrong.body());
    }

    private static void want(String json) throws Exception {
        assertEquals(204, server.post("/api/v1/wanted-parameters", json).statusCode());
    }

    private static JsonNode parameter(JsonNode items, String id) {
        for (JsonNode item : items) {
            if (item.get("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("no " + id + " in " + items);
    }

    @Test
    void aPictureInPartsBecomesAFileThatIsListedAndServedAndTheTerminalIsTold() throws Exception {
        byte[] picture = new byte[60_000];
        new Random(5).nextBytes(picture);
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000003").online()) {
            int vehicle = server.vehicle("13900000003");
            byte[] body = media(picture).encode(ProtocolVersion.V2013);
            int parts = (body.length + 1022) / 1023;
            int[] order = new int[parts + 1];
            for (int i = 0; i < parts; i++) {
                order[i] = parts - i;
            }
            order[parts] = 2; // once more
            terminal.sendParts(MessageId.MULTIMEDIA_DATA, 500, body, 1023, order);

            SocketTerminal.Received told =
                    terminal.await(frame -> frame.messageId() == MessageId.MULTIMEDIA_REPLY.code());
            assertArrayEquals(new byte[] {0, 0, 0, (byte) MEDIA_ID}, told.body());

            JsonNode listed = server.await(
                    "/api/v1/vehicles/" + vehicle + "/media",
                    answer -> answer.get("items").size() > 0);
            assertEquals(1, listed.get("items").size());
            assertEquals("picture", listed.at("/items/0/type").asText());
            assertEquals(27.83215, listed.at("/items/0/latitude").asDouble(), 1e-6);
            HttpResponse<byte[]> file = server.fetch(listed.at("/items/0/href").asText());
            assertArrayEquals(picture, file.body());
            assertEquals("image/jpeg", file.headers().firstValue("Content-Type").orElseThrow());
            assertEquals(
                    "nosniff",
                    file.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertTrue(file.headers()
                    .firstValue("Content-Disposition")
                    .orElseThrow()
                    .startsWith("attachment"));
            assertEquals(
                    404,
                    server.fetch("/api/v1/vehicles/" + (vehicle + 1_000) + "/media/1")
                            .statusCode());
        }
        try (Stream<Path> files = Files.walk(directory.resolve("data/media"))) {
            assertTrue(files.noneMatch(path -> path.toString().endsWith(".new")));
        }
    }

    @Test
    void missingPartsOfAMediumAreAskedForAndComplete() throws Exception {
        byte[] picture = new byte[3_000];
        Arrays.fill(picture, (byte) 0x7E);
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2019, "13900000004").online()) {
            byte[] body = media(picture).encode(ProtocolVersion.V2019);
            terminal.sendParts(MessageId.MULTIMEDIA_DATA, 700, body, 500, 1, 2, 4, 7);
            server.awaitStored();
            server.clock.advance(Duration.ofSeconds(11));

            SocketTerminal.Received asked =
                    terminal.await(frame -> frame.messageId() == MessageId.MULTIMEDIA_REPLY.code());
            assertArrayEquals(new byte[] {0, 0, 0, (byte) MEDIA_ID, 3, 0, 3, 0, 5, 0, 6}, asked.body());
            terminal.sendParts(MessageId.MULTIMEDIA_DATA, 700, body, 500, 3, 5, 6);
            terminal.await(frame -> frame.messageId() == MessageId.MULTIMEDIA_REPLY.code() && frame.body().length == 4);
        }
    }

    @Test
    void missingPartsOfAnotherMessageAreAskedForAndWhatNeverComesIsKeptRaw() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000005").online()) {
            terminal.sendParts(MessageId.WAYBILL, 900, new byte[90], 30, 1, 3);
            server.awaitStored();
            server.clock.advance(Duration.ofSeconds(11));
            SocketTerminal.Received asked =
                    terminal.await(frame -> frame.messageId() == MessageId.PLATFORM_RESEND_REQUEST.code());
            assertArrayEquals(new byte[] {900 >> 8, (byte) 900, 1, 0, 2}, asked.body());
            server.clock.advance(Duration.ofSeconds(61));
            int vehicle = server.vehicle("13900000005");
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> new org.sweepwatch.store.query.QuarantineQuery(server.server.database())
                                    .list(vehicle, 10).stream()
                                            .filter(item -> item.reason().equals("SUBPACKAGED"))
                                            .count()
                            == 2);
        }
    }

    @Test
    void aMediumOf2011InPacketsOfItsOwnIsPutTogether() throws Exception {
        byte[] picture = new byte[1_500];
        new Random(6).nextBytes(picture);
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2011, "13900000006").online()) {
            int vehicle = server.vehicle("13900000006");
            for (int packet = 1; packet <= 2; packet++) {
                byte[] data = Arrays.copyOfRange(picture, (packet - 1) * 750, packet * 750);
                MediaData one = new MediaData(MEDIA_ID, 0, 0, 0, 1, null, 2L, (long) packet, data);
                assertEquals(0, terminal.ask(MessageId.MULTIMEDIA_DATA, one.encode(ProtocolVersion.V2011)));
            }
            SocketTerminal.Received told =
                    terminal.await(frame -> frame.messageId() == MessageId.MULTIMEDIA_REPLY.code());
            assertEquals(7, told.body().length);
            JsonNode listed = server.await(
                    "/api/v1/vehicles/" + vehicle + "/media",
                    answer -> answer.get("items").size() > 0);
            assertArrayEquals(
                    picture, server.fetch(listed.at("/items/0/href").asText()).body());
        }
    }

    @Test
    void theMessageOfAMakerIsKeptAsItCame() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000007").online()) {
            int vehicle = server.vehicle("13900000007");
            terminal.ask(MessageId.UPLINK_PASS_THROUGH, (byte) 0x41, (byte) 1, (byte) 2);
            JsonNode kept = server.await(
                    "/api/v1/vehicles/" + vehicle + "/messages?message=0x0900",
                    answer -> answer.get("items").size() == 1);
            assertEquals("410102", kept.at("/items/0/hex").asText());
            assertNotEquals(null, kept.at("/items/0/body"));
        }
    }

    private static MediaData media(byte[] picture) {
        return new MediaData(MEDIA_ID, 0, 0, 0, 1, new Location(location(27_832_150)), null, null, picture);
    }

    private static byte[] location(int latE6) {
        return new LocationEncoder()
                .begin(System.currentTimeMillis() / 1000 * 1000)
                .statusBits(3)
                .position(latE6, 113_147_690)
                .toBytes();
    }
}
