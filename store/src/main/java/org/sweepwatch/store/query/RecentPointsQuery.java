package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.List;
import org.sweepwatch.store.Database;

/** A sample of where vehicles worked and parked, for a look whether a layer fits them. Thread safe. */
public final class RecentPointsQuery {
    private static final int LEAST_DKMH = 20;
    private static final int MOST_DKMH = 150;

    private final Database db;

    public RecentPointsQuery(Database db) {
        this.db = db;
    }

    /** A place in WGS-84, degrees. */
    public record Place(double latitude, double longitude) {}

    /**
     * The newest good points of each vehicle in the range from (inclusive) to (exclusive) that were driven at 2 to 15
     * km/h.
     *
     * @param perVehicle so many of each vehicle at most
     */
    public List<Place> atWorkingSpeed(Instant from, Instant to, int perVehicle) {
        return newest("speed_dkmh BETWEEN " + LEAST_DKMH + " AND " + MOST_DKMH, from, to, perVehicle);
    }

    /** The same of points with the ignition off (ACC关). */
    public List<Place> parked(Instant from, Instant to, int perVehicle) {
        return newest("status_bits & 1 = 0", from, to, perVehicle);
    }

    private List<Place> newest(String which, Instant from, Instant to, int perVehicle) {
        return Sql.list(
                db,
                "reading recent points",
                "SELECT p.lat_e6, p.lon_e6 FROM vehicle v CROSS JOIN LATERAL (SELECT lat_e6, lon_e6 FROM position"
                        + " WHERE vehicle_id = v.id AND time >= ? AND time < ? AND quality = 0 AND " + which
                        + " ORDER BY time DESC LIMIT ?) p",
                r -> new Place(r.getInt(1) / 1e6, r.getInt(2) / 1e6),
                from,
                to,
                perVehicle);
    }
}
