package org.sweepwatch.store.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows of a {@link PositionBatch} in the binary form of COPY (PostgreSQL documentation, "COPY", binary format)
 * over one reused buffer. One thread. Public to be measured without a database.
 */
public final class CopyEncoder {
    /** The columns in the order in which the fields are written. */
    static final String COLUMNS = "time, vehicle_id, lag_s, lat_e6, lon_e6, alarm_bits, status_bits,"
            + " altitude_m, speed_dkmh, heading_deg, quality, odometer_hm, vehicle_signals, analog0, analog1, route_id, fuel,"
            + " recorder_speed_dkmh, io_status, rssi, satellites, route_offset_m, items, signals";

    private static final short FIELDS = 24;
    private static final int FIXED_ROW_BYTES = 2 + FIELDS * 4 + 8 + 10 * 4 + 12 * 2;
    private static final byte[] HEADER =
            ("PGCOPY\n\u00ff\r\n\0" + "\0\0\0\0" + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER_BYTES = 64 << 10;
    /** 2000-01-01, from which PostgreSQL counts, in ms since 1970. */
    private static final long POSTGRES_EPOCH_MS = 946_684_800_000L;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] buffer = new byte[BUFFER_BYTES + FIXED_ROW_BYTES + PositionBatch.MAX_ITEM_BYTES_A_ROW];
    private int at;

    /** All rows of the batch, head and end of the format included; the caller ends the COPY. */
    public void writeAll(PositionBatch batch, CopyIn copy) throws SQLException {
        begin();
        for (int row = 0; row < batch.size(); row++) {
            row(batch, row, copy);
        }
        end(copy);
    }

    /** The rows whose numbers stand in the first {@code count} places of {@code rows}, without their items. */
    void writeSome(PositionBatch batch, int[] rows, int count, CopyIn copy) throws SQLException {
        begin();
        for (int i = 0; i < count; i++) {
            row(batch, rows[i], copy);
        }
        end(copy);
    }

    private void begin() {
        System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
        at = HEADER.length;
    }

    private void end(CopyIn copy) throws SQLException {
        putShort((short) -1);
        copy.writeToCopy(buffer, 0, at);
        at = 0;
    }

    private void row(PositionBatch b, int i, CopyIn copy) throws SQLException {
        putShort(FIELDS);
        putInt(8);
        LONG.set(buffer, at, (b.timeMs[i] - POSTGRES_EPOCH_MS) * 1000);
        at += 8;
        int4(b.vehicleId[i]);
        int4(b.lagS[i]);
        int4(b.latE6[i]);
        int4(b.lonE6[i]);
        int4(b.alarmBits[i]);
        int4(b.statusBits[i]);
        int2(b.altitudeM[i]);
        int2(b.speedDkmh[i]);
        int2(b.headingDeg[i]);
        int2(b.quality[i]);
        int present = b.present[i];
        int4(present, PositionBatch.ODOMETER, b.odometerHm[i]);
        int4(present, PositionBatch.VEHICLE_SIGNALS, b.vehicleSignals[i]);
        int2(present, PositionBatch.ANALOG, (short) b.analog[i]);
        int2(present, PositionBatch.ANALOG, (short) (b.analog[i] >>> 16));
        int4(present, PositionBatch.ROUTE, b.routeId[i]);
        int2(present, PositionBatch.FUEL, b.fuelDl[i]);
        int2(present, PositionBatch.RECORDER_SPEED, b.recorderSpeedDkmh[i]);
        int2(present, PositionBatch.IO_STATUS, b.ioStatus[i]);
        int2(present, PositionBatch.RSSI, b.rssi[i]);
        int2(present, PositionBatch.SATELLITES, b.satellites[i]);
        int2(present, PositionBatch.ROUTE, b.routeOffsetM[i]);
        if ((present & PositionBatch.ITEMS) == 0) {
            putInt(-1);
        } else {
            int from = b.itemsBegin(i);
            int length = b.itemsEnd[i] - from;
            putInt(length);
            System.arraycopy(b.items, from, buffer, at, length);
            at += length;
        }
        int4(present, PositionBatch.SIGNALS, b.signals[i]);
        if (at >= BUFFER_BYTES) {
            copy.writeToCopy(buffer, 0, at);
            at = 0;
        }
    }

    private void int4(int value) {
        putInt(4);
        putInt(value);
    }

    private void int2(short value) {
        putInt(2);
        putShort(value);
    }

    private void int4(int present, int bit, int value) {
        if ((present & bit) == 0) {
            putInt(-1);
        } else {
            int4(value);
        }
    }

    private void int2(int present, int bit, short value) {
        if ((present & bit) == 0) {
            putInt(-1);
        } else {
            int2(value);
        }
    }

    private void putInt(int value) {
        INT.set(buffer, at, value);
        at += 4;
    }

    private void putShort(short value) {
        SHORT.set(buffer, at, value);
        at += 2;
    }
}
