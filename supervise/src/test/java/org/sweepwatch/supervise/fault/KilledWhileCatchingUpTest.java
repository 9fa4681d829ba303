package org.sweepwatch.supervise.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MotionSettings;

/**
 * The server killed while it stores what waited in its journal: in a flood positions are stored before the checkpoint and
 * the days of their devices are. The next start reads them from the journal again, and must neither store nor count one twice.
 */
class KilledWhileCatchingUpTest {
    private static final int TERMINALS = 187;
    private static final long PAUSE_MS = 5;
    private static final int BACKLOG = 60_000;
    private static final int STORED_BEFORE_KILL = 20_000;
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    Path directory;

    private Path data;
    private String[] access;
    private DatabaseSettings database;

    @Test
    void whatWasStoredBeforeItsCheckpointIsNeitherStoredNorCountedTwice() throws Exception {
        data = directory.resolve("server");
        Path postgres = directory.resolve("postgres");
        EmbeddedPostgres embedded = EmbeddedPostgres.start(postgres);
        database = embedded.settings();
        access = new String[] {
            "--db-url",
            database.url(),
            "--db-user",
            database.user(),
            "--db-password-file",
            Files.writeString(directory.resolve("password"), database.password())
                    .toString()
        };
        AtomicReference<InetSocketAddress> address = new AtomicReference<>();
        ServerProcess server = ServerProcess.start(data, 0, access);
        address.set(server.terminalAddress());
        try (LedgerFleet fleet = new LedgerFleet(
                TERMINALS, address::get, System.currentTimeMillis() / 1000 * 1000 - HOUR_MS, PAUSE_MS)) {
            fleet.start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(fleet::allAnswered);
            embedded.close();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> fleet.acknowledgedCount() > BACKLOG);
            fleet.stop();
            server.killTree();

            embedded = EmbeddedPostgres.start(postgres);
            assertEquals(database.url(), embedded.settings().url(), "the database came back elsewhere");
            long storedBefore = storedCount();
            server = ServerProcess.launch(List.of(), data, 0, access);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> storedCount() > storedBefore + STORED_BEFORE_KILL);
            server.killTree();
            assertTrue(storedCount() < fleet.acknowledgedCount(), "killed too late: everything was stored");

            server = ServerProcess.start(data, 0, access);
            awaitAllStored(server);
            assertTrue(repeated(server) > 0, "nothing had been stored before its checkpoint");
            assertEquals(0, server.terminate(10), "exit code after SIGTERM");
            try (Database store = Database.open(database)) {
                StoredLedger.assertExactlyOnce(store, fleet.acknowledged());
            }
            assertEquals(positionsByVehicle(), foldedByVehicle(), "points in the days of the devices");
        } finally {
            server.close();
            embedded.close();
        }
    }

    private static void awaitAllStored(ServerProcess server) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(server, "/health", "").contains("everything durable is stored"));
    }

    private double repeated(ServerProcess server) throws Exception {
        String token = Files.readString(data.resolve("api-token")).strip();
        return get(server, "/metrics", token)
                .lines()
                .filter(line -> line.startsWith("sweepwatch_pipeline_positions_repeated_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String get(ServerProcess server, String path, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.httpUrl() + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private long storedCount() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM position")) {
            count.next();
            return count.getLong(1);
        }
    }

    private Map<Integer, Integer> positionsByVehicle() throws SQLException {
        Map<Integer, Integer> counts = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT vehicle_id, count(*) FROM position GROUP BY vehicle_id")) {
            while (rows.next()) {
                counts.put(rows.getInt(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private Map<Integer, Integer> foldedByVehicle() throws SQLException {
        Map<Integer, Integer> counts = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT vehicle_id, state FROM device_day")) {
            while (rows.next()) {
                DeviceDayFold fold =
                        DeviceDayFold.fromBytes(rows.getBytes(2), new OperationalCalendar(), MotionSettings.DEFAULT);
                int points = fold.track().points();
                if (points > 0) { // a device that was only heard of has a day, too
                    counts.merge(rows.getInt(1), points, Integer::sum);
                }
            }
        }
        return counts;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
