package org.sweepwatch.store.query;

import java.util.List;
import org.sweepwatch.store.Database;

/** The state of each vehicle as of the stored checkpoint; written by the pipeline with its batches. */
public final class VehicleStateStore {
    private final Database db;

    public VehicleStateStore(Database db) {
        this.db = db;
    }

    public List<VehicleState> list() {
        return Sql.list(
                db,
                "reading vehicle states",
                "SELECT vehicle_id, state FROM vehicle_state ORDER BY vehicle_id",
                r -> new VehicleState(r.getInt(1), r.getBytes(2)));
    }
}
