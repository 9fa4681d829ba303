package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.sweepwatch.store.Database;

/** Requests to read stored positions again, and the reading of one vehicle's day. */
public final class RedecodingStore {
    /** Requests listed, the newest ones. */
    public static final int LISTED = 100;

    private static final int FETCH_ROWS = 2_000;
    /** In what is read of a position the time comes first, then its content, then its additional items. */
    private static final int FIRST_CONTENT = 2;

    private static final int FIRST_ITEM = FIRST_CONTENT + PositionRow.CONTENT.size();

    private final Database db;

    public RedecodingStore(Database db) {
        this.db = db;
    }

    /** Enters a request. */
    public Redecoding add(String model, LocalDate from, LocalDate to, String askedBy, Instant now) {
        return Sql.first(
                        db,
                        "storing a request to decode again",
                        "INSERT INTO redecoding (model, from_day, to_day, asked_by, asked_at, next_day, next_vehicle)"
                                + " VALUES (?, ?, ?, ?, ?, ?, 0) RETURNING *",
                        RedecodingStore::redecoding,
                        model,
                        from,
                        to,
                        askedBy,
                        now,
                        from)
                .orElseThrow();
    }

    /** The newest {@link #LISTED} requests, newest first. */
    public List<Redecoding> list() {
        return Sql.list(
                db,
                "reading requests to decode again",
                "SELECT * FROM redecoding ORDER BY id DESC LIMIT " + LISTED,
                RedecodingStore::redecoding);
    }

    /** The oldest request that is not finished. */
    public Optional<Redecoding> next() {
        return Sql.first(
                db,
                "reading requests to decode again",
                "SELECT * FROM redecoding WHERE finished_at IS NULL ORDER BY id LIMIT 1",
                RedecodingStore::redecoding);
    }

    /**
     * Notes how far a request is.
     *
     * @param read positions looked at since the last call; those that read differently are counted where they are stored
     * @param finishedAt null while it goes on
     */
    public void progress(long id, LocalDate nextDay, int nextVehicle, long read, Instant finishedAt) {
        Sql.update(
                db,
                "storing the progress of decoding again",
                "UPDATE redecoding SET next_day = ?, next_vehicle = ?, read = read + ?, finished_at = ?::timestamptz"
                        + " WHERE id = ?",
                nextDay,
                nextVehicle,
                read,
                finishedAt,
                id);
    }

    /** What became of the positions of one vehicle and time. */
    public record Reread(long read, long changed) {}

    /**
     * Reads the work inputs of each stored position again and stores those that differ, in one transaction with their number
     * in the request, so that a server killed before {@link #progress} counts none twice and none too few; also of the last
     * known position.
     *
     * @param id of the request
     * @param from inclusive
     * @param to exclusive
     * @param signals what a position says now, 0 for nothing
     */
    public Reread reread(long id, int vehicleId, Instant from, Instant to, ToIntFunction<RawPoint> signals) {
        return Sql.inTransaction(db, "decoding positions again", c -> {
            Changes changes = new Changes();
            long read = 0;
            try (PreparedStatement s = points(c)) {
                s.setInt(1, vehicleId);
                s.setTimestamp(2, Timestamp.from(from));
                s.setTimestamp(3, Timestamp.from(to));
                RawPoint point = new RawPoint();
                try (ResultSet r = s.executeQuery()) {
                    while (r.next()) {
                        read++;
                        point.read(r, FIRST_ITEM);
                        int now = signals.applyAsInt(point);
                        if (now != point.signals) {
                            changes.add(r, now);
                        }
                    }
                }
            }
            long changed = changes.isEmpty() ? 0 : update(c, vehicleId, from, to, changes);
            if (changed > 0) {
                Sql.update(c, "UPDATE redecoding SET changed = changed + ? WHERE id = ?", changed, id);
            }
            return new Reread(read, changed);
        });
    }

    private static PreparedStatement points(Connection c) throws SQLException {
        PreparedStatement s = c.prepareStatement("SELECT time, " + PositionRow.content("position") + ", "
                + RawPoint.COLUMNS + " FROM position WHERE vehicle_id = ? AND time >= ? AND time < ?");
        s.setFetchSize(FETCH_ROWS);
        return s;
    }

    private static long update(Connection c, int vehicleId, Instant from, Instant to, Changes changes)
            throws SQLException {
        try (PreparedStatement s = c.prepareStatement("UPDATE position p SET signals = n.signals FROM unnest(?::int8[]"
                + ", ?::int4[]".repeat(PositionRow.CONTENT.size() + 1) + ") AS n (ms, "
                + String.join(", ", PositionRow.CONTENT) + ", signals)"
                + " WHERE p.vehicle_id = ? AND p.time >= ? AND p.time < ?"
                + " AND p.time = timestamptz 'epoch' + n.ms * interval '1 ms'"
                + " AND (" + PositionRow.content("p") + ") = (" + PositionRow.content("n") + ")")) {
            int at = 1;
            s.setArray(at++, c.createArrayOf("int8", changes.times.toArray()));
            for (List<Integer> column : changes.content) {
                s.setArray(at++, c.createArrayOf("int4", column.toArray()));
            }
            s.setArray(at++, c.createArrayOf("int4", changes.signals.toArray()));
            s.setInt(at++, vehicleId);
            s.setTimestamp(at++, Timestamp.from(from));
            s.setTimestamp(at, Timestamp.from(to));
            int changed = s.executeUpdate();
            Sql.update(
                    c,
                    "UPDATE last_position l SET signals = p.signals FROM position p WHERE l.vehicle_id = ?"
                            + " AND p.vehicle_id = l.vehicle_id AND p.time = l.time"
                            + " AND (" + PositionRow.content("p") + ") = (" + PositionRow.content("l") + ")"
                            + " AND p.time >= ? AND p.time < ?",
                    vehicleId,
                    from,
                    to);
            return changed;
        }
    }

    /** Positions whose work inputs read differently now: a list for each column, the identity first. */
    private static final class Changes {
        private final List<Long> times = new ArrayList<>();
        private final List<List<Integer>> content = new ArrayList<>();
        private final List<Integer> signals = new ArrayList<>();

        private Changes() {
            PositionRow.CONTENT.forEach(column -> content.add(new ArrayList<>()));
        }

        private boolean isEmpty() {
            return times.isEmpty();
        }

        private void add(ResultSet r, int now) throws SQLException {
            times.add(r.getTimestamp(1).getTime());
            for (int i = 0; i < content.size(); i++) {
                content.get(i).add(r.getInt(FIRST_CONTENT + i));
            }
            signals.add(now == 0 ? null : now);
        }
    }

    private static Redecoding redecoding(ResultSet r) throws SQLException {
        return new Redecoding(
                r.getLong("id"),
                r.getString("model"),
                Sql.day(r, "from_day"),
                Sql.day(r, "to_day"),
                r.getString("asked_by"),
                Sql.instant(r, "asked_at"),
                Sql.day(r, "next_day"),
                r.getInt("next_vehicle"),
                r.getLong("read"),
                r.getLong("changed"),
                Sql.instant(r, "finished_at"));
    }
}
