package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.supervise.api.TestDatabase;

/** Commands from the API to a terminal and its answers back. */
class CommandsTest {
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
    void aTextIsConfirmedAndWrittenDownWithWhoAsked() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2019, "13900000001").online()) {
            terminal.behaving(CommandsTest::confirm);
            int vehicle = server.vehicle("13900000001");
            long number =
                    server.command(vehicle, "{\"message\":\"text\",\"body\":{\"text\":\"请返回路线\"},\"by\":\"王调度\"}");
            JsonNode done = server.awaitCommand(vehicle, number, "DONE");
            assertEquals("0x8300", done.get("message").asText());
            assertEquals("王调度", done.get("askedBy").asText());
            assertEquals(1, done.get("attempts").asInt());
            assertEquals(0, done.get("result").asInt());

            SocketTerminal.Received text = terminal.await(frame -> frame.messageId() == MessageId.TEXT.code());
            assertEquals(0x0C, text.body()[0]);
            assertEquals(1, text.body()[1], "kind of text, 2019");
            assertEquals("请返回路线", gbk(text.body(), 2));
        }
    }

    @Test
    void locatingAVehicleAnswersWithItsPositionWhichIsStoredToo() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000002").online()) {
            terminal.behaving((self, frame) -> {
                if (frame.messageId() == MessageId.QUERY_LOCATION.code()) {
                    ByteArrayOutputStream body = new ByteArrayOutputStream();
                    body.writeBytes(new byte[] {(byte) (frame.serial() >> 8), (byte) frame.serial()});
                    body.writeBytes(location());
                    self.send(MessageId.LOCATION_ANSWER, body.toByteArray());
                }
            });
            int vehicle = server.vehicle("13900000002");
            long number = server.command(vehicle, "{\"message\":\"locate\"}");
            server.awaitCommand(vehicle, number, "ANSWERED");
            JsonNode answered = server.await(
                    "/api/v1/vehicles/" + vehicle + "/commands/" + number,
                    command -> !command.get("answer").isNull());
            assertEquals(27.83215, answered.at("/answer/body/location/latitude").asDouble(), 1e-6);
            assertEquals(
                    1,
                    server.get("/api/v1/vehicles/" + vehicle + "/track")
                            .get("items")
                            .size());
        }
    }

    @Test
    void parametersAreSetByNameAndARefusalIsKept() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000003").online()) {
            terminal.behaving((self, frame) -> {
                if (frame.messageId() == MessageId.SET_PARAMETERS.code()) {
                    self.reply(frame, 3);
                }
            });
            int vehicle = server.vehicle("13900000003");
            long number = server.command(
                    vehicle,
                    "{\"message\":\"0x8103\",\"body\":{\"parameters\":[{\"name\":\"heartbeatIntervalS\",\"value\":60},"
                            + "{\"id\":\"0x0029\",\"value\":10}]}}");
            JsonNode refused = server.awaitCommand(vehicle, number, "REFUSED");
            assertEquals(3, refused.get("result").asInt());
            SocketTerminal.Received set = terminal.await(frame -> frame.messageId() == MessageId.SET_PARAMETERS.code());
            assertArrayEquals(new byte[] {2, 0, 0, 0, 1, 4, 0, 0, 0, 60, 0, 0, 0, 0x29, 4, 0, 0, 0, 10}, set.body());
        }
    }

    @Test
    void aCommandWaitsForATerminalThatComesLaterAlsoOverARestart() throws Exception {
        String code;
        DatabaseSettings database = TestDatabase.settings();
        try (RunningServer first = new RunningServer(directory.resolve("restarted"), database)) {
            int vehicle;
            try (SocketTerminal terminal =
                    first.terminal(ProtocolVersion.V2013, "13900000009").online()) {
                vehicle = first.vehicle("13900000009");
                code = terminal.code();
            }
            first.await(
                    "/api/v1/vehicles/" + vehicle + "/terminal",
                    known -> !known.at("/link/connected").asBoolean());
            long number = first.command(vehicle, "{\"message\":\"track\",\"body\":{\"intervalS\":5}}");
            assertEquals(
                    "QUEUED",
                    first.get("/api/v1/vehicles/" + vehicle + "/commands/" + number)
                            .get("state")
                            .asText());
        }
        try (RunningServer second = new RunningServer(directory.resolve("restarted"), database);
                SocketTerminal terminal = second.terminal(ProtocolVersion.V2013, "13900000009")) {
            int vehicle = second.vehicle("13900000009");
            terminal.behaving(CommandsTest::confirm).authenticated(code);
            JsonNode commands = second.await(
                    "/api/v1/vehicles/" + vehicle + "/commands",
                    list -> list.at("/items/0/state").asText().equals("DONE"));
            assertEquals(1, commands.get("items").size());
            SocketTerminal.Received track =
                    terminal.await(frame -> frame.messageId() == MessageId.TEMPORARY_TRACKING.code());
            assertArrayEquals(new byte[] {0, 5, 0, 0, 1, 44}, track.body());
            JsonNode known = second.get("/api/v1/vehicles/" + vehicle + "/terminal");
            assertTrue(known.at("/link/connected").asBoolean());
            assertTrue(known.at("/traffic/day/upBytes").asLong() > 50, "traffic before the restart: " + known);
            assertEquals("normal", known.at("/traffic/level").asText());
        }
    }

    @Test
    void anUpgradePackageComesFromTheUpgradeDirectoryInParts() throws Exception {
        byte[] firmware = new byte[3_000];
        Arrays.fill(firmware, (byte) 0x7D);
        Path upgrades = Files.createDirectories(directory.resolve("data/upgrades"));
        Files.write(upgrades.resolve("fw.bin"), firmware);
        Files.write(directory.resolve("data/secret.bin"), firmware);
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000004").online()) {
            terminal.behaving((self, frame) -> {
                if (frame.messageId() == MessageId.UPGRADE_PACKAGE.code() && frame.body().length < 1023) {
                    self.reply(frame, 0);
                }
            });
            int vehicle = server.vehicle("13900000004");
            String body = "{\"message\":\"upgrade\",\"body\":{\"makerId\":\"ZZTST\",\"firmwareVersion\":\"2.4\","
                    + "\"file\":\"%s\"}}";
            long number = server.command(vehicle, body.formatted("fw.bin"));
            server.awaitCommand(vehicle, number, "ACKNOWLEDGED");
            assertEquals(
                    3,
                    terminal.received().stream()
                            .filter(frame -> frame.messageId() == MessageId.UPGRADE_PACKAGE.code())
                            .count());
            terminal.ask(MessageId.UPGRADE_RESULT, (byte) 0, (byte) 0);
            server.awaitCommand(vehicle, number, "ANSWERED");

            for (String name : List.of("../secret.bin", "/etc/passwd", "none.bin", "")) {
                HttpResponse<String> refused =
                        server.post("/api/v1/vehicles/" + vehicle + "/commands", body.formatted(name));
                assertEquals(400, refused.statusCode(), name);
            }
        }
    }

    @Test
    void whatCannotBeSentIsRefusedWithWhatWouldBeRight() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2011, "13900000005").online()) {
            int vehicle = server.vehicle("13900000005");
            String path = "/api/v1/vehicles/" + vehicle + "/commands";
            refused(400, "set-parameters", path, "{\"message\":\"explode\"}");
            refused(400, "set-parameters", path, "{\"message\":\"0x8001\"}");
            refused(400, "fields: flags, type, text", path, "{\"message\":\"text\",\"body\":{\"txt\":\"a\"}}");
            refused(400, "expiresInS", path, "{\"message\":\"text\",\"body\":{\"text\":\"a\"},\"expiresInS\":0}");
            refused(400, "Known: message", path, "{\"message\":\"text\",\"vehicle\":7}");
            refused(409, "2011", path, "{\"message\":\"attributes\"}");
            refused(404, "no vehicle", "/api/v1/vehicles/99999/commands", "{\"message\":\"locate\"}");
        }
    }

    @Test
    void aFullQueueRefusesUntilThereIsRoom() throws Exception {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, "13900000006").online()) {
            int vehicle = server.vehicle("13900000006");
            String path = "/api/v1/vehicles/" + vehicle + "/commands";
            int taken = 0;
            HttpResponse<String> last;
            while ((last = server.post(path, "{\"message\":\"locate\"}")).statusCode() == 201) {
                taken++;
                assertTrue(taken <= 1_000, "no end");
            }
            assertEquals(429, last.statusCode());
            assertTrue(last.body().contains("queue_full"), last.body());
            terminal.close();
        }
    }

    private static void refused(int status, String naming, String path, String json) throws Exception {
        HttpResponse<String> answer = server.post(path, json);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(naming), answer.body());
    }

    private static void confirm(SocketTerminal terminal, SocketTerminal.Received frame) throws java.io.IOException {
        if (frame.messageId() > MessageId.REGISTRATION_REPLY.code()) {
            terminal.reply(frame, 0);
        }
    }

    private static byte[] location() {
        return new LocationEncoder()
                .begin(System.currentTimeMillis() / 1000 * 1000)
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .toBytes();
    }

    private static String gbk(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, Charset.forName("GB18030"));
    }
}
