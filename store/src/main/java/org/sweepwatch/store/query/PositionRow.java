package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How a row of the tables {@code position} and {@code last_position} becomes a {@link Position}. */
final class PositionRow {
    /** The analog inputs in one number: AD0 in bits 0-15, AD1 in bits 16-31. */
    static final String ANALOG = "(analog1::int4 << 16) | (analog0::int4 & 65535)";

    static final String COLUMNS = "vehicle_id, time, lag_s, lat_e6, lon_e6, altitude_m, speed_dkmh,"
            + " heading_deg, alarm_bits, status_bits, quality, odometer_hm, fuel, recorder_speed_dkmh,"
            + " vehicle_signals, io_status, " + ANALOG + ", rssi, satellites, route_id, route_offset_m, items";

    /** What the basic block says, in the order of the key: with vehicle and time the identity of a position. */
    static final List<String> CONTENT =
            List.of("lat_e6", "lon_e6", "alarm_bits", "status_bits", "altitude_m", "speed_dkmh", "heading_deg");

    private PositionRow() {}

    /** The columns of {@link #CONTENT} of a table or alias. */
    static String content(String table) {
        return CONTENT.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
    }

    static Position position(ResultSet r) throws SQLException {
        long timeMs = r.getTimestamp(2).getTime();
        int statusBits = r.getInt(10);
        Integer recorderSpeed = integer(r, 14);
        return new Position(
                r.getInt(1),
                Instant.ofEpochMilli(timeMs),
                Instant.ofEpochMilli(timeMs + r.getInt(3) * 1000L),
                r.getInt(4) / 1e6,
                r.getInt(5) / 1e6,
                r.getInt(6),
                r.getInt(7) / 10.0,
                r.getInt(8),
                Integer.toUnsignedLong(r.getInt(9)),
                Integer.toUnsignedLong(statusBits),
                r.getInt(11) & 0xFFFF,
                (statusBits & 2) != 0,
                integer(r, 20),
                integer(r, 21),
                integer(r, 12),
                integer(r, 13),
                recorderSpeed == null ? null : recorderSpeed / 10.0,
                unsigned(r, 15),
                unsignedShort(r, 16),
                unsigned(r, 17),
                integer(r, 18),
                integer(r, 19),
                r.getBytes(22));
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
