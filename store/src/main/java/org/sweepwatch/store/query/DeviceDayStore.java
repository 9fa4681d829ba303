package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sweepwatch.store.Database;

/**
 * Device days: written by the pipeline in the transaction of its batch, replaced here by the fold over stored points
 * when late data has made one stale.
 */
public final class DeviceDayStore {
    private static final String COLUMNS = "vehicle_id, day, state, work, stale, revision, updated_at";
    /** Leaves out the work, which is the larger part. */
    private static final String HEALTH = "vehicle_id, day, state, NULL::bytea AS work, stale, revision, updated_at";

    private final Database db;

    public DeviceDayStore(Database db) {
        this.db = db;
    }

    public Optional<DeviceDay> find(int vehicleId, LocalDate day) {
        return Sql.first(
                db,
                "reading a device day",
                "SELECT " + COLUMNS + " FROM device_day WHERE vehicle_id = ? AND day = ?",
                DeviceDayStore::deviceDay,
                vehicleId,
                day);
    }

    /** All devices that have a state for the day, by vehicle. */
    public List<DeviceDay> list(LocalDate day) {
        return Sql.list(
                db,
                "reading device days",
                "SELECT " + COLUMNS + " FROM device_day WHERE day = ? ORDER BY vehicle_id",
                DeviceDayStore::deviceDay,
                day);
    }

    /** The first day of which a device day is kept, empty before the first position. */
    public Optional<LocalDate> firstDay() {
        return Sql.first(
                db,
                "reading the first device day",
                "SELECT day FROM device_day ORDER BY day LIMIT 1",
                r -> r.getObject(1, LocalDate.class));
    }

    /** The vehicles of which anything was heard on the day or before. */
    public Set<Integer> heardUntil(LocalDate day) {
        return new HashSet<>(Sql.list(
                db,
                "reading who was heard of",
                "SELECT DISTINCT vehicle_id FROM device_day WHERE day <= ?",
                r -> r.getInt(1),
                day));
    }

    /** The same without their work, which is null in the answer. */
    public List<DeviceDay> health(LocalDate day) {
        return Sql.list(
                db,
                "reading device days",
                "SELECT " + HEALTH + " FROM device_day WHERE day = ? ORDER BY vehicle_id",
                DeviceDayStore::deviceDay,
                day);
    }

    /** Device days that wait for a new fold, oldest day first. */
    public List<DeviceDay> stale(int limit) {
        return Sql.list(
                db,
                "reading stale device days",
                "SELECT " + COLUMNS + " FROM device_day WHERE stale ORDER BY day, vehicle_id LIMIT ?",
                DeviceDayStore::deviceDay,
                limit);
    }

    /** Marks all device days of the day that exist, or of one vehicle, as waiting for a new fold. */
    public int markStale(LocalDate day, Integer vehicleId, Instant now) {
        return Sql.update(
                db,
                "marking device days stale",
                "UPDATE device_day SET stale = true, revision = revision + 1, updated_at = ? WHERE day = ?"
                        + " AND vehicle_id = coalesce(?::int4, vehicle_id)",
                now,
                day,
                vehicleId);
    }

    /**
     * Puts the result of a new fold in place and clears the stale mark, unless somebody wrote the device day since it
     * was read.
     *
     * @param expectedRevision {@link DeviceDay#revision()} read before the fold began, 0 when there was none
     * @return false when it was written meanwhile: fold again
     */
    public boolean replace(
            int vehicleId, LocalDate day, byte[] state, byte[] work, long expectedRevision, Instant now) {
        if (expectedRevision == 0) {
            return Sql.update(
                            db,
                            "storing a device day",
                            "INSERT INTO device_day (vehicle_id, day, state, work, stale, revision, updated_at)"
                                    + " VALUES (?, ?, ?, ?, false, 1, ?) ON CONFLICT DO NOTHING",
                            vehicleId,
                            day,
                            state,
                            work,
                            now)
                    == 1;
        }
        return Sql.update(
                        db,
                        "storing a device day",
                        "UPDATE device_day SET state = ?, work = ?, stale = false, revision = revision + 1, updated_at = ?"
                                + " WHERE vehicle_id = ? AND day = ? AND revision = ?",
                        state,
                        work,
                        now,
                        vehicleId,
                        day,
                        expectedRevision)
                == 1;
    }

    private static DeviceDay deviceDay(ResultSet r) throws SQLException {
        return new DeviceDay(
                r.getInt("vehicle_id"),
                r.getObject("day", LocalDate.class),
                r.getBytes("state"),
                r.getBytes("work"),
                r.getBoolean("stale"),
                r.getLong("revision"),
                Sql.instant(r, "updated_at"));
    }
}
