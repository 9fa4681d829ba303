package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.LatestQuery;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.TrackQuery;

/**
 * From positions known by a hash of their block to positions known by its content: version 7 of the schema with rows is
 * brought up to date. Where the server has TimescaleDB the rows lie in compressed chunks.
 */
class IdentityMigrationTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int ROWS = 500;
    /** All but the two columns that are changed, in both versions. */
    private static final String KEPT = "time, vehicle_id, lag_s, lat_e6, lon_e6, alarm_bits, status_bits, altitude_m,"
            + " speed_dkmh, heading_deg, quality, odometer_hm, vehicle_signals, route_id, fuel, recorder_speed_dkmh,"
            + " io_status, rssi, satellites, route_offset_m, items, signals";

    private TestDatabase db;
    private boolean timescale;

    @BeforeEach
    void makeVersionSevenWithRows() {
        db = TestServer.newDatabase();
        timescale = !db.column("SELECT 1 FROM pg_available_extensions WHERE name = 'timescaledb'")
                .isEmpty();
        if (timescale) {
            db.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
        }
        Flyway.configure()
                .dataSource(
                        db.settings().url(), db.settings().user(), db.settings().password())
                .table("schema_history")
                .target("7")
                .load()
                .migrate();
        if (!timescale) {
            db.execute("CREATE TABLE position_d20260301 PARTITION OF position"
                    + " FOR VALUES FROM ('2026-03-01 00:00:00+00') TO ('2026-03-02 00:00:00+00')");
        }
        // Ten days; analog inputs with each sign in each half, and none.
        db.execute("INSERT INTO position (" + KEPT + ", block_hash, analog)"
                + " SELECT timestamptz '2026-03-01 00:00:00+00' + i * interval '1728 s', 1 + i % 2, 1, 27830000 + i,"
                + " 113140000 - i, i * 7919, -i, 60 - i, i, i % 360, 4 - i % 9, 1000 + i, -i, nullif(i % 3, 0), i, i, -i, i,"
                + " nullif(i % 5, 0), nullif(i % 3, 0), decode('e10200ff', 'hex'), i, i * 104729,"
                + " (ARRAY[0, 1, -1, -65535, 131071, -2147450881, 2147483647, 8192340, NULL])[1 + i % 9]"
                + " FROM generate_series(0, " + (ROWS - 1) + ") i");
        db.execute("INSERT INTO last_position SELECT * FROM position WHERE odometer_hm IN (1002, 1003)");
        db.execute("INSERT INTO device_day (vehicle_id, day, state, stale, revision, updated_at) VALUES"
                + " (1, (now() AT TIME ZONE 'Asia/Shanghai')::date, '\\x01', false, 1, now()),"
                + " (1, '2026-03-01', '\\x01', false, 1, now())");
        compress();
    }

    @AfterEach
    void dropDatabase() {
        db.close();
    }

    private void compress() {
        if (timescale) {
            // The policy is at work already.
            db.execute("SELECT remove_compression_policy('position', if_exists => true)");
            db.execute("SELECT compress_chunk(c, if_not_compressed => true) FROM show_chunks('position') c");
            assertEquals(
                    List.of("t"),
                    db.column("SELECT DISTINCT is_compressed FROM timescaledb_information.chunks"
                            + " WHERE hypertable_name = 'position'"));
        }
    }

    @Test
    void everyRowAndEveryValueStays() {
        for (String table : List.of("position", "last_position")) {
            db.execute("CREATE TABLE " + table + "_before AS SELECT " + KEPT + ", analog FROM " + table);
        }
        try (Database database = db.open()) {
            for (String table : List.of("position", "last_position")) {
                String now = "SELECT " + KEPT + ", (analog1::int4 << 16) | (analog0::int4 & 65535) FROM " + table;
                assertEquals(
                        List.of(),
                        db.column("SELECT x::text FROM ((" + now + ") EXCEPT ALL TABLE " + table + "_before) x"));
                assertEquals(db.count(table + "_before"), db.count(table));
            }
            List<Position> track = new TrackQuery(database)
                    .track(1, START, START.plusSeconds(ROWS * 1728L), ROWS, null)
                    .items();
            assertEquals(ROWS / 2, track.size());
            assertEquals(0L, track.get(0).analog());
            assertEquals(0xFFFFFFFFL, track.get(1).analog());
            assertEquals(
                    0x8000_7FFFL,
                    new TrackQuery(database)
                            .track(2, START, START.plusSeconds(ROWS * 1728L), ROWS, null)
                            .items()
                            .get(2)
                            .analog());
            assertNull(track.get(4).analog());
            assertEquals(
                    0xFFFF0001L,
                    new LatestQuery(database).latest(2).orElseThrow().analog());
        }
    }

    @Test
    void whatIsStoredIsKnownAgainAndWhatDiffersIsNot() {
        try (Database database = db.open();
                StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            compress();
            StoreBatch batch = new StoreBatch(10);
            addStored(batch.positions(), 100, 0);
            addStored(batch.positions(), 101, 0);
            assertEquals(0, writer.write(batch).stored());
            batch.clear();
            addStored(batch.positions(), 100, 1);
            assertEquals(1, writer.write(batch).stored());
            assertEquals(ROWS + 1, db.count("position"));
        }
    }

    @Test
    void rowsThatOnlyTheirHashToldApartBecomeOne() {
        db.execute("INSERT INTO position (" + KEPT + ", block_hash, analog)" + " SELECT " + KEPT
                + ", block_hash + 1, analog FROM position WHERE odometer_hm < 1100");
        try (Database database = db.open()) {
            assertEquals(ROWS, db.count("position"));
            database.ping();
        }
    }

    @Test
    void daysThatMayStillReceivePointsAreFoldedAgain() {
        db.open().close();
        assertEquals(List.of("f", "t"), db.column("SELECT stale FROM device_day ORDER BY day"));
    }

    @Test
    void aMigrationMayTakeLongerThanAStatement() throws Exception {
        DatabaseSettings s = db.settings();
        DatabaseSettings hurried = new DatabaseSettings(
                s.url(), s.user(), s.password(), s.poolSize(), s.connectTimeout(), Duration.ofSeconds(1));
        try (Connection reader = TestServer.connect(s)) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("LOCK TABLE position IN ACCESS SHARE MODE");
            CompletableFuture<Void> opened =
                    CompletableFuture.runAsync(() -> Database.open(hurried).close());
            assertThrows(TimeoutException.class, () -> opened.get(3, TimeUnit.SECONDS));
            reader.rollback();
            opened.get(1, TimeUnit.MINUTES);
        }
        assertEquals(ROWS, db.count("position"));
    }

    @Test
    void chunksAreCompressedAsBefore() {
        db.open().close();
        if (timescale) {
            assertEquals(
                    List.of("7 days"),
                    db.column("SELECT config->>'compress_after' FROM timescaledb_information.jobs"
                            + " WHERE hypertable_name = 'position' AND config ? 'compress_after'"));
            compress();
            assertEquals(ROWS, db.count("position"));
        }
    }

    /** The row that number i of the migrated rows came from. */
    private static void addStored(PositionBatch rows, int i, int alarmBit) {
        long timeMs = START.toEpochMilli() + i * 1_728_000L;
        rows.startRow(1 + i % 2, timeMs, timeMs);
        rows.place(27_830_000 + i, 113_140_000 - i, 60 - i);
        rows.motion(i, i);
        rows.bits(i * 7919 ^ alarmBit, -i, 0);
    }
}
