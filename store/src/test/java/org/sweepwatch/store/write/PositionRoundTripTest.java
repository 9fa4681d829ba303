package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.PointRow;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.TrackQuery;

class PositionRoundTripTest {
    private static final Instant EPOCH = Instant.parse("2015-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static TestDatabase db;
    private static Database database;
    private static TrackQuery tracks;

    @BeforeAll
    static void open() {
        db = TestServer.newDatabase();
        database = db.open();
        tracks = new TrackQuery(database);
    }

    @AfterAll
    static void close() {
        database.close();
        db.close();
    }

    @Test
    void everyColumnComesBackAsItWent() {
        long now = Instant.now().getEpochSecond() * 1000;
        byte[] items = {(byte) 0xE1, 2, 0, (byte) 0xFF, 0x7E, 0};
        StoreBatch batch = new StoreBatch(10);
        PositionBatch p = batch.positions();
        p.startRow(1, now - 5_000, now);
        p.place(-27_832_150, -113_147_690, 60);
        p.motion(305, 359);
        p.bits(0xFFFFFFFF, 0x80000003, 0xFFFF);
        p.odometerHm(123_456);
        p.fuelDl(444);
        p.recorderSpeedDkmh(306);
        p.vehicleSignals(0x80000001);
        p.ioStatus(0xFFFE);
        p.analog(0xFFFF0001);
        p.rssi(31);
        p.satellites(17);
        p.route(42, 12);
        p.items(items, 0, 4);
        p.items(items, 4, 2);
        p.lastKnown();
        write(batch);

        Position got = only(1);
        assertEquals(Instant.ofEpochMilli(now - 5_000), got.time());
        assertEquals(Instant.ofEpochMilli(now), got.receivedAt());
        assertEquals(-27.83215, got.latitude());
        assertEquals(-113.14769, got.longitude());
        assertEquals(60, got.altitudeM());
        assertEquals(30.5, got.speedKmh());
        assertEquals(359, got.headingDeg());
        assertEquals(0xFFFFFFFFL, got.alarmBits());
        assertEquals(0x80000003L, got.statusBits());
        assertEquals(0xFFFF, got.quality());
        assertTrue(got.located());
        assertEquals(123_456, got.odometerHm());
        assertEquals(444, got.fuelDl());
        assertEquals(30.6, got.recorderSpeedKmh());
        assertEquals(0x80000001L, got.vehicleSignals());
        assertEquals(0xFFFE, got.ioStatus());
        assertEquals(0xFFFF0001L, got.analog());
        assertEquals(31, got.rssi());
        assertEquals(17, got.satellites());
        assertEquals(42, got.routeId());
        assertEquals(12, got.routeOffsetM());
        assertArrayEquals(items, got.items());

        List<int[]> points = new ArrayList<>();
        long n = tracks.forEachPoint(1, EPOCH, END, r -> points.add(point(r)));
        assertEquals(1, n);
        assertArrayEquals(
                new int[] {
                    -27_832_150,
                    -113_147_690,
                    60,
                    305,
                    359,
                    0xFFFFFFFF,
                    0x80000003,
                    0xFFFF,
                    123_456,
                    0xFFFE,
                    306,
                    42,
                    12,
                    5_000
                },
                points.get(0));
    }

    @Test
    void whatTheDeviceDidNotSendIsNullAndNotWhatTheRowBeforeHad() {
        StoreBatch batch = new StoreBatch(10);
        PositionBatch p = batch.positions();
        for (int round = 0; round < 2; round++) { // the second round meets arrays full of old values
            batch.clear();
            p.startRow(20 + round, 1_700_000_000_000L, 1_700_000_000_000L);
            p.odometerHm(1);
            p.ioStatus(1);
            p.items(new byte[] {1}, 0, 1);
            p.startRow(2 + round, 1_700_000_000_000L, 1_700_000_000_000L);
            write(batch);
        }
        Position got = only(3);
        assertEquals(0.0, got.latitude());
        assertFalse(got.located());
        assertNull(got.odometerHm());
        assertNull(got.fuelDl());
        assertNull(got.recorderSpeedKmh());
        assertNull(got.vehicleSignals());
        assertNull(got.ioStatus());
        assertNull(got.analog());
        assertNull(got.rssi());
        assertNull(got.satellites());
        assertNull(got.routeId());
        assertNull(got.routeOffsetM());
        assertNull(got.items());
        tracks.forEachPoint(3, EPOCH, END, r -> {
            assertEquals(PointRow.NONE, r.odometerHm());
            assertEquals(PointRow.NONE, r.ioStatus());
            assertEquals(PointRow.NONE, r.recorderSpeedDkmh());
            assertEquals(0, r.routeId());
        });
    }

    @Test
    void valuesBeyondAColumnAreBroughtToItsEnd() {
        StoreBatch batch = new StoreBatch(2);
        PositionBatch p = batch.positions();
        p.startRow(5, 1_500_000_000_000L, Long.MAX_VALUE / 2);
        p.place(Integer.MAX_VALUE, Integer.MIN_VALUE, 65_535);
        p.motion(65_535, 65_535);
        write(batch);
        Position got = only(5);
        assertEquals(32_767, got.altitudeM());
        assertEquals(3276.7, got.speedKmh());
        assertEquals(2147.483647, got.latitude());
        assertEquals(-2147.483648, got.longitude());
        assertEquals(
                1_500_000_000_000L + Integer.MAX_VALUE * 1000L, got.receivedAt().toEpochMilli());
    }

    @Test
    void aFullBatchOfRandomRowsWithItemsOfAllLengthsComesBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StoreBatch batch = new StoreBatch(3_000);
        PositionBatch p = batch.positions();
        long start = 1_760_000_000_000L;
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            p.startRow(6, start + i * 1000L, start + i * 1000L);
            byte[] items = new byte[i % 17 == 0 ? 900 + random.nextInt(124) : random.nextInt(40)];
            random.nextBytes(items);
            p.items(items, 0, items.length);
            sent.add(items);
        }
        assertTrue(p.isFull());
        assertThrows(IllegalStateException.class, () -> p.startRow(6, 0, 0));
        write(batch);
        List<Position> got = tracks.track(6, EPOCH, END, 5_000, null).items();
        assertEquals(3_000, got.size(), "seed " + seed);
        for (int i = 0; i < 3_000; i++) {
            assertEquals(start + i * 1000L, got.get(i).time().toEpochMilli(), "seed " + seed);
            assertArrayEquals(sent.get(i), got.get(i).items(), "seed " + seed);
        }
    }

    @Test
    void aBatchIsFullBeforeItsItemsOutgrowTheirBound() {
        PositionBatch p = new PositionBatch(5_000);
        byte[] items = new byte[PositionBatch.MAX_ITEM_BYTES_A_ROW];
        while (!p.isFull()) {
            p.startRow(1, p.size(), 0);
            p.items(items, 0, items.length);
        }
        assertTrue(p.size() < 5_000);
        assertTrue(p.items.length <= PositionBatch.MAX_ITEM_BYTES, "items take " + p.items.length);
        p.clear();
        p.startRow(1, 0, 0);
        p.items(items, 0, items.length);
        assertThrows(IllegalArgumentException.class, () -> p.items(items, 0, 1));
    }

    private static int[] point(PointRow r) {
        return new int[] {
            r.latE6(),
            r.lonE6(),
            r.altitudeM(),
            r.speedDkmh(),
            r.headingDeg(),
            r.alarmBits(),
            r.statusBits(),
            r.quality(),
            r.odometerHm(),
            r.ioStatus(),
            r.recorderSpeedDkmh(),
            r.routeId(),
            r.routeOffsetM(),
            (int) (r.receivedMs() - r.timeMs())
        };
    }

    private static Position only(int vehicle) {
        List<Position> got = tracks.track(vehicle, EPOCH, END, 10, null).items();
        assertEquals(1, got.size());
        return got.get(0);
    }

    private static void write(StoreBatch batch) {
        try (StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            assertEquals(batch.positions().size(), writer.write(batch).stored());
        }
    }
}
