package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.store.Database;

/** The events of vehicles, newest first. */
public final class EventQuery {
    public static final int DEFAULT_LIMIT = 200;
    /** Most events of one page. */
    public static final int MAX_LIMIT = 10_000;

    private final Database db;

    public EventQuery(Database db) {
        this.db = db;
    }

    /**
     * One page of the events that fit all conditions given.
     *
     * @param from first instant, inclusive, null for all
     * @param to last instant, exclusive, null for all
     * @param kind only these, null for all; {@code fence} means {@code fence-enter} and {@code fence-exit}, too
     * @param vehicleId only of this vehicle, null for all
     * @param limit most events, brought into 1 to {@link #MAX_LIMIT}
     * @param cursor {@link Page#next()} of the page before, null for the first
     * @throws BadCursorException when the cursor is none of ours
     */
    public Page<VehicleEvent> events(
            Instant from, Instant to, String kind, Integer vehicleId, int limit, String cursor) {
        int rows = Math.max(1, Math.min(limit, MAX_LIMIT));
        StringBuilder where = new StringBuilder("WHERE true");
        List<Object> parameters = new ArrayList<>();
        add(where, parameters, " AND time >= ?", from);
        add(where, parameters, " AND time < ?", to);
        if (kind != null) {
            where.append(" AND (kind = ? OR starts_with(kind, ?))");
            parameters.add(kind);
            parameters.add(kind + "-");
        }
        add(where, parameters, " AND vehicle_id = ?", vehicleId);
        if (cursor != null) {
            Cursor before = Cursor.parse(cursor);
            where.append(" AND (time, id) < (?, ?)");
            parameters.add(before.time());
            parameters.add(before.tie());
        }
        parameters.add(rows + 1);
        List<VehicleEvent> found = Sql.list(
                db,
                "reading events",
                "SELECT id, vehicle_id, time, kind, subject, detail FROM event " + where
                        + " ORDER BY time DESC, id DESC LIMIT ?",
                r -> new VehicleEvent(
                        r.getLong("id"),
                        r.getInt("vehicle_id"),
                        Sql.instant(r, "time"),
                        r.getString("kind"),
                        r.getString("subject"),
                        r.getString("detail")),
                parameters.toArray());
        if (found.size() <= rows) {
            return new Page<>(found, null);
        }
        VehicleEvent last = found.get(rows - 1);
        return new Page<>(
                found.subList(0, rows), Cursor.of(last.time(), last.id()).toString());
    }

    private static void add(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(condition);
            parameters.add(value);
        }
    }
}
