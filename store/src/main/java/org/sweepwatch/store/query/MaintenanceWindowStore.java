package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** The announced maintenance windows of the platform (计划停机). */
public final class MaintenanceWindowStore {
    private static final String SUBJECT = "maintenance_window";

    private final Database db;

    public MaintenanceWindowStore(Database db) {
        this.db = db;
    }

    /** Those that touch the range from (inclusive) to (exclusive), by begin. They may overlap. */
    public List<MaintenanceWindow> list(Instant from, Instant to) {
        return Sql.list(
                db,
                "reading maintenance windows",
                "SELECT id, from_time, until_time, reason, announced_by, announced_at FROM maintenance_window"
                        + " WHERE from_time < ? AND until_time > ? ORDER BY from_time, id",
                MaintenanceWindowStore::window,
                to,
                from);
    }

    /** Adds one and gives it its number. */
    public MaintenanceWindow add(MaintenanceWindow w, Change change) {
        return Sql.inTransaction(db, "storing a maintenance window", c -> {
            MaintenanceWindow made = Sql.first(
                            c,
                            "INSERT INTO maintenance_window (from_time, until_time, reason, announced_by, announced_at)"
                                    + " VALUES (?, ?, ?, ?, ?) RETURNING *",
                            MaintenanceWindowStore::window,
                            w.from(),
                            w.until(),
                            w.reason(),
                            w.announcedBy(),
                            w.announcedAt())
                    .orElseThrow();
            ChangeLog.add(c, SUBJECT, Long.toString(made.id()), null, json(made), change);
            return made;
        });
    }

    /** One of them, empty when there is none with this number. */
    public Optional<MaintenanceWindow> find(long id) {
        return Sql.first(
                db,
                "reading a maintenance window",
                "SELECT * FROM maintenance_window WHERE id = ?",
                MaintenanceWindowStore::window,
                id);
    }

    /** Takes one out that begins after the change; false when there is none that does. */
    public boolean remove(long id, Change change) {
        return Sql.inTransaction(db, "removing a maintenance window", c -> {
            Optional<MaintenanceWindow> gone = Sql.first(
                    c,
                    "DELETE FROM maintenance_window WHERE id = ? AND from_time > ? RETURNING *",
                    MaintenanceWindowStore::window,
                    id,
                    change.at());
            if (gone.isPresent()) {
                ChangeLog.add(c, SUBJECT, Long.toString(id), json(gone.get()), null, change);
            }
            return gone.isPresent();
        });
    }

    private static MaintenanceWindow window(ResultSet r) throws SQLException {
        return new MaintenanceWindow(
                r.getLong("id"),
                Sql.instant(r, "from_time"),
                Sql.instant(r, "until_time"),
                r.getString("reason"),
                r.getString("announced_by"),
                Sql.instant(r, "announced_at"));
    }

    private static String json(MaintenanceWindow w) {
        return new Json()
                .put("from", w.from())
                .put("until", w.until())
                .put("reason", w.reason())
                .put("announcedBy", w.announcedBy())
                .put("announcedAt", w.announcedAt())
                .toString();
    }
}
