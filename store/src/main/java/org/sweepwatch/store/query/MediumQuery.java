package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** The media of vehicles, newest first. */
public final class MediumQuery {
    public static final int DEFAULT_LIMIT = 100;
    /** Most media of one page. */
    public static final int MAX_LIMIT = 1_000;

    private static final double DEGREES = 1e-6;

    private final Database db;

    public MediumQuery(Database db) {
        this.db = db;
    }

    /**
     * One page of what was received in the range.
     *
     * @param to last instant, exclusive
     * @param limit most media, brought into 1 to {@link #MAX_LIMIT}
     * @param cursor {@link Page#next()} of the page before, null for the first
     * @throws BadCursorException when the cursor is none of ours
     */
    public Page<StoredMedium> media(int vehicleId, Instant from, Instant to, int limit, String cursor) {
        int rows = Math.max(1, Math.min(limit, MAX_LIMIT));
        Cursor before = cursor == null ? null : Cursor.parse(cursor);
        List<StoredMedium> found = Sql.list(
                db,
                "reading media",
                "SELECT * FROM medium WHERE vehicle_id = ? AND received_at >= ? AND received_at < ?"
                        + " AND (?::timestamptz IS NULL OR (received_at, id) < (?::timestamptz, ?::int8))"
                        + " ORDER BY received_at DESC, id DESC LIMIT ?",
                MediumQuery::medium,
                vehicleId,
                from,
                to,
                before == null ? null : before.time(),
                before == null ? null : before.time(),
                before == null ? 0 : before.tie(),
                rows + 1);
        if (found.size() <= rows) {
            return new Page<>(found, null);
        }
        StoredMedium last = found.get(rows - 1);
        return new Page<>(
                found.subList(0, rows), Cursor.of(last.receivedAt(), last.id()).toString());
    }

    /** One medium of a vehicle, empty when the vehicle has none with this number. */
    public Optional<StoredMedium> find(int vehicleId, long id) {
        return Sql.first(
                db,
                "reading a medium",
                "SELECT * FROM medium WHERE vehicle_id = ? AND id = ?",
                MediumQuery::medium,
                vehicleId,
                id);
    }

    private static StoredMedium medium(ResultSet r) throws SQLException {
        Integer latE6 = Sql.integer(r, "lat_e6");
        Integer lonE6 = Sql.integer(r, "lon_e6");
        return new StoredMedium(
                r.getLong("id"),
                r.getInt("vehicle_id"),
                Sql.instant(r, "received_at"),
                r.getLong("media_id"),
                r.getInt("type"),
                r.getInt("format"),
                r.getInt("event"),
                r.getInt("channel"),
                Sql.instant(r, "taken_at"),
                latE6 == null ? null : latE6 * DEGREES,
                lonE6 == null ? null : lonE6 * DEGREES,
                r.getInt("size_bytes"),
                r.getString("path"));
    }
}
