package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.List;
import org.sweepwatch.store.Database;

/** The alarms that are held; written by the pipeline with its batches. */
public final class OpenAlarmStore {
    private final Database db;

    public OpenAlarmStore(Database db) {
        this.db = db;
    }

    /**
     * All of them, the newest first.
     *
     * @param vehicleId only of this vehicle, null for all
     */
    public List<OpenAlarm> list(Integer vehicleId) {
        return Sql.list(
                db,
                "reading open alarms",
                "SELECT * FROM open_alarm WHERE ?::int4 IS NULL OR vehicle_id = ?::int4"
                        + " ORDER BY since DESC, vehicle_id, bit",
                r -> new OpenAlarm(
                        r.getInt("vehicle_id"),
                        r.getInt("bit"),
                        Sql.instant(r, "since"),
                        Sql.instant(r, "received_at"),
                        r.getInt("serial"),
                        Sql.instant(r, "confirmed_at")),
                vehicleId,
                vehicleId);
    }

    /** Notes that the terminal has acknowledged an operator's confirmation (0x8203) of these bits. */
    public void confirmed(int vehicleId, int alarmBits, Instant at) {
        Sql.update(
                db,
                "confirming alarms",
                "UPDATE open_alarm SET confirmed_at = coalesce(confirmed_at, ?) WHERE vehicle_id = ?"
                        + " AND (?::int4 >> bit) & 1 = 1",
                at,
                vehicleId,
                alarmBits);
    }
}
