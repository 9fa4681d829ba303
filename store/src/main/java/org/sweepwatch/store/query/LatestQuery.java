package org.sweepwatch.store.query;

import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** The last known position of each vehicle: the newest by device time that was fit to be shown as such. */
public final class LatestQuery {
    private final Database db;

    public LatestQuery(Database db) {
        this.db = db;
    }

    /** One position a vehicle that has any, by vehicle. */
    public List<Position> latest() {
        return Sql.list(
                db,
                "reading last positions",
                "SELECT " + PositionRow.COLUMNS + " FROM last_position ORDER BY vehicle_id",
                PositionRow::position);
    }

    public Optional<Position> latest(int vehicleId) {
        return Sql.first(
                db,
                "reading a last position",
                "SELECT " + PositionRow.COLUMNS + " FROM last_position WHERE vehicle_id = ?",
                PositionRow::position,
                vehicleId);
    }
}
