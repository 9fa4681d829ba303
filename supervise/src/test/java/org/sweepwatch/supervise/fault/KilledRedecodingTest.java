package org.sweepwatch.supervise.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;
import org.sweepwatch.supervise.whole.SocketTerminal;

/** The server killed while it decodes history again: between two vehicles, with the second half written. */
class KilledRedecodingTest {
    private static final String[] PHONES = {"13973300187", "13973300188", "13973300189"};
    private static final int POINTS = 3;
    private static final String PROFILE = """
            name: own
            match: [{maker: ZZTST, model: QX-808B}]
            signals:
              MAIN_BRUSH: {item: 0xE3, offset: 1, bit: 1}
            """;

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final long startMs = System.currentTimeMillis() / 1000 * 1000 - 60_000;
    private Path data;

    @Test
    void goesOnWithTheNextVehicleAndReadsNoPositionTwice() throws Exception {
        data = directory.resolve("data");
        ServerProcess server = ServerProcess.start(data, 0);
        try {
            for (String phone : PHONES) {
                try (SocketTerminal terminal =
                        new SocketTerminal(server.terminalAddress(), ProtocolVersion.V2013, phone)) {
                    terminal.online();
                    for (int i = 0; i < POINTS; i++) {
                        terminal.ask(MessageId.LOCATION_REPORT, location(startMs + i * 1_000L));
                    }
                }
            }
            await(server, "/health", answer -> answer.toString().contains("everything durable is stored"));
            Files.createDirectories(data.resolve("profiles"));
            Files.writeString(data.resolve("profiles/own.yaml"), PROFILE);
            await(
                    server,
                    "/api/v1/models",
                    answer -> answer.at("/items/0/profile").asText().equals("own"));
            try (StoreAccess store = access();
                    Connection c = store.database().connection()) {
                // The second vehicle cannot be written while this holds its positions.
                lock(c, vehicle(store, PHONES[1]));
                ask(server);
                await(
                        server,
                        "/api/v1/redecodings",
                        answer -> answer.at("/items/0/read").asInt() == POINTS);
                awaitBlocked(store);
                server.killTree();
            }
            server = ServerProcess.start(data, server.jt808Port());
            JsonNode done = await(
                    server,
                    "/api/v1/redecodings",
                    answer -> !answer.at("/items/0/finishedAt").isNull());
            assertEquals(PHONES.length * POINTS, done.at("/items/0/read").asInt());
            assertEquals(PHONES.length * POINTS, done.at("/items/0/changed").asInt());
            assertEquals(1, done.get("items").size());
            try (StoreAccess store = access();
                    Connection c = store.database().connection();
                    Statement s = c.createStatement();
                    ResultSet r = s.executeQuery("SELECT signals FROM position")) {
                int rows = 0;
                while (r.next()) {
                    rows++;
                    assertEquals(Signal.MAIN_BRUSH.word(true), r.getInt(1));
                }
                assertEquals(PHONES.length * POINTS, rows);
            }
        } finally {
            server.close();
        }
    }

    private StoreAccess access() throws Exception {
        return StoreAccess.forCommand(
                new SettingsReader().option(SettingKey.DATA, data).read());
    }

    private static int vehicle(StoreAccess store, String phone) {
        return new VehicleStore(store.database())
                .findByPhone(phone)
                .orElseThrow()
                .id();
    }

    /** In a transaction that the pool does not know of: it ends with the database and must not be rolled back after that. */
    private static void lock(Connection c, int vehicle) throws Exception {
        try (Statement s = c.createStatement()) {
            s.execute("BEGIN");
            try (ResultSet r = s.executeQuery("SELECT 1 FROM position WHERE vehicle_id = " + vehicle + " FOR UPDATE")) {
                assertTrue(r.next());
            }
        }
    }

    private static void awaitBlocked(StoreAccess store) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            try (Connection c = store.database().connection();
                    Statement s = c.createStatement();
                    ResultSet r = s.executeQuery("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE 'UPDATE position%'")) {
                return r.next();
            }
        });
    }

    private void ask(ServerProcess server) throws Exception {
        LocalDate today = new OperationalCalendar().dateOf(Instant.ofEpochMilli(startMs));
        String body =
                "{\"model\":\"QX-808B\",\"from\":\"" + today.minusDays(1) + "\",\"to\":\"" + today.plusDays(1) + "\"}";
        HttpRequest request = request(server, "/api/v1/redecodings")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertEquals(2, client.send(request, BodyHandlers.discarding()).statusCode() / 100);
    }

    private JsonNode await(ServerProcess server, String path, Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> new ObjectMapper()
                                .readTree(client.send(request(server, path).build(), BodyHandlers.ofString())
                                        .body()),
                        wanted);
    }

    private HttpRequest.Builder request(ServerProcess server, String path) throws Exception {
        String token = Files.readString(data.resolve("api-token")).strip();
        return HttpRequest.newBuilder(URI.create(server.httpUrl() + path)).header("Authorization", "Bearer " + token);
    }

    private static byte[] location(long timeMs) {
        return new LocationEncoder()
                .begin(timeMs)
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .item(0xE3, (byte) 0, (byte) 2)
                .toBytes();
    }
}
