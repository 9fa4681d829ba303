package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.sweepwatch.store.Database;

/** The exemptions from the failure rate. */
public final class ExemptionStore {
    private final Database db;

    public ExemptionStore(Database db) {
        this.db = db;
    }

    /** Those that touch the range from (inclusive) to (exclusive), by vehicle and begin. */
    public List<Exemption> list(Instant from, Instant to) {
        return Sql.list(
                db,
                "reading exemptions",
                "SELECT id, vehicle_id, from_time, until_time, kind, reason FROM exemption"
                        + " WHERE from_time < ? AND until_time > ? ORDER BY vehicle_id, from_time, id",
                r -> new Exemption(
                        r.getLong("id"),
                        r.getInt("vehicle_id"),
                        Sql.instant(r, "from_time"),
                        Sql.instant(r, "until_time"),
                        r.getString("kind"),
                        r.getString("reason")),
                to,
                from);
    }

    /** Adds these, all or nothing; one with the vehicle, times and kind of a known one changes only its reason. */
    public ImportResult addAll(Collection<Exemption> exemptions, Change change) {
        return Sql.inTransaction(db, "importing exemptions", c -> {
            int created = 0;
            int updated = 0;
            int unchanged = 0;
            for (Exemption e : exemptions) {
                int made = Sql.update(
                        c,
                        "INSERT INTO exemption (vehicle_id, from_time, until_time, kind, reason)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        e.vehicleId(),
                        e.from(),
                        e.until(),
                        e.kind(),
                        e.reason());
                int changed = made == 1
                        ? 0
                        : Sql.update(
                                c,
                                "UPDATE exemption SET reason = ? WHERE vehicle_id = ? AND from_time = ?"
                                        + " AND until_time = ? AND kind = ? AND reason IS DISTINCT FROM ?",
                                e.reason(),
                                e.vehicleId(),
                                e.from(),
                                e.until(),
                                e.kind(),
                                e.reason());
                if (made + changed > 0) {
                    ChangeLog.add(c, "exemption", Integer.toString(e.vehicleId()), null, json(e), change);
                }
                created += made;
                updated += changed;
                unchanged += 1 - made - changed;
            }
            return new ImportResult(created, updated, unchanged, 0);
        });
    }

    private static String json(Exemption e) {
        return new Json()
                .put("from", e.from())
                .put("until", e.until())
                .put("kind", e.kind())
                .put("reason", e.reason())
                .toString();
    }
}
