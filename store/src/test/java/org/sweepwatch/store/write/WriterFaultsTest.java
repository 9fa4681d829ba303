package org.sweepwatch.store.write;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.StoreUnavailableException;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.embedded.MadeCluster;
import org.sweepwatch.store.query.CheckpointStore;

/** A database that goes away while it is written to. What counts: every position there, once. */
class WriterFaultsTest {
    private static final int ROWS_A_BATCH = 2_000;

    @Test
    void connectionsKilledInMidCopyLeaveNoGapAndNoDuplicate() throws Exception {
        killConnections(20);
    }

    @Test
    @Tag("faults")
    void connectionsKilledInMidCopyTwoHundredTimesLeaveNoGapAndNoDuplicate() throws Exception {
        killConnections(200);
    }

    /** For each batch, at a random moment after its begin, the connection that is at work is killed. */
    private static void killConnections(int batches) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestDatabase db = TestServer.newDatabase();
                Database database = db.open();
                StoreWriter writer = new StoreWriter(database, Clock.systemUTC());
                Connection killer = TestServer.connect(db.settings())) {
            long start = System.currentTimeMillis() / 1000 * 1000 - 3_600_000;
            int failures = 0;
            int merged = 0;
            StoreBatch batch = new StoreBatch(ROWS_A_BATCH);
            for (int n = 0; n < batches; n++) {
                fill(batch, start, n);
                int delayMs = random.nextInt(20);
                CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> kill(killer, delayMs));
                WriteResult result = null;
                while (result == null) {
                    try {
                        result = writer.write(batch);
                    } catch (StoreUnavailableException e) {
                        failures++;
                    }
                }
                merged += result.merged() ? 1 : 0;
                kill.join();
            }
            String context = "seed " + seed + ", " + batches + " batches, " + failures + " broken, " + merged
                    + " found stored by a commit whose answer was lost";
            System.out.println("connections killed: " + context);
            assertTrue(failures >= batches / 5, context);
            assertExactlyOnce(database, db.settings(), batches, context);
        }
    }

    @Test
    void killMinusNineOfPostgresLosesNothingThatWasWrittenAndTheWriterGoesOn(@TempDir Path dir) throws Exception {
        MadeCluster.copyTo(dir);
        long start = System.currentTimeMillis() / 1000 * 1000 - 3_600_000;
        StoreBatch batch = new StoreBatch(ROWS_A_BATCH);
        int batches = 0;
        DatabaseSettings settings = null;
        for (int round = 0; round < 3; round++) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir);
                    Database database = Database.open(impatient(postgres));
                    StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
                settings = postgres.settings();
                assertExactlyOnce(database, settings, batches, "round " + round);
                for (int i = 0; i < 5; i++) {
                    fill(batch, start, batches);
                    writer.write(batch);
                    batches++;
                }
                killPostmaster(dir);
                long before = System.nanoTime();
                fill(batch, start, batches);
                while (isWritten(writer, batch)) { // the orphaned session may still finish what it does
                    batches++;
                    fill(batch, start, batches);
                }
                assertFalse(isWritten(writer, batch));
                assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 15);
            }
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir);
                Database database = Database.open(postgres.settings())) {
            assertExactlyOnce(database, postgres.settings(), batches, "at the end");
        }
    }

    @Test
    void aStoppedServerIsUnavailableWithinSecondsAndThePoolRecovers(@TempDir Path dir) {
        MadeCluster.copyTo(dir);
        EmbeddedPostgres first = EmbeddedPostgres.start(dir);
        try (Database database = Database.open(impatient(first));
                StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            StoreBatch batch = new StoreBatch(ROWS_A_BATCH);
            long start = System.currentTimeMillis() / 1000 * 1000 - 3_600_000;
            fill(batch, start, 0);
            writer.write(batch);
            first.close();

            long before = System.nanoTime();
            assertThrows(StoreUnavailableException.class, database::ping);
            fill(batch, start, 1);
            assertThrows(StoreUnavailableException.class, () -> writer.write(batch));
            assertThrows(StoreUnavailableException.class, () -> new CheckpointStore(database).find("j"));
            long seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();
            assertTrue(seconds < 20, seconds + " s");
            assertThrows(StoreUnavailableException.class, () -> Database.open(first.settings()));

            try (EmbeddedPostgres again = EmbeddedPostgres.start(dir)) {
                assertEquals(first.settings().url(), again.settings().url(), "the port is kept");
                writer.write(batch);
                await().atMost(Duration.ofSeconds(20))
                        .ignoreException(StoreUnavailableException.class)
                        .untilAsserted(() -> assertExactlyOnce(database, again.settings(), 2, "after the restart"));
            }
        }
    }

    private static boolean isWritten(StoreWriter writer, StoreBatch batch) {
        try {
            writer.write(batch);
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static DatabaseSettings impatient(EmbeddedPostgres postgres) {
        DatabaseSettings s = postgres.settings();
        return new DatabaseSettings(
                s.url(), s.user(), s.password(), s.poolSize(), Duration.ofSeconds(1), s.statementTimeout());
    }

    private static void fill(StoreBatch batch, long start, int number) {
        batch.clear();
        for (int i = 0; i < ROWS_A_BATCH; i++) {
            int n = number * ROWS_A_BATCH + i;
            Rows.addLastKnown(batch.positions(), 1 + n % 187, start + n / 187 * 1000L, n);
        }
        batch.checkpoint("journal", number);
    }

    private static void assertExactlyOnce(Database database, DatabaseSettings settings, int batches, String context) {
        String expected = Long.toString((long) batches * ROWS_A_BATCH);
        assertEquals(
                expected + "/" + expected,
                TestServer.column(settings, "SELECT count(*) || '/' || count(DISTINCT odometer_hm) FROM position")
                        .get(0),
                context);
        assertEquals(batches - 1L, new CheckpointStore(database).find("journal").orElse(-1), context);
    }

    private static void kill(Connection killer, int delayMs) {
        try (Statement s = killer.createStatement()) {
            s.execute("SELECT pg_sleep(" + delayMs / 1000.0 + ")");
            s.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid() AND state <> 'idle' AND backend_type = 'client backend'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void killPostmaster(Path dir) throws Exception {
        String pid =
                Files.readAllLines(dir.resolve("postgres/data/postmaster.pid")).get(0);
        new ProcessBuilder("sh", "-c", "kill -9 " + pid).start().waitFor();
    }
}
