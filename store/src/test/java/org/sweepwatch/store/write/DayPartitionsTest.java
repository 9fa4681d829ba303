package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;

/** Native partitions: only where the server of the tests has no TimescaleDB. */
class DayPartitionsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private TestDatabase db;
    private Database database;

    @BeforeEach
    void open() {
        db = TestServer.newDatabase();
        database = db.open();
        assumeTrue(database.timescaleVersion().isEmpty(), "the server has TimescaleDB: it makes chunks instead");
    }

    @AfterEach
    void close() {
        database.close();
        db.close();
    }

    @Test
    void recentDaysGetAPartitionAndOldOnesAndFutureOnesDoNot() {
        write(NOON, NOON, NOON.minus(Duration.ofDays(35)), NOON.minus(Duration.ofDays(36)));
        write(NOON, Instant.parse("2017-03-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z"));
        assertEquals(
                List.of("position_d20261019", "position_d20261123", "position_d20261124", "position_default"),
                partitions());
        assertEquals(3, db.count("position_default"));
        assertEquals(1, db.count("position_d20261123"));
        assertEquals(1, db.count("position_d20261019"));
    }

    @Test
    void theDayEndsAtMidnightUtc() {
        write(NOON, Instant.parse("2026-11-22T23:59:59Z"), Instant.parse("2026-11-23T00:00:00Z"));
        assertEquals(1, db.count("position_d20261122"));
        assertEquals(1, db.count("position_d20261123"));
    }

    @Test
    void aDayThatHasRowsInTheDefaultPartitionStaysThere() {
        Instant later = NOON.plus(Duration.ofDays(10));
        write(NOON, later); // our clock was ten days behind
        assertEquals(1, db.count("position_default"));
        write(later, later.plusSeconds(1), later.plus(Duration.ofDays(1)));
        assertEquals(2, db.count("position_default"));
        assertEquals(1, db.count("position_d20261204"));
        assertEquals(List.of("position_d20261204", "position_default"), partitions());
    }

    @Test
    void writersThatStartTogetherMakeEachPartitionOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> writers = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(n -> () -> {
                        StoreBatch batch = new StoreBatch(100);
                        for (int day = 0; day < 36; day++) {
                            long time = NOON.minus(Duration.ofDays(day)).toEpochMilli();
                            Rows.add(batch.positions(), n, time, 1);
                        }
                        try (StoreWriter writer = new StoreWriter(database, Clock.fixed(NOON, ZoneOffset.UTC))) {
                            return writer.write(batch).stored();
                        }
                    })
                    .toList();
            for (Future<Integer> f : threads.invokeAll(writers)) {
                assertEquals(36, f.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(38, partitions().size());
        assertEquals(0, db.count("position_default"));
    }

    @Test
    void retentionDropsWholeDaysAndOldPointsThatCameLongAgo() {
        Instant old = NOON.minus(Duration.ofDays(60));
        write(old, old, old.minus(Duration.ofDays(20)));
        write(NOON, NOON);
        StoreBatch batch = new StoreBatch(10);
        batch.positions().startRow(1, Instant.parse("2017-03-01T00:00:00Z").toEpochMilli(), NOON.toEpochMilli());
        batch.positions().startRow(1, Instant.parse("2017-03-02T00:00:00Z").toEpochMilli(), old.toEpochMilli());
        write(NOON, batch);
        assertEquals(5, db.count("position"));

        Retention retention = new Retention(database);
        assertEquals(
                List.of("position_d20260904", "position_d20260924", "position_d20260925"), retention.apply(40, NOON));
        assertEquals(2, db.count("position"));
        assertEquals(1, db.count("position_default")); // recorded in 2017, received today
        assertEquals(List.of(), retention.apply(40, NOON));
        assertThrows(IllegalArgumentException.class, () -> retention.apply(0, NOON));
    }

    private List<String> partitions() {
        return db.column("SELECT relid::regclass::text FROM pg_partition_tree('position') WHERE isleaf ORDER BY 1");
    }

    private void write(Instant now, Instant... times) {
        StoreBatch batch = new StoreBatch(100);
        for (Instant time : times) {
            Rows.add(batch.positions(), 1, time.toEpochMilli(), 1);
        }
        write(now, batch);
    }

    private void write(Instant now, StoreBatch batch) {
        try (StoreWriter writer = new StoreWriter(database, Clock.fixed(now, ZoneOffset.UTC))) {
            assertEquals(batch.positions().size(), writer.write(batch).stored());
        }
    }
}
