package org.sweepwatch.store.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sweepwatch.store.StoreException;

/** The statements for what a batch carries beside positions; all run in the transaction of the batch. */
final class DerivedState {
    private static final String EPOCH = "'epoch'::timestamptz + interval '1 millisecond' * ";

    private DerivedState() {}

    static int insertEvents(Connection c, List<StoreBatch.Event> events) throws SQLException {
        int n = events.size();
        Integer[] vehicles = new Integer[n];
        Long[] times = new Long[n];
        String[] kinds = new String[n];
        String[] subjects = new String[n];
        String[] details = new String[n];
        for (int i = 0; i < n; i++) {
            StoreBatch.Event e = events.get(i);
            vehicles[i] = e.vehicleId();
            times[i] = e.timeMs();
            kinds[i] = e.kind();
            subjects[i] = e.subject();
            details[i] = e.detail();
        }
        return update(
                c,
                "INSERT INTO event (vehicle_id, time, kind, subject, detail) SELECT v, " + EPOCH
                        + "t, k, s, d FROM unnest(?::int4[], ?::int8[], ?::text[], ?::text[], ?::text[])"
                        + " WITH ORDINALITY AS x (v, t, k, s, d, n) ORDER BY n ON CONFLICT DO NOTHING",
                c.createArrayOf("int4", vehicles),
                c.createArrayOf("int8", times),
                c.createArrayOf("text", kinds),
                c.createArrayOf("text", subjects),
                c.createArrayOf("text", details));
    }

    static int insertQuarantine(Connection c, String journalId, List<StoreBatch.Quarantined> items)
            throws SQLException {
        int n = items.size();
        Long[] indexes = new Long[n];
        Integer[] numbers = new Integer[n];
        Integer[] vehicles = new Integer[n];
        String[] phones = new String[n];
        Long[] received = new Long[n];
        String[] reasons = new String[n];
        Long[] times = new Long[n];
        byte[][] raws = new byte[n][];
        for (int i = 0; i < n; i++) {
            StoreBatch.Quarantined q = items.get(i);
            indexes[i] = q.journalIndex();
            numbers[i] = q.item();
            vehicles[i] = q.vehicleId();
            phones[i] = q.phone();
            received[i] = q.receivedMs();
            reasons[i] = q.reason();
            times[i] = q.deviceTimeMs();
            raws[i] = q.raw();
        }
        return update(
                c,
                "INSERT INTO quarantine (journal_id, journal_index, item, vehicle_id, phone, received_at, reason,"
                        + " device_time, raw) SELECT ?, i, m, v, p, " + EPOCH + "r, w, " + EPOCH
                        + "t, b FROM unnest(?::int8[], ?::int4[], ?::int4[], ?::text[], ?::int8[], ?::text[],"
                        + " ?::int8[], ?::bytea[]) AS x (i, m, v, p, r, w, t, b) ON CONFLICT DO NOTHING",
                journalId,
                c.createArrayOf("int8", indexes),
                c.createArrayOf("int4", numbers),
                c.createArrayOf("int4", vehicles),
                c.createArrayOf("text", phones),
                c.createArrayOf("int8", received),
                c.createArrayOf("text", reasons),
                c.createArrayOf("int8", times),
                c.createArrayOf("bytea", raws));
    }

    static void putDeviceDays(Connection c, Map<StoreBatch.DayKey, StoreBatch.DeviceDayState> days, long nowMs)
            throws SQLException {
        int n = days.size();
        Integer[] vehicles = new Integer[n];
        Integer[] epochDays = new Integer[n];
        byte[][] states = new byte[n][];
        byte[][] works = new byte[n][];
        Boolean[] stale = new Boolean[n];
        int i = 0;
        for (Map.Entry<StoreBatch.DayKey, StoreBatch.DeviceDayState> e : days.entrySet()) {
            vehicles[i] = e.getKey().vehicleId();
            epochDays[i] = Math.toIntExact(e.getKey().epochDay());
            states[i] = e.getValue().state();
            works[i] = e.getValue().work();
            stale[i] = e.getValue().stale();
            i++;
        }
        update(
                c,
                "INSERT INTO device_day (vehicle_id, day, state, work, stale, revision, updated_at)"
                        + " SELECT v, DATE '1970-01-01' + d, s, w, x.stale, 1, " + EPOCH + "?"
                        + " FROM unnest(?::int4[], ?::int4[], ?::bytea[], ?::bytea[], ?::bool[]) AS x (v, d, s, w, stale)"
                        + " ORDER BY d, v ON CONFLICT (day, vehicle_id) DO UPDATE SET"
                        + " state = coalesce(excluded.state, device_day.state),"
                        + " work = coalesce(excluded.work, device_day.work),"
                        + " stale = excluded.stale OR (excluded.state IS NULL AND device_day.stale),"
                        + " revision = device_day.revision + 1, updated_at = excluded.updated_at",
                nowMs,
                c.createArrayOf("int4", vehicles),
                c.createArrayOf("int4", epochDays),
                c.createArrayOf("bytea", states),
                c.createArrayOf("bytea", works),
                c.createArrayOf("bool", stale));
    }

    static void putVehicleStates(Connection c, Map<Integer, byte[]> states) throws SQLException {
        update(
                c,
                "INSERT INTO vehicle_state (vehicle_id, state)"
                        + " SELECT v, s FROM unnest(?::int4[], ?::bytea[]) AS x (v, s) ORDER BY v"
                        + " ON CONFLICT (vehicle_id) DO UPDATE SET state = excluded.state",
                c.createArrayOf("int4", states.keySet().toArray(new Integer[0])),
                c.createArrayOf("bytea", states.values().toArray(new byte[0][])));
    }

    /** Moves the checkpoint on. The same index again is what a repeated batch brings. */
    static void moveCheckpoint(Connection c, String journalId, long index) throws SQLException {
        int moved = update(
                c,
                "INSERT INTO checkpoint (journal_id, journal_index) VALUES (?, ?) ON CONFLICT (journal_id)"
                        + " DO UPDATE SET journal_index = excluded.journal_index"
                        + " WHERE checkpoint.journal_index <= excluded.journal_index",
                journalId,
                index);
        if (moved == 0) {
            throw new StoreException(
                    "checkpoint_behind",
                    "the database holds journal " + journalId + " beyond index " + index
                            + " already: another server seems to write from the same journal; stop one of them");
        }
    }

    private static int update(Connection c, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                s.setObject(i + 1, parameters[i]);
            }
            return s.executeUpdate();
        }
    }
}
