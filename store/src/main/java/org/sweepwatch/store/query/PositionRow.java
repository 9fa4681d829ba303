package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** How a row of the tables {@code position} and {@code last_position} becomes a {@link Position}. */
final class PositionRow {
    static final String COLUMNS = "vehicle_id, time, block_hash, lag_s, lat_e6, lon_e6, altitude_m, speed_dkmh,"
            + " heading_deg, alarm_bits, status_bits, quality, odometer_hm, fuel, recorder_speed_dkmh,"
            + " vehicle_signals, io_status, analog, rssi, satellites, route_id, route_offset_m, items";

    private PositionRow() {}

    static Position position(ResultSet r) throws SQLException {
        long timeMs = r.getTimestamp(2).getTime();
        int statusBits = r.getInt(11);
        Integer recorderSpeed = integer(r, 15);
        return new Position(
                r.getInt(1),
                Instant.ofEpochMilli(timeMs),
                Instant.ofEpochMilli(timeMs + r.getInt(4) * 1000L),
                r.getInt(5) / 1e6,
                r.getInt(6) / 1e6,
                r.getInt(7),
                r.getInt(8) / 10.0,
                r.getInt(9),
                Integer.toUnsignedLong(r.getInt(10)),
                Integer.toUnsignedLong(statusBits),
                r.getInt(12) & 0xFFFF,
                (statusBits & 2) != 0,
                integer(r, 21),
                integer(r, 22),
                integer(r, 13),
                integer(r, 14),
                recorderSpeed == null ? null : recorderSpeed / 10.0,
                unsigned(r, 16),
                unsignedShort(r, 17),
                unsigned(r, 18),
                integer(r, 19),
                integer(r, 20),
                r.getBytes(23),
                r.getInt(3));
    }

    private static Integer integer(ResultSet r, int column) throws SQLException {
        int value = r.getInt(column);
        return r.wasNull() ? null : value;
    }

    private static Integer unsignedShort(ResultSet r, int column) throws SQLException {
        int value = r.getInt(column);
        return r.wasNull() ? null : value & 0xFFFF;
    }

    private static Long unsigned(ResultSet r, int column) throws SQLException {
        int value = r.getInt(column);
        return r.wasNull() ? null : Integer.toUnsignedLong(value);
    }
}
