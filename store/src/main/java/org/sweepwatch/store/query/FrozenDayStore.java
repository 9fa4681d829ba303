package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sweepwatch.store.Database;

/** Frozen days. A revision is never changed; a recalculation adds the next one and an entry to the log. */
public final class FrozenDayStore {
    private final Database db;

    public FrozenDayStore(Database db) {
        this.db = db;
    }

    /** The newest revision of a day, empty while it is provisional. */
    public Optional<FrozenDay> find(LocalDate day) {
        return Sql.first(
                db,
                "reading a frozen day",
                "SELECT day, revision, report, work, frozen_at, reason FROM frozen_day WHERE day = ?"
                        + " ORDER BY revision DESC LIMIT 1",
                FrozenDayStore::frozenDay,
                day);
    }

    /** The frozen days from (inclusive) to (inclusive). */
    public Set<LocalDate> days(LocalDate from, LocalDate to) {
        return Set.copyOf(Sql.list(
                db,
                "reading which days are frozen",
                "SELECT DISTINCT day FROM frozen_day WHERE day BETWEEN ? AND ?",
                r -> Sql.day(r, "day"),
                from,
                to));
    }

    /** All revisions of a day, oldest first. */
    public List<FrozenDay> revisions(LocalDate day) {
        return Sql.list(
                db,
                "reading the revisions of a day",
                "SELECT day, revision, report, work, frozen_at, reason FROM frozen_day WHERE day = ? ORDER BY revision",
                FrozenDayStore::frozenDay,
                day);
    }

    /**
     * Freezes a day for the first time.
     *
     * @return false when it was frozen already; nothing is changed then
     */
    public boolean freeze(LocalDate day, String report, String work, String reason, Instant now) {
        return Sql.update(
                        db,
                        "freezing a day",
                        "INSERT INTO frozen_day (day, revision, report, work, frozen_at, reason)"
                                + " VALUES (?, 1, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        day,
                        report,
                        work,
                        now,
                        reason)
                == 1;
    }

    /**
     * Logs a recalculation and, when the day is frozen, adds the next revision, in one transaction.
     *
     * @param report the new figures of devices; only stored when the day is frozen
     * @param work the new figures of work; the same
     * @return the entry of the log
     */
    public Recalculation recalculate(
            LocalDate day, Integer vehicleId, String report, String work, String actor, String reason, Instant now) {
        return Sql.inTransaction(db, "logging a recalculation", c -> {
            Integer revision = Sql.first(
                            c,
                            "INSERT INTO frozen_day (day, revision, report, work, frozen_at, reason)"
                                    + " SELECT ?, max(revision) + 1, ?, ?, ?, ? FROM frozen_day WHERE day = ?"
                                    + " HAVING count(*) > 0 RETURNING revision",
                            r -> r.getInt(1),
                            day,
                            report,
                            work,
                            now,
                            reason,
                            day)
                    .orElse(null);
            return Sql.first(
                            c,
                            "INSERT INTO recalculation (day, vehicle_id, actor, reason, revision, at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?) RETURNING *",
                            FrozenDayStore::recalculation,
                            day,
                            vehicleId,
                            actor,
                            reason,
                            revision,
                            now)
                    .orElseThrow();
        });
    }

    /** The log of a day, oldest first. */
    public List<Recalculation> recalculations(LocalDate day) {
        return Sql.list(
                db,
                "reading recalculations",
                "SELECT * FROM recalculation WHERE day = ? ORDER BY id",
                FrozenDayStore::recalculation,
                day);
    }

    /** The entries of the log after one, oldest first; 0 for all. */
    public List<Recalculation> recalculationsAfter(long id) {
        return Sql.list(
                db,
                "reading recalculations",
                "SELECT * FROM recalculation WHERE id > ? ORDER BY id",
                FrozenDayStore::recalculation,
                id);
    }

    private static FrozenDay frozenDay(ResultSet r) throws SQLException {
        return new FrozenDay(
                r.getObject("day", LocalDate.class),
                r.getInt("revision"),
                r.getString("report"),
                r.getString("work"),
                Sql.instant(r, "frozen_at"),
                r.getString("reason"));
    }

    private static Recalculation recalculation(ResultSet r) throws SQLException {
        return new Recalculation(
                r.getLong("id"),
                r.getObject("day", LocalDate.class),
                Sql.integer(r, "vehicle_id"),
                r.getString("actor"),
                r.getString("reason"),
                Sql.integer(r, "revision"),
                Sql.instant(r, "at"));
    }
}
