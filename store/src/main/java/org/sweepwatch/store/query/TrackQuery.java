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

    /** Positions of one vehicle and instant that pages go through; none of ours ever has so many. */
    private static final long MAX_OF_AN_INSTANT = 1_000_000;

    private static final int FETCH_ROWS = 2_000;

    private final Database db;

    public TrackQuery(Database db) {
        this.db = db;
    }

    /**
     * One page of the track. Its cursor says the time of the last position and how many of that very time were given.
     *
     * @param from first instant, inclusive
     * @param to last instant, exclusive
     * @param limit most positions, brought into 1 to {@link #MAX_LIMIT}
     * @param cursor {@link Page#next()} of the page before, null for the first
     * @throws BadCursorException when the cursor is none of ours
     */
    public Page<Position> track(int vehicleId, Instant from, Instant to, int limit, String cursor) {
        int rows = Math.max(1, Math.min(limit, MAX_LIMIT));
        Cursor next = cursor == null ? null : Cursor.parse(cursor);
        if (next != null && (next.tie() < 0 || next.tie() > MAX_OF_AN_INSTANT)) {
            throw new BadCursorException(cursor);
        }
        boolean goesOn = next != null && !next.time().isBefore(from);
        Instant begin = goesOn ? next.time() : from;
        long given = goesOn ? next.tie() : 0;
        List<Position> found = Sql.list(
                db,
                "reading a track",
                "SELECT " + PositionRow.COLUMNS + " FROM position WHERE vehicle_id = ? AND time >= ? AND time < ?"
                        + " ORDER BY time, " + PositionRow.content("position") + " LIMIT ? OFFSET ?",
                PositionRow::position,
                vehicleId,
                begin,
                to,
                rows + 1,
                given);
        if (found.size() <= rows) {
            return new Page<>(found, null);
        }
        List<Position> page = found.subList(0, rows);
        Instant last = page.get(rows - 1).time();
        long ofLast = page.stream().filter(p -> p.time().equals(last)).count();
        return new Page<>(
                page,
                Cursor.of(last, last.equals(begin) ? given + ofLast : ofLast).toString());
    }

    /**
     * Hands each point of the range to the consumer, ordered by device time and then content, on the calling thread.
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
                "SELECT vehicle_id, time, lag_s, lat_e6, lon_e6, altitude_m, speed_dkmh, heading_deg,"
                        + " alarm_bits, status_bits, quality, odometer_hm, io_status, recorder_speed_dkmh,"
                        + " coalesce(route_id, 0), coalesce(route_offset_m, 0), coalesce(signals, 0)"
                        + " FROM position WHERE vehicle_id = ? AND time >= ? AND time < ? ORDER BY time, "
                        + PositionRow.content("position"));
        s.setFetchSize(FETCH_ROWS);
        return s;
    }

    private static void read(ResultSet r, PointRow row) throws SQLException {
        row.vehicleId = r.getInt(1);
        row.timeMs = r.getTimestamp(2).getTime();
        row.receivedMs = row.timeMs + r.getInt(3) * 1000L;
        row.latE6 = r.getInt(4);
        row.lonE6 = r.getInt(5);
        row.altitudeM = r.getInt(6);
        row.speedDkmh = r.getInt(7);
        row.headingDeg = r.getInt(8);
        row.alarmBits = r.getInt(9);
        row.statusBits = r.getInt(10);
        row.quality = r.getInt(11) & 0xFFFF;
        row.odometerHm = orNone(r, r.getInt(12));
        row.ioStatus = orNone(r, r.getInt(13) & 0xFFFF);
        row.recorderSpeedDkmh = orNone(r, r.getInt(14));
        row.routeId = r.getInt(15);
        row.routeOffsetM = r.getInt(16);
        row.signals = r.getInt(17);
    }

    private static int orNone(ResultSet r, int value) throws SQLException {
        return r.wasNull() ? PointRow.NONE : value;
    }
}
