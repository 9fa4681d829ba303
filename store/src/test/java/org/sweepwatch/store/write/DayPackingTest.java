package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;

/** The index of a day that is over: only where the server of the tests has no TimescaleDB. */
class DayPackingTest {
    private static final Instant DAY = Instant.parse("2026-11-10T00:00:00Z");
    private static final Instant A_WEEK_LATER = DAY.plus(DayPacking.AFTER_DAYS, ChronoUnit.DAYS);
    private static final int VEHICLES = 100;
    private TestDatabase db;
    private Database database;

    @BeforeEach
    void open() {
        db = TestServer.newDatabase();
        database = db.open();
        assumeTrue(database.timescaleVersion().isEmpty(), "the server has TimescaleDB: it compresses days instead");
    }

    @AfterEach
    void close() {
        database.close();
        db.close();
    }

    @Test
    void aDayTakesMuchLessWhenItIsPackedAndHoldsTheSame() {
        write(DAY, 300);
        long before = indexBytes();
        DayPacking packing = new DayPacking(database);
        assertEquals(Optional.empty(), packing.packOne(A_WEEK_LATER.minusSeconds(1)), "a day too early");
        assertEquals(Optional.of("position_d20261110"), packing.packOne(A_WEEK_LATER));
        assertTrue(indexBytes() < 0.7 * before, () -> before + " and then " + indexBytes() + " bytes");
        assertEquals(300L * VEHICLES, db.count("position_d20261110"));
        assertEquals(Optional.empty(), packing.packOne(A_WEEK_LATER), "once");
        assertEquals(Optional.empty(), new DayPacking(database).packOne(A_WEEK_LATER), "also after a restart");
    }

    @Test
    void whatComesLaterIsStoredOnce() {
        write(DAY, 2);
        new DayPacking(database).packOne(A_WEEK_LATER);
        write(DAY, 3);
        assertEquals(3L * VEHICLES, db.count("position_d20261110"));
    }

    @Test
    void aDayThatIsInUseIsLeftAndTheNextOneIsPacked() throws Exception {
        write(DAY, 1);
        write(DAY.minus(1, ChronoUnit.DAYS), 1);
        DayPacking packing = new DayPacking(database);
        try (Connection other = database.connection();
                Statement s = other.createStatement()) {
            other.setAutoCommit(false);
            s.execute("LOCK TABLE position_d20261110 IN ROW EXCLUSIVE MODE");
            assertThrows(StoreException.class, () -> packing.packOne(A_WEEK_LATER));
            other.rollback();
        }
        assertEquals(VEHICLES, db.count("position_d20261110"));
        assertEquals(Optional.of("position_d20261109"), packing.packOne(A_WEEK_LATER));
    }

    /** So many rounds of all vehicles, each a transaction, as they come. */
    private void write(Instant from, int rounds) {
        try (StoreWriter writer = new StoreWriter(database, Clock.fixed(from, ZoneOffset.UTC))) {
            StoreBatch batch = new StoreBatch(VEHICLES);
            for (int round = 0; round < rounds; round++) {
                for (int vehicle = 1; vehicle <= VEHICLES; vehicle++) {
                    Rows.add(batch.positions(), vehicle, from.toEpochMilli() + round * 10_000L, round);
                }
                writer.write(batch);
                batch.clear();
            }
        }
    }

    private long indexBytes() {
        return Long.parseLong(
                db.column("SELECT pg_indexes_size('position_d20261110')").get(0));
    }
}
