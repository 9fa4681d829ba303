package org.sweepwatch.store.query;

import java.sql.Connection;
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
    /**
     * The figures of a day, as JSON.
     *
     * @param report those of devices
     * @param work those of work
     */
    public record Figures(String report, String work) {}

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
     * @param figures the new ones; null when the day is believed to be provisional, for which they are not kept
     * @return the entry of the log; empty, and nothing is done, when the day is frozen and there are no figures
     */
    public Optional<Recalculation> recalculate(
            LocalDate day, Integer vehicleId, Figures figures, String actor, String reason, Instant now) {
        return Sql.inTransaction(db, "logging a recalculation", c -> {
            boolean frozen = isFrozen(c, day);
            if (frozen && figures == null) {
                return Optional.empty();
            }
            Integer revision = frozen ? addRevision(c, day, figures, reason, now) : null;
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
                    now);
        });
    }

    private static boolean isFrozen(Connection c, LocalDate day) throws SQLException {
        return Sql.first(c, "SELECT 1 FROM frozen_day WHERE day = ? LIMIT 1", r -> true, day)
                .isPresent();
    }

    private static int addRevision(Connection c, LocalDate day, Figures figures, String reason, Instant now)
            throws SQLException {
        return Sql.first(
                        c,
                        "INSERT INTO frozen_day (day, revision, report, work, frozen_at, reason)"
                                + " SELECT ?, max(revision) + 1, ?, ?, ?, ? FROM frozen_day WHERE day = ?"
                                + " RETURNING revision",
                        r -> r.getInt(1),
                        day,
                        figures.report(),
                        figures.work(),
                        now,
                        reason,
                        day)
                .orElseThrow();
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
