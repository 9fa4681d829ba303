package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.cli.SweepWatch;

/** From an item that nobody explains, over a profile that does, to history that is decoded again. */
class TerminalProfilesTest {
    private static final String PHONE = "13900000001";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final DatabaseSettings database = TestDatabase.settings();

    private final long startMs = System.currentTimeMillis() / 1000 * 1000 - 60_000;

    @Test
    void aVendorItemIsCountedThenReadAndHistoryIsDecodedAgain() throws Exception {
        Path data = directory.resolve("data");
        String code;
        int vehicle;
        try (RunningServer server = new RunningServer(data, database)) {
            try (SocketTerminal terminal =
                    server.terminal(ProtocolVersion.V2013, PHONE).online()) {
                code = terminal.code();
                vehicle = server.vehicle(PHONE);
                terminal.ask(MessageId.LOCATION_REPORT, location(startMs));
                terminal.ask(MessageId.LOCATION_REPORT, location(startMs + 1_000));
                JsonNode model = server.await(
                                "/api/v1/models",
                                answer -> answer.at("/items/0/unexplained/0/count")
                                                .asInt()
                                        == 2)
                        .at("/items/0");
                assertEquals("QX-808B", model.get("model").asText());
                assertEquals("sweepwatch-simulator", model.get("profile").asText());
                assertEquals("0xE3", model.at("/unexplained/0/item").asText());
                assertEquals("00020064", model.at("/unexplained/0/example").asText());

                Files.createDirectories(data.resolve("profiles"));
                Files.writeString(data.resolve("profiles/own.yaml"), """
                        name: own
                        match: [{maker: ZZTST, model: QX-808B}]
                        signals:
                          MAIN_BRUSH: {item: 0xE3, offset: 1, bit: 1}
                          FAN: {serial: 0x41, offset: 0, bit: 0}
                        items:
                          - {name: oilTemperature, item: 0xE3, offset: 2, width: 2, scale: 0.1, unit: °C}
                        """);
                server.await(
                        "/api/v1/models",
                        answer -> answer.at("/items/0/profile").asText().equals("own"));
                assertTrue(readings(server, vehicle).get("signals").isEmpty(), "stored before the profile");
            }
            assertEquals(
                    400, server.post("/api/v1/redecodings", asked("NO-SUCH")).statusCode());
            String taken = server.post("/api/v1/redecodings", asked("QX-808B")).body();
            long id = JSON.readTree(taken).get("id").asLong();
            JsonNode done = server.await(
                    "/api/v1/redecodings",
                    answer -> !answer.at("/items/0/finishedAt").isNull());
            assertEquals(id, done.at("/items/0/id").asLong());
            assertEquals(2, done.at("/items/0/read").asInt());
            assertEquals(2, done.at("/items/0/changed").asInt());
            assertTrue(readings(server, vehicle).at("/signals/MAIN_BRUSH").asBoolean());
        }
        try (RunningServer server = new RunningServer(data, database);
                SocketTerminal terminal =
                        server.terminal(ProtocolVersion.V2013, PHONE).authenticated(code)) {
            terminal.ask(MessageId.UPLINK_PASS_THROUGH, (byte) 0x41, (byte) 1);
            terminal.ask(MessageId.LOCATION_REPORT, location(System.currentTimeMillis() / 1000 * 1000));
            JsonNode live = server.await(
                    "/api/v1/vehicles/" + vehicle + "/readings",
                    answer -> answer.at("/signals/FAN").asBoolean());
            assertTrue(live.at("/signals/MAIN_BRUSH").asBoolean());
            assertFalse(live.get("signals").has("LIFT"));
            assertEquals(10.0, live.at("/values/oilTemperature/value").asDouble(), 1e-9);
            assertEquals(
                    0,
                    SweepWatch.run(
                            "redecode",
                            "--data=" + data,
                            "--url=" + server.server.httpUrl(),
                            "--model=QX-808B",
                            "--from=" + today().minusDays(1),
                            "--to=" + today().plusDays(1),
                            "--wait"));
            JsonNode again = server.await(
                    "/api/v1/redecodings",
                    answer -> answer.get("items").size() == 2
                            && !answer.at("/items/0/finishedAt").isNull());
            assertEquals(3, again.at("/items/0/read").asInt());
            assertEquals(0, again.at("/items/0/changed").asInt(), "what came from the collector stays");
        }
    }

    @Test
    void aModelThatTakesTheServerTimeAsLocalIsToldTheLocalTime() throws Exception {
        Path data = directory.resolve("local");
        Files.createDirectories(data.resolve("profiles"));
        Files.writeString(
                data.resolve("profiles/local.yaml"),
                "name: local\nmatch: [{maker: ZZTST, model: QX-808B}]\nserver-time: gmt8\n");
        try (RunningServer server = new RunningServer(data, database);
                SocketTerminal terminal = server.terminal(ProtocolVersion.V2019, PHONE)) {
            assertEquals(0, toldAheadHours(terminal), "a terminal whose model is not known");
            terminal.online();
            assertEquals(8, toldAheadHours(terminal));
        }
    }

    private static long toldAheadHours(SocketTerminal terminal) throws Exception {
        int before = terminal.received().size();
        terminal.send(MessageId.SERVER_TIME_QUERY);
        SocketTerminal.Received told = terminal.await(frame -> frame.messageId() == MessageId.SERVER_TIME_REPLY.code()
                && terminal.received().indexOf(frame) >= before);
        long toldMs = ServerTimeReply.decode(told.body(), 0, told.body().length).timeMs();
        return Math.round((toldMs - System.currentTimeMillis()) / 3_600_000.0);
    }

    private static JsonNode readings(RunningServer server, int vehicle) throws Exception {
        return server.get("/api/v1/vehicles/" + vehicle + "/readings");
    }

    private LocalDate today() {
        return new OperationalCalendar().dateOf(Instant.ofEpochMilli(startMs));
    }

    private String asked(String model) {
        LocalDate today = today();
        return "{\"model\":\"" + model + "\",\"from\":\"" + today.minusDays(1) + "\",\"to\":\"" + today.plusDays(1)
                + "\"}";
    }

    private static byte[] location(long timeMs) {
        return new LocationEncoder()
                .begin(timeMs)
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .item(0xE3, (byte) 0, (byte) 2, (byte) 0, (byte) 100)
                .toBytes();
    }
}
