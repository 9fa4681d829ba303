package org.sweepwatch.store.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sweepwatch.store.Database;

/** Which fences and routes are to lie on terminals, and how they do. */
public final class TerminalAreaStore {
    /** As a vehicle of a mark: the whole fleet. */
    public static final int ALL_VEHICLES = 0;

    private final Database db;

    public TerminalAreaStore(Database db) {
        this.db = db;
    }

    /** Vehicles by the number of a fence or route that is to lie on their terminals. */
    public Map<Integer, Set<Integer>> marks() {
        Map<Integer, Set<Integer>> marks = new TreeMap<>();
        Sql.list(
                db,
                "reading marks of areas",
                "SELECT feature_id, vehicle_id FROM area_mark",
                r -> marks.computeIfAbsent(r.getInt(1), key -> new TreeSet<>()).add(r.getInt(2)));
        return marks;
    }

    /**
     * Sets for which vehicles a fence or route is; none takes it from all.
     *
     * @return false when there is no such fence or route
     */
    public boolean mark(int featureId, Set<Integer> vehicles) {
        return Sql.inTransaction(db, "storing marks of areas", c -> {
            boolean known = Sql.first(
                            c,
                            "SELECT 1 FROM layer_feature WHERE id = ? AND kind IN ('fence', 'route')",
                            r -> true,
                            featureId)
                    .isPresent();
            Sql.update(c, "DELETE FROM area_mark WHERE feature_id = ?", featureId);
            for (int vehicle : known ? vehicles : Set.<Integer>of()) {
                Sql.update(c, "INSERT INTO area_mark (feature_id, vehicle_id) VALUES (?, ?)", featureId, vehicle);
            }
            return known;
        });
    }

    /** All areas on terminals, by vehicle. */
    public List<TerminalAreaRow> list() {
        return Sql.list(
                db,
                "reading areas on terminals",
                "SELECT * FROM terminal_area ORDER BY vehicle_id, feature_id, kind",
                r -> new TerminalAreaRow(
                        r.getInt("vehicle_id"),
                        r.getInt("feature_id"),
                        r.getInt("kind"),
                        r.getString("name"),
                        r.getString("sent"),
                        r.getString("state"),
                        r.getObject("command_id", Long.class),
                        Sql.instant(r, "changed_at"),
                        r.getString("note")));
    }

    public void put(TerminalAreaRow row) {
        Sql.update(
                db,
                "storing an area on a terminal",
                "INSERT INTO terminal_area (vehicle_id, feature_id, kind, name, sent, state, command_id, changed_at, note)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (vehicle_id, feature_id, kind) DO UPDATE SET"
                        + " name = excluded.name, sent = excluded.sent, state = excluded.state,"
                        + " command_id = excluded.command_id, changed_at = excluded.changed_at, note = excluded.note",
                row.vehicleId(),
                row.featureId(),
                row.kind(),
                row.name(),
                row.sent(),
                row.state(),
                row.commandId(),
                row.changedAt(),
                row.note());
    }

    /**
     * Has a fence or route sent again to these vehicles' terminals, where it is known; where a command is under way, that one
     * does.
     *
     * @param vehicles numbers, {@link #ALL_VEHICLES} for all
     * @return false when it lies on none of them
     */
    public boolean sendAgain(int featureId, Set<Integer> vehicles) {
        return Sql.inTransaction(db, "asking for an area to be sent again", c -> {
            int known = 0;
            for (int vehicle : vehicles) {
                known += Sql.update(
                        c,
                        "UPDATE terminal_area SET sent = CASE WHEN command_id IS NULL THEN '' ELSE sent END"
                                + " WHERE feature_id = ? AND (vehicle_id = ? OR ? = " + ALL_VEHICLES + ")",
                        featureId,
                        vehicle,
                        vehicle);
            }
            return known > 0;
        });
    }

    public void remove(TerminalAreaRow row) {
        Sql.update(
                db,
                "removing an area on a terminal",
                "DELETE FROM terminal_area WHERE vehicle_id = ? AND feature_id = ? AND kind = ?",
                row.vehicleId(),
                row.featureId(),
                row.kind());
    }
}
