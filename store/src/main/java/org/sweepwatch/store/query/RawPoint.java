package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Additional items of a stored position, as they came: typed columns and the raw rest. One object reused for all rows of a
 * reading; the values are those of the current call only.
 */
public final class RawPoint {
    /** Null when not sent; items 0x25, 0x2A and 0x2B. */
    Integer vehicleSignals;

    Integer ioStatus;
    Integer analog;
    byte[] items;
    int signals;

    /** Columns that {@link #read} expects, in its order. */
    static final String COLUMNS = "vehicle_signals, io_status, " + PositionRow.ANALOG + ", items, coalesce(signals, 0)";

    RawPoint() {}

    /** Takes over a row whose columns begin at an index, from 1. */
    void read(ResultSet r, int first) throws SQLException {
        vehicleSignals = orNull(r, r.getInt(first));
        ioStatus = orNull(r, r.getInt(first + 1) & 0xFFFF);
        analog = orNull(r, r.getInt(first + 2));
        items = r.getBytes(first + 3);
        signals = r.getInt(first + 4);
    }

    private static Integer orNull(ResultSet r, int value) throws SQLException {
        return r.wasNull() ? null : value;
    }

    /** Vehicle signals (0x25), null when not sent. */
    public Integer vehicleSignals() {
        return vehicleSignals;
    }

    /** IO status (0x2A), null when not sent. */
    public Integer ioStatus() {
        return ioStatus;
    }

    /** Analog values (0x2B), AD0 in bits 0-15, AD1 in bits 16-31; null when not sent. */
    public Integer analog() {
        return analog;
    }

    /** All other items and the tail, null when there are none. */
    public byte[] items() {
        return items;
    }

    /** What was read of the work inputs, 0 when nothing. */
    public int signals() {
        return signals;
    }
}
