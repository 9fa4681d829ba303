package org.sweepwatch.store.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sweepwatch.store.Database;

/** The parameters the operator wants, for the fleet and for single vehicles. */
public final class WantedParameterStore {
    /** Stands for the whole fleet in place of a vehicle. */
    public static final int FLEET = 0;

    private final Database db;

    public WantedParameterStore(Database db) {
        this.db = db;
    }

    public List<WantedParameter> list() {
        return Sql.list(
                db,
                "reading wanted parameters",
                "SELECT vehicle_id, parameter_id, value FROM wanted_parameter ORDER BY vehicle_id, parameter_id",
                r -> new WantedParameter(r.getInt(1), r.getLong(2), r.getString(3)));
    }

    /** What one vehicle should have, by parameter ID: its own wishes before those for the fleet. */
    public Map<Long, String> of(int vehicleId) {
        Map<Long, String> wanted = new TreeMap<>();
        for (WantedParameter row : list()) {
            // The fleet's rows come first, so a vehicle's own replace them.
            if (row.vehicleId() == FLEET || row.vehicleId() == vehicleId) {
                wanted.put(row.parameterId(), row.value());
            }
        }
        return wanted;
    }

    /** Sets one; it replaces the one there was. */
    public void put(WantedParameter wanted) {
        Sql.update(
                db,
                "storing a wanted parameter",
                "INSERT INTO wanted_parameter (vehicle_id, parameter_id, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (vehicle_id, parameter_id) DO UPDATE SET value = excluded.value",
                wanted.vehicleId(),
                wanted.parameterId(),
                wanted.value());
    }

    /** Takes one away; false when there was none. */
    public boolean remove(int vehicleId, long parameterId) {
        return Sql.update(
                        db,
                        "removing a wanted parameter",
                        "DELETE FROM wanted_parameter WHERE vehicle_id = ? AND parameter_id = ?",
                        vehicleId,
                        parameterId)
                > 0;
    }
}
