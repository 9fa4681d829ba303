package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** When the platform was away, and the mark of life from which the next start knows it. */
public final class OutageStore {
    private final Database db;

    public OutageStore(Database db) {
        this.db = db;
    }

    /** Outages that touch the range from (inclusive) to (exclusive), oldest first. */
    public List<Outage> list(Instant from, Instant to) {
        return Sql.list(
                db,
                "reading outages",
                "SELECT id, from_time, until_time, reason FROM platform_outage WHERE from_time < ?"
                        + " AND (until_time IS NULL OR until_time > ?) ORDER BY from_time, id",
                r -> new Outage(
                        r.getLong("id"),
                        Sql.instant(r, "from_time"),
                        Sql.instant(r, "until_time"),
                        r.getString("reason")),
                to,
                from);
    }

    /** Stores an outage that is over, or the beginning of one when {@code until} is null. */
    public long add(Instant from, Instant until, String reason) {
        return Sql.first(
                        db,
                        "storing an outage",
                        "INSERT INTO platform_outage (from_time, until_time, reason) VALUES (?, ?, ?) RETURNING id",
                        r -> r.getLong(1),
                        from,
                        until,
                        reason)
                .orElseThrow();
    }

    /** Ends an outage that lasts. */
    public void end(long id, Instant until) {
        Sql.update(
                db,
                "ending an outage",
                "UPDATE platform_outage SET until_time = ? WHERE id = ? AND until_time IS NULL",
                until,
                id);
    }

    /** Says that the platform is alive now. */
    public void alive(Instant now) {
        Sql.update(
                db,
                "storing the mark of life",
                "INSERT INTO alive (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
                now);
    }

    /** When the platform was last known alive, empty before its first start. */
    public Optional<Instant> lastAlive() {
        return Sql.first(db, "reading the mark of life", "SELECT at FROM alive", r -> Sql.instant(r, "at"));
    }
}
