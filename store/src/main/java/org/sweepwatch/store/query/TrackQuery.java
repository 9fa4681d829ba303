package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.sweepwatch.store.Database;

/** The track (轨迹) of a vehicle: its positions in the order of their device times. */
public final class TrackQuery {
    /** A whole day of one vehicle: 86,400 s at one point in 5 s is 17,280. */
    public static final int DEFAULT_LIMIT = 20_000;
    /** Most positions of one page. */
    public static final int MAX_LIMIT = 100_000;

    private static final int FETCH_ROWS = 2_000;

    private final Database db;

    public TrackQuery(Database db) {
        this.db = db;
    }

    /**
     * One page of the track.
     *
     * @param from first instant, inclusive
     * @param to last instant, exclusive
     * @param limit most positions, brought into 1 to {@link #MAX_LIMIT}
     * @param cursor {@link Page#next()} of the page before, null for the first
     * @throws BadCursorException when the cursor is none of ours
     */
    public Page<Position> track(int vehicleId, Instant from, Instant to, int limit, String cursor) {
        int rows = Math.max(1, Math.min(limit, MAX_LIMIT));
        Cursor after = cursor == null ? new Cursor(from.toEpochMilli(), Long.MIN_VALUE) : Cursor.parse(cursor);
        List<Position> found = Sql.list(
                db,
                "reading a track",
                "SELECT " + PositionRow.COLUMNS + " FROM position WHERE vehicle_id = ? AND time >= ? AND time < ?"
                        + " AND (time, block_hash::int8) > (?, ?::int8) ORDER BY time, block_hash LIMIT ?",
                PositionRow::position,
                vehicleId,
                after.time().isAfter(from) ? after.time() : from,
                to,
                after.time(),
                after.tie(),
                rows + 1);
        if (found.size() <= rows) {
            return new Page<>(found, null);
        }
        Position last = found.get(rows - 1);
        return new Page<>(
                found.subList(0, rows), Cursor.of(last.time(), last.blockHash()).toString());
    }

    /**
     * Hands each point of the range to the consumer, ordered by device time and then block hash, on the calling thread.
     * Rows are streamed: memory does not grow with their number.
     *
     * @param from inclusive
     * @param to exclusive
     * @return how many there were
     */
    public long forEachPoint(int vehicleId, Instant from, Instant to, Consumer<PointRow> consumer) {
        return Sql.inTransaction(db, "streaming points", c -> {
            try (PreparedStatement s = points(c)) {
                s.setInt(1, vehicleId);
                s.setTimestamp(2, Timestamp.from(from));
                s.setTimestamp(3, Timestamp.from(to));
                PointRow row = new PointRow();
                long n = 0;
                try (ResultSet r = s.executeQuery()) {
                    while (r.next()) {
                        read(r, row);
                        consumer.accept(row);
                        n++;
                    }
                }
                return n;
            }
        });
    }

    private static PreparedStatement points(Connection c) throws SQLException {
        PreparedStatement s = c.prepareStatement(
                "SELECT vehicle_id, time, block_hash, lag_s, lat_e6, lon_e6, altitude_m, speed_dkmh, heading_deg,"
                        + " alarm_bits, status_bits, quality, odometer_hm, io_status, recorder_speed_dkmh,"
                        + " coalesce(route_id, 0), coalesce(route_offset_m, 0), coalesce(signals, 0)"
                        + " FROM position WHERE vehicle_id = ? AND time >= ? AND time < ? ORDER BY time, block_hash");
        s.setFetchSize(FETCH_ROWS);
        return s;
    }

    private static void read(ResultSet r, PointRow row) throws SQLException {
        row.vehicleId = r.getInt(1);
        row.timeMs = r.getTimestamp(2).getTime();
        row.blockHash = r.getInt(3);
        row.receivedMs = row.timeMs + r.getInt(4) * 1000L;
        row.latE6 = r.getInt(5);
        row.lonE6 = r.getInt(6);
        row.altitudeM = r.getInt(7);
        row.speedDkmh = r.getInt(8);
        row.headingDeg = r.getInt(9);
        row.alarmBits = r.getInt(10);
        row.statusBits = r.getInt(11);
        row.quality = r.getInt(12) & 0xFFFF;
        row.odometerHm = orNone(r, r.getInt(13));
        row.ioStatus = orNone(r, r.getInt(14) & 0xFFFF);
        row.recorderSpeedDkmh = orNone(r, r.getInt(15));
        row.routeId = r.getInt(16);
        row.routeOffsetM = r.getInt(17);
        row.signals = r.getInt(18);
    }

    private static int orNone(ResultSet r, int value) throws SQLException {
        return r.wasNull() ? PointRow.NONE : value;
    }
}
