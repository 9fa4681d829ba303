package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.Redecoding;
import org.sweepwatch.store.query.RedecodingStore;

class RedecodingStoreTest {
    private static final int POINTS = 5;
    private static final int WORD = 0x0101;

    private static TestDatabase db;
    private static Database database;

    @BeforeAll
    static void openDatabase() {
        db = TestServer.newDatabase();
        database = db.open();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
        db.close();
    }

    @Test
    void ofTwoPositionsOfOneInstantTheOneThatReadsDifferentlyChanges() {
        long now = Instant.now().getEpochSecond() * 1000;
        StoreBatch batch = new StoreBatch(10);
        PositionBatch rows = batch.positions();
        Rows.add(rows, 2, now, 1);
        Rows.addLastKnown(rows, 2, now, 1);
        rows.bits(1 << 31, 3, 0);
        rows.ioStatus(0xFFFE);
        try (StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            writer.write(batch);
        }
        RedecodingStore store = new RedecodingStore(database);
        Instant from = Instant.ofEpochMilli(now);
        assertEquals(
                new RedecodingStore.Reread(2, 1),
                store.reread(0, 2, from, from.plusSeconds(1), point -> point.ioStatus() == null ? 0 : WORD));
        assertEquals(
                List.of(Integer.MIN_VALUE + "/" + WORD, "0/null"),
                db.column("SELECT concat(alarm_bits, '/', coalesce(signals::text, 'null')) FROM position"
                        + " WHERE vehicle_id = 2 ORDER BY alarm_bits"));
        assertEquals(
                List.of(String.valueOf(WORD)), db.column("SELECT signals FROM last_position WHERE vehicle_id = 2"));
    }

    /** As when the server is killed behind the one transaction and before the other: the day is read again. */
    @Test
    void aDayReadAgainBeforeItsProgressWasStoredCountsOnce() {
        long now = Instant.now().getEpochSecond() * 1000;
        StoreBatch batch = new StoreBatch(100);
        for (int i = 0; i < POINTS; i++) {
            Rows.add(batch.positions(), 1, now + i * 1000L, 1);
        }
        try (StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            writer.write(batch);
        }
        RedecodingStore store = new RedecodingStore(database);
        LocalDate today = LocalDate.now();
        Redecoding asked = store.add("S8", today, today, "test", Instant.now());
        Instant from = Instant.ofEpochMilli(now).minusSeconds(60);
        Instant to = from.plusSeconds(3_600);

        assertEquals(new RedecodingStore.Reread(POINTS, POINTS), store.reread(asked.id(), 1, from, to, point -> WORD));
        RedecodingStore.Reread again = store.reread(asked.id(), 1, from, to, point -> WORD);
        assertEquals(new RedecodingStore.Reread(POINTS, 0), again);
        store.progress(asked.id(), today, 2, again.read(), null);

        Redecoding open = store.next().orElseThrow();
        assertEquals(POINTS, open.read());
        assertEquals(POINTS, open.changed());
        assertEquals(2, open.nextVehicle());
        store.progress(asked.id(), today.plusDays(1), 0, 0, Instant.now());
        assertTrue(store.next().isEmpty());
    }
}
