package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.TrackQuery;

/** TimescaleDB: only where the server of the tests has it. */
class HypertableTest {
    private final Instant today = Instant.now();
    private final Instant tenDaysAgo = today.minus(Duration.ofDays(10));
    private TestDatabase db;
    private Database database;

    @BeforeEach
    void open() {
        db = TestServer.newDatabase();
        database = db.open();
        assumeTrue(
                database.timescaleVersion().isPresent(),
                "the server has no TimescaleDB: set SWEEPWATCH_TEST_DB_URL to one that has");
    }

    @AfterEach
    void close() {
        database.close();
        db.close();
    }

    @Test
    void positionsAreAHypertableOfDaysThatAreCompressedAfterAWeek() {
        assertEquals(
                List.of("1 day"),
                db.column("SELECT time_interval::text FROM timescaledb_information.dimensions"
                        + " WHERE hypertable_name = 'position'"));
        assertEquals(
                List.of("7 days"),
                db.column("SELECT config->>'compress_after' FROM timescaledb_information.jobs"
                        + " WHERE hypertable_name = 'position' AND config ? 'compress_after'"));
    }

    @Test
    void lateRowsAndRepeatedRowsAreRightInACompressedChunk() {
        write(tenDaysAgo, 0, 1_000, false);
        db.execute("SELECT compress_chunk(c) FROM show_chunks('position') c");
        assertTrue(db.column("SELECT is_compressed::text FROM timescaledb_information.chunks"
                        + " WHERE hypertable_name = 'position'")
                .contains("true"));
        assertEquals(new WriteResult(0, 1_000, 0, 0, true), write(tenDaysAgo, 0, 1_000, false));
        assertEquals(new WriteResult(500, 500, 0, 0, true), write(tenDaysAgo, 500, 1_500, true));
        assertEquals(new WriteResult(500, 0, 0, 0, false), write(tenDaysAgo, 1_500, 2_000, false));
        assertEquals(2_000, db.count("position"));
        assertEquals(
                2_000,
                new TrackQuery(database)
                        .forEachPoint(1, tenDaysAgo.minusSeconds(1), today, r -> assertEquals(1, r.vehicleId())));
    }

    @Test
    void aRepeatedReportAndOneWithAnotherAlarmAreToldApartInACompressedChunk() {
        write(tenDaysAgo, 0, 1_000, false);
        db.execute("SELECT compress_chunk(c) FROM show_chunks('position') c");
        for (boolean replay : new boolean[] {false, true}) {
            StoreBatch batch = new StoreBatch();
            long ms = tenDaysAgo.getEpochSecond() * 1000 + 500;
            Rows.add(batch.positions(), 1, ms, 500);
            Rows.add(batch.positions(), 1, ms, 500);
            batch.positions().bits(1, 3, 0);
            batch.expectDuplicates(replay);
            assertEquals(new WriteResult(replay ? 0 : 1, replay ? 2 : 1, 0, 0, true), write(batch));
        }
        assertEquals(1_001, db.count("position"));
    }

    @Test
    void retentionDropsChunksOnceTheirSpanHasPassed() {
        write(tenDaysAgo, 0, 10, false);
        write(today, 0, 10, false);
        Retention retention = new Retention(database);
        // In 45 days the old chunk is 55 days old but was made only 45 days before.
        assertEquals(List.of(), retention.apply(50, today.plus(Duration.ofDays(45))));
        assertEquals(20, db.count("position"));
        assertEquals(2, retention.apply(50, today.plus(Duration.ofDays(52))).size());
        assertEquals(0, db.count("position"));
    }

    private WriteResult write(Instant from, int begin, int end, boolean replay) {
        StoreBatch batch = new StoreBatch();
        long ms = from.getEpochSecond() * 1000;
        for (int i = begin; i < end; i++) {
            Rows.add(batch.positions(), 1, ms + i, i);
        }
        batch.expectDuplicates(replay);
        return write(batch);
    }

    private WriteResult write(StoreBatch batch) {
        try (StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            return writer.write(batch);
        }
    }
}
