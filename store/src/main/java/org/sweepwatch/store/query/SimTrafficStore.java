package org.sweepwatch.store.query;

import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.Map;
import org.sweepwatch.store.Database;

/** Traffic of each data SIM card (车载数据卡) by calendar day, as the carrier bills it. */
public final class SimTrafficStore {
    private final Database db;

    public SimTrafficStore(Database db) {
        this.db = db;
    }

    /** Adds to the day, all or nothing. */
    public void add(LocalDate day, Map<Integer, TrafficSum> byVehicle) {
        if (byVehicle.isEmpty()) {
            return;
        }
        Sql.inTransaction(db, "storing traffic", c -> {
            try (PreparedStatement s =
                    c.prepareStatement("INSERT INTO sim_traffic (vehicle_id, day, up_bytes, down_bytes)"
                            + " VALUES (?, ?, ?, ?) ON CONFLICT (vehicle_id, day) DO UPDATE SET"
                            + " up_bytes = sim_traffic.up_bytes + excluded.up_bytes,"
                            + " down_bytes = sim_traffic.down_bytes + excluded.down_bytes")) {
                for (Map.Entry<Integer, TrafficSum> one : byVehicle.entrySet()) {
                    s.setInt(1, one.getKey());
                    s.setObject(2, day);
                    s.setLong(3, one.getValue().upBytes());
                    s.setLong(4, one.getValue().downBytes());
                    s.addBatch();
                }
                s.executeBatch();
                return null;
            }
        });
    }

    /** The sum of the days from {@code first} to {@code last}, both inclusive. */
    public TrafficSum sum(int vehicleId, LocalDate first, LocalDate last) {
        return Sql.first(
                        db,
                        "reading traffic",
                        "SELECT coalesce(sum(up_bytes), 0)::int8, coalesce(sum(down_bytes), 0)::int8 FROM sim_traffic"
                                + " WHERE vehicle_id = ? AND day BETWEEN ? AND ?",
                        r -> new TrafficSum(r.getLong(1), r.getLong(2)),
                        vehicleId,
                        first,
                        last)
                .orElseThrow();
    }
}
