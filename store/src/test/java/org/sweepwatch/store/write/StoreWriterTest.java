package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.CheckpointStore;
import org.sweepwatch.store.query.DeviceDay;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.EventQuery;
import org.sweepwatch.store.query.LatestQuery;
import org.sweepwatch.store.query.QuarantineQuery;
import org.sweepwatch.store.query.QuarantinedItem;
import org.sweepwatch.store.query.VehicleStateStore;

class StoreWriterTest {
    private static TestDatabase db;
    private static Database database;

    private final long now = Instant.now().getEpochSecond() * 1000;
    private final StoreBatch batch = new StoreBatch(1_000);
    private StoreWriter writer;

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

    @BeforeEach
    void openWriter() {
        db.execute("TRUNCATE position, last_position, event, quarantine, device_day, vehicle_state, checkpoint");
        writer = new StoreWriter(database, Clock.systemUTC());
    }

    @AfterEach
    void closeWriter() {
        writer.close();
    }

    @Test
    void aPositionThatComesTwiceInOneBatchIsStoredOnce() {
        for (int i = 0; i < 10; i++) {
            Rows.add(batch.positions(), 1, now + i / 2 * 1000L, 1);
        }
        assertEquals(new WriteResult(5, 5, 0, 0, true), writer.write(batch));
        assertEquals(5, db.count("position"));
    }

    @Test
    void aPositionThatComesAgainInALaterBatchIsStoredOnce() {
        fill(0, 100);
        assertEquals(new WriteResult(100, 0, 0, 0, false), writer.write(batch));
        batch.clear();
        fill(50, 150);
        assertEquals(new WriteResult(50, 50, 0, 0, true), writer.write(batch));
        batch.clear();
        fill(150, 160);
        assertEquals(new WriteResult(10, 0, 0, 0, false), writer.write(batch));
        assertEquals(160, db.count("position"));
        assertEquals(
                160,
                Long.parseLong(
                        db.column("SELECT count(DISTINCT time) FROM position").get(0)));
    }

    @Test
    void positionsOfOneSecondThatDifferInOneValueAreTwo() {
        long hour = 3_600_000;
        for (int differs = 0; differs <= 9; differs++) {
            add(differs == 1 ? 2 : 1, now - (differs == 2 ? hour : 0), differs);
        }
        assertEquals(new WriteResult(10, 0, 0, 0, false), writer.write(batch));
        assertEquals(new WriteResult(0, 10, 0, 0, true), writer.write(batch));
        assertEquals(10, db.count("position"));
    }

    /** A point that differs from number 0 in one value of its basic block. */
    private void add(int vehicle, long timeMs, int differs) {
        PositionBatch rows = batch.positions();
        rows.startRow(vehicle, timeMs, timeMs);
        rows.place(27_832_150 + (differs == 3 ? 1 : 0), 113_147_690 + (differs == 4 ? 1 : 0), differs == 5 ? 61 : 60);
        rows.motion(differs == 6 ? 84 : 83, differs == 7 ? 91 : 90);
        rows.bits(differs == 8 ? 1 << 31 : 0, differs == 9 ? 2 : 3, 0);
    }

    @Test
    void anExpectedReplayGoesTheSafeWayAtOnce() {
        fill(0, 20);
        batch.expectDuplicates(true);
        assertEquals(new WriteResult(20, 0, 0, 0, true), writer.write(batch));
        assertEquals(new WriteResult(0, 20, 0, 0, true), writer.write(batch));
        assertEquals(20, db.count("position"));
    }

    @Test
    void everythingSentTenTimesIsThereOnce() {
        fill(0, 30);
        batch.addEvent(1, now, "fence_enter", "7", "{}");
        batch.addQuarantine(5, 0, 1, "13800000000", now, "future", now + 999_000, new byte[] {1, 2, 3}, 1, 2);
        batch.checkpoint("j", 9);
        int stored = 0;
        int events = 0;
        int quarantined = 0;
        for (int i = 0; i < 10; i++) {
            WriteResult result = writer.write(batch);
            stored += result.stored();
            events += result.events();
            quarantined += result.quarantined();
        }
        assertEquals(List.of(30, 1, 1), List.of(stored, events, quarantined));
        assertEquals(30, db.count("position"));
        assertEquals(1, db.count("event"));
        assertEquals(1, db.count("quarantine"));
    }

    @Test
    void theLastPositionMovesOnlyForwardAndOnlyByRowsThatAreFit() {
        LatestQuery latest = new LatestQuery(database);
        Rows.addLastKnown(batch.positions(), 1, now, 1);
        Rows.addLastKnown(batch.positions(), 1, now - 60_000, 2);
        Rows.add(batch.positions(), 1, now + 60_000, 3);
        Rows.add(batch.positions(), 2, now, 4);
        writer.write(batch);
        assertEquals(
                List.of(1), latest.latest().stream().map(p -> p.vehicleId()).toList());
        assertEquals(1, Rows.number(latest.latest(1).orElseThrow()));

        batch.clear();
        Rows.addLastKnown(batch.positions(), 1, now - 1_000, 5);
        Rows.addLastKnown(batch.positions(), 2, now - 1_000, 6);
        writer.write(batch);
        assertEquals(1, Rows.number(latest.latest(1).orElseThrow()));
        assertEquals(6, Rows.number(latest.latest(2).orElseThrow()));

        batch.clear();
        Rows.addLastKnown(batch.positions(), 1, now + 1_000, 7);
        writer.write(batch);
        assertEquals(7, Rows.number(latest.latest(1).orElseThrow()));
        assertEquals(
                Instant.ofEpochMilli(now + 1_000),
                latest.latest(1).orElseThrow().time());
    }

    @Test
    void theNewestOfEachOfManyVehiclesIsItsLastPosition() {
        StoreBatch big = new StoreBatch(5_000);
        for (int i = 0; i < 5_000; i++) {
            Rows.addLastKnown(big.positions(), i % 900 * 1024, now + i * 1000L, i);
        }
        writer.write(big);
        Map<Integer, Integer> newest = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            newest.put(i % 900 * 1024, i);
        }
        Map<Integer, Integer> got = new HashMap<>();
        new LatestQuery(database).latest().forEach(p -> got.put(p.vehicleId(), Rows.number(p)));
        assertEquals(newest, got);
    }

    @Test
    void theCheckpointIsStoredWithTheRowsOrNotAtAll() {
        CheckpointStore checkpoints = new CheckpointStore(database);
        assertTrue(checkpoints.find("j").isEmpty());
        fill(0, 10);
        batch.checkpoint("j", 100);
        writer.write(batch);
        assertEquals(100, checkpoints.find("j").getAsLong());

        batch.clear();
        fill(10, 20);
        Rows.addLastKnown(batch.positions(), 9, now, 1);
        batch.addEvent(1, now, "kind", "", null);
        batch.putVehicleState(1, new byte[] {1});
        batch.putDeviceDay(1, 20_000, new byte[] {1}, new byte[] {10, 1}, false);
        batch.checkpoint("j", 99); // behind: somebody else has written on
        StoreException e = assertThrows(StoreException.class, () -> writer.write(batch));
        assertEquals("checkpoint_behind", e.code());
        assertEquals(10, db.count("position"));
        for (String table : List.of("last_position", "event", "vehicle_state", "device_day")) {
            assertEquals(0, db.count(table), table);
        }
        assertEquals(100, checkpoints.find("j").getAsLong());

        batch.checkpoint("j", 101);
        assertEquals(11, writer.write(batch).stored());
        assertEquals(101, checkpoints.find("j").getAsLong());
        assertTrue(checkpoints.find("other").isEmpty());
    }

    @Test
    void aBatchWithoutPositionsStoresTheRest() {
        batch.checkpoint("j", 1);
        batch.addEvent(3, now, "online", "", null);
        assertEquals(new WriteResult(0, 0, 1, 0, false), writer.write(batch));
        var event = new EventQuery(database)
                .events(null, null, null, null, 10, null)
                .items()
                .get(0);
        assertEquals(3, event.vehicleId());
        assertEquals(Instant.ofEpochMilli(now), event.time());
        assertEquals("online", event.kind());
        assertEquals("", event.subject());
        assertEquals(null, event.detail());
    }

    @Test
    void quarantineKeepsTheBytesAndWhatIsKnown() {
        batch.addQuarantine(7, 2, null, "123", now, "not_a_date", null, new byte[] {9, 8, 7, 6}, 1, 2);
        batch.addQuarantine(8, 0, 4, "124", now + 1000, "future", now + 5_000, new byte[0], 0, 0);
        batch.checkpoint("j", 8);
        assertEquals(2, writer.write(batch).quarantined());
        List<QuarantinedItem> items = new QuarantineQuery(database).list(null, 10);
        assertEquals(
                List.of(8L, 7L),
                items.stream().map(QuarantinedItem::journalIndex).toList());
        QuarantinedItem old = items.get(1);
        assertEquals("j", old.journalId());
        assertEquals(2, old.item());
        assertEquals(null, old.vehicleId());
        assertEquals("123", old.phone());
        assertEquals(null, old.deviceTime());
        assertArrayEquals(new byte[] {8, 7}, old.raw());
        assertEquals(Instant.ofEpochMilli(now + 5_000), items.get(0).deviceTime());
        assertEquals(
                Map.of("not_a_date", 1L, "future", 1L),
                new QuarantineQuery(database)
                        .countByReason(Instant.ofEpochMilli(now), Instant.ofEpochMilli(now + 1001)));
        assertEquals(1, new QuarantineQuery(database).list(4, 10).size());
    }

    @Test
    void quarantineWithoutAJournalIsAMistakeOfTheCaller() {
        batch.addQuarantine(7, 2, null, "123", now, "x", null, new byte[1], 0, 1);
        assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
    }

    @Test
    void aDeviceDayKeepsItsStaleMarkUntilAStateWithoutOneIsGiven() {
        DeviceDayStore days = new DeviceDayStore(database);
        LocalDate day = LocalDate.of(2026, 11, 23);
        batch.putDeviceDay(1, day.toEpochDay(), new byte[] {1}, new byte[] {10, 1}, false);
        batch.putDeviceDay(2, day.toEpochDay(), null, null, true);
        writer.write(batch);
        assertFalse(days.find(1, day).orElseThrow().stale());
        assertEquals(null, days.find(2, day).orElseThrow().state());

        batch.clear();
        batch.putDeviceDay(1, day.toEpochDay(), new byte[] {3}, new byte[] {10, 3}, false);
        batch.putDeviceDay(1, day.toEpochDay(), null, null, true);
        writer.write(batch);
        DeviceDay stale = days.find(1, day).orElseThrow();
        assertTrue(stale.stale());
        assertArrayEquals(new byte[] {3}, stale.state());
        assertArrayEquals(new byte[] {10, 3}, stale.work());
        assertEquals(null, days.health(day).get(0).work());
        assertEquals(
                List.of(1, 2), days.stale(10).stream().map(DeviceDay::vehicleId).toList());

        batch.clear();
        batch.putDeviceDay(2, day.toEpochDay(), new byte[] {7}, new byte[] {10, 7}, false);
        writer.write(batch);
        assertFalse(days.find(2, day).orElseThrow().stale());

        batch.clear();
        batch.putDeviceDay(1, day.toEpochDay(), new byte[] {3}, new byte[] {10, 3}, true);
        writer.write(batch); // the pipeline writes while the fold runs
        assertFalse(days.replace(1, day, new byte[] {4}, new byte[] {10, 4}, stale.revision(), Instant.now()));
        long revision = days.find(1, day).orElseThrow().revision();
        assertTrue(days.replace(1, day, new byte[] {4}, new byte[] {10, 4}, revision, Instant.now()));
        assertFalse(days.find(1, day).orElseThrow().stale());
        assertTrue(days.replace(3, day, new byte[] {5}, new byte[] {10, 5}, 0, Instant.now()));
        assertFalse(days.replace(3, day, new byte[] {5}, new byte[] {10, 5}, 0, Instant.now()));
        assertEquals(
                List.of(1, 2, 3),
                days.list(day).stream().map(DeviceDay::vehicleId).toList());
        assertEquals(3, days.markStale(day, null, Instant.now()));
        assertEquals(1, days.markStale(day, 2, Instant.now()));
    }

    @Test
    void theLastVehicleStateOfABatchWins() {
        batch.putVehicleState(1, new byte[] {1});
        batch.putVehicleState(1, new byte[] {2});
        batch.putVehicleState(2, new byte[] {3});
        writer.write(batch);
        var states = new VehicleStateStore(database).list();
        assertEquals(2, states.size());
        assertArrayEquals(new byte[] {2}, states.get(0).state());
    }

    @Test
    void aFullListOfEventsMakesTheBatchFull() {
        for (int i = 0; i < StoreBatch.MAX_EXTRAS; i++) {
            assertFalse(batch.isFull());
            batch.addEvent(1, now + i, "k", "", null);
        }
        assertTrue(batch.isFull());
        assertEquals(StoreBatch.MAX_EXTRAS, writer.write(batch).events());
        batch.clear();
        assertTrue(batch.isEmpty());
    }

    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            Rows.add(batch.positions(), 1 + i % 7, now + i * 1000L, i);
        }
    }
}
