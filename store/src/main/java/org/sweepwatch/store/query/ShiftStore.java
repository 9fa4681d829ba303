package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** The shifts (班次) with the days on which they are so. */
public final class ShiftStore {
    private static final String SUBJECT = "shift";
    private static final String SELECT = "SELECT id, name, start_time, end_time, valid_from, valid_until FROM shift";

    private final Database db;

    public ShiftStore(Database db) {
        this.db = db;
    }

    /** All versions, by id and day. */
    public List<ShiftVersion> list() {
        return Sql.list(db, "reading shifts", SELECT + " ORDER BY id, valid_from", ShiftStore::shift);
    }

    /** The shifts of an operational day, by start. */
    public List<ShiftVersion> on(LocalDate day) {
        return Sql.list(
                db,
                "reading shifts",
                SELECT + " WHERE valid_from <= ? AND (valid_until IS NULL OR valid_until > ?) ORDER BY start_time, id",
                ShiftStore::shift,
                day,
                day);
    }

    /** Makes shifts so from their first day on, all or nothing; what was to be so later is given up. */
    public ImportResult putAll(Collection<ShiftVersion> shifts, Change change) {
        return Sql.inTransaction(db, "storing shifts", c -> {
            Sql.update(c, "LOCK TABLE shift IN SHARE ROW EXCLUSIVE MODE");
            int created = 0;
            int updated = 0;
            int unchanged = 0;
            for (ShiftVersion shift : shifts) {
                Optional<ShiftVersion> before = inForce(c, shift.id(), shift.from());
                if (before.isPresent() && same(before.get(), shift)) {
                    unchanged++;
                    continue;
                }
                cut(c, shift.id(), shift.from());
                Sql.update(
                        c,
                        "INSERT INTO shift (id, valid_from, valid_until, name, start_time, end_time)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        shift.id(),
                        shift.from(),
                        shift.until(),
                        shift.name(),
                        shift.start(),
                        shift.end());
                ChangeLog.add(
                        c, SUBJECT, shift.id(), before.map(ShiftStore::json).orElse(null), json(shift), change);
                if (before.isPresent()) {
                    updated++;
                } else {
                    created++;
                }
            }
            return new ImportResult(created, updated, unchanged, 0);
        });
    }

    /**
     * Ends a shift.
     *
     * @param until first operational day without it
     * @return false when there is no such shift on that day
     */
    public boolean end(String id, LocalDate until, Change change) {
        return Sql.inTransaction(db, "ending a shift", c -> {
            Optional<ShiftVersion> before = inForce(c, id, until);
            if (before.isPresent()) {
                cut(c, id, until);
                ChangeLog.add(
                        c,
                        SUBJECT,
                        id,
                        json(before.get()),
                        new Json().put("validUntil", until).toString(),
                        change);
            }
            return before.isPresent();
        });
    }

    private static void cut(Connection c, String id, LocalDate from) throws SQLException {
        Sql.update(c, "DELETE FROM shift WHERE id = ? AND valid_from >= ?", id, from);
        Sql.update(
                c,
                "UPDATE shift SET valid_until = ? WHERE id = ? AND (valid_until IS NULL OR valid_until > ?)",
                from,
                id,
                from);
    }

    private static Optional<ShiftVersion> inForce(Connection c, String id, LocalDate day) throws SQLException {
        return Sql.first(
                c,
                SELECT + " WHERE id = ? AND valid_from <= ? AND (valid_until IS NULL OR valid_until > ?)",
                ShiftStore::shift,
                id,
                day,
                day);
    }

    private static boolean same(ShiftVersion a, ShiftVersion b) {
        return new ShiftVersion(a.id(), a.name(), a.start(), a.end(), b.from(), a.until()).equals(b);
    }

    private static ShiftVersion shift(ResultSet r) throws SQLException {
        return new ShiftVersion(
                r.getString("id"),
                r.getString("name"),
                r.getObject("start_time", LocalTime.class),
                r.getObject("end_time", LocalTime.class),
                Sql.day(r, "valid_from"),
                Sql.day(r, "valid_until"));
    }

    private static String json(ShiftVersion s) {
        return new Json()
                .put("name", s.name())
                .put("start", s.start())
                .put("end", s.end())
                .put("validFrom", s.from())
                .put("validUntil", s.until())
                .toString();
    }
}
