package org.sweepwatch.supervise.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.supervise.server.SweepWatchServer;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;

/** The database goes away while terminals send: they notice nothing, and afterwards everything is stored once. */
@Tag("alone")
class DatabaseAwayTest {
    private static final int TERMINALS = 187;
    private static final long PAUSE_MS = 100;
    private static final long DAY_MS = 86_400_000L;

    /** A loaded machine answers late now and then, database or not. */
    private static final double P99_FLOOR_MS = 100;

    @TempDir
    Path directory;

    @Test
    void terminalsAreAnsweredWhileTheDatabaseIsAwayAndTheBacklogDrains() throws Exception {
        away(15);
    }

    @Test
    @Tag("faults")
    void theSameForTenMinutes() throws Exception {
        away(600);
    }

    private void away(long seconds) throws Exception {
        Path postgres = directory.resolve("database");
        EmbeddedPostgres database = EmbeddedPostgres.start(postgres);
        DatabaseSettings access = database.settings();
        Path password = Files.writeString(directory.resolve("password"), access.password());
        SettingsReader settings = new SettingsReader()
                .option(SettingKey.DATA, directory.resolve("data"))
                .option(SettingKey.JT808_PORT, 0)
                .option(SettingKey.HTTP_PORT, 0)
                .option(SettingKey.ENROL, "open")
                .option(SettingKey.DB_URL, access.url())
                .option(SettingKey.DB_USER, access.user())
                .option(SettingKey.DB_PASSWORD_FILE, password);
        long firstTimeMs = System.currentTimeMillis() / 1000 * 1000 - 2 * DAY_MS;
        try (SweepWatchServer server = SweepWatchServer.start(settings.read(), Clock.systemUTC());
                LedgerFleet fleet = new LedgerFleet(TERMINALS, server::terminalAddress, firstTimeMs, PAUSE_MS)) {
            fleet.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> fleet.allAnswered() && fleet.acknowledgedCount() > 20 * TERMINALS);
            fleet.latenciesMs();
            TimeUnit.SECONDS.sleep(5);
            double normalP99Ms = p99(fleet.latenciesMs());
            long heapBefore = usedHeapAfterCollection();
            int acknowledgedBefore = fleet.acknowledgedCount();

            database.close();
            long awaySinceNs = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            double awayP99Ms = p99(fleet.latenciesMs());
            int acknowledgedAway = fleet.acknowledgedCount() - acknowledgedBefore;
            double awayS = (System.nanoTime() - awaySinceNs) / 1e9;
            long heapAway = usedHeapAfterCollection();

            database = EmbeddedPostgres.start(postgres);
            assertEquals(access.url(), database.settings().url(), "the database came back elsewhere");
            double arrivalRate = acknowledgedAway / awayS;
            // The store takes what arrives in groups: half a second of arrivals may be on the way at any time.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> storedCount(server) >= fleet.acknowledgedCount() - arrivalRate / 2);
            // From the database's own start: it may take rows well before its launcher returns.
            double drainS = secondsSinceStart(server);
            double drainRate = (fleet.acknowledgedCount() - acknowledgedBefore) / drainS;
            fleet.stop();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(server::caughtUp);
            System.out.printf(
                    "database away for %.0f s: p99 %.1f ms (before %.1f ms), %d acknowledged meanwhile (%.0f/s), drained at"
                            + " %.0f/s in %.1f s, heap %d -> %d KiB%n",
                    awayS,
                    awayP99Ms,
                    normalP99Ms,
                    acknowledgedAway,
                    arrivalRate,
                    drainRate,
                    drainS,
                    heapBefore >> 10,
                    heapAway >> 10);

            StoredLedger.assertExactlyOnce(server.database(), fleet.acknowledged());
            assertTrue(arrivalRate > TERMINALS, "answers went on: " + arrivalRate + " a second");
            assertTrue(
                    awayP99Ms <= Math.max(P99_FLOOR_MS, 2 * normalP99Ms),
                    "p99 of answers " + awayP99Ms + " ms (normal: " + normalP99Ms + " ms)");
            assertTrue(drainRate >= 3 * arrivalRate, "drained at " + drainRate + "/s, arrivals " + arrivalRate + "/s");
            long ledgerBytes = 200L * acknowledgedAway;
            assertTrue(
                    heapAway - ledgerBytes <= heapBefore * 1.1 + (16 << 20),
                    "heap grew from " + heapBefore + " to " + heapAway + " bytes");
        } finally {
            database.close();
        }
    }

    /** Not over the pool: that may wait 5 s before it notices that the database is back, and the drain is over by then. */
    private static long storedCount(SweepWatchServer server) throws SQLException {
        try (Connection connection = server.database().ownConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM position")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static double secondsSinceStart(SweepWatchServer server) throws SQLException {
        try (Connection connection = server.database().ownConnection();
                Statement statement = connection.createStatement();
                ResultSet seconds = statement.executeQuery(
                        "SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time())")) {
            seconds.next();
            return seconds.getDouble(1);
        }
    }

    private static double p99(List<Double> latenciesMs) {
        List<Double> sorted = latenciesMs.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * 0.99));
    }

    private static long usedHeapAfterCollection() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
