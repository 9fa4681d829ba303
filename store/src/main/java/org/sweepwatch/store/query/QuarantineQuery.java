package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.store.Database;

/** What is in quarantine (隔离区), for the engineer who asks why a device's data is missing. */
public final class QuarantineQuery {
    private final Database db;

    public QuarantineQuery(Database db) {
        this.db = db;
    }

    /**
     * What was received last, newest first.
     *
     * @param vehicleId only of this vehicle, null for all
     */
    public List<QuarantinedItem> list(Integer vehicleId, int limit) {
        return Sql.list(
                db,
                "reading the quarantine",
                "SELECT * FROM quarantine WHERE ?::int4 IS NULL OR vehicle_id = ?::int4"
                        + " ORDER BY received_at DESC, journal_index DESC, item LIMIT ?",
                r -> new QuarantinedItem(
                        r.getString("journal_id"),
                        r.getLong("journal_index"),
                        r.getInt("item"),
                        Sql.integer(r, "vehicle_id"),
                        r.getString("phone"),
                        Sql.instant(r, "received_at"),
                        r.getString("reason"),
                        Sql.instant(r, "device_time"),
                        r.getBytes("raw")),
                vehicleId,
                vehicleId,
                limit);
    }

    /** How many were received in the range from (inclusive) to (exclusive), by reason. */
    public Map<String, Long> countByReason(Instant from, Instant to) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Sql.list(
                db,
                "counting the quarantine",
                "SELECT reason, count(*) FROM quarantine WHERE received_at >= ? AND received_at < ?"
                        + " GROUP BY reason ORDER BY 2 DESC, 1",
                r -> counts.put(r.getString(1), r.getLong(2)),
                from,
                to);
        return counts;
    }
}
