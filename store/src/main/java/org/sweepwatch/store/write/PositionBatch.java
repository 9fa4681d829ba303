package org.sweepwatch.store.write;

import java.util.Arrays;

/**
 * Positions to be stored, as one array a column; filled again and again without allocation.
 *
 * <p>{@link #startRow} opens a row, the setters after it fill it in. What is not set is 0, or null where the column may
 * be null. Values that do not fit their column are brought to its nearest end. Not thread safe.
 */
public final class PositionBatch {
    /** Rows of a batch unless told otherwise: above it COPY gains little. */
    public static final int DEFAULT_CAPACITY = 5_000;
    /** Most bytes of additional items in one batch. */
    static final int MAX_ITEM_BYTES = 8 << 20;
    /** Most bytes of additional items of one position; a message body has at most 1,023. */
    static final int MAX_ITEM_BYTES_A_ROW = 4_096;

    static final int ODOMETER = 1;
    static final int FUEL = 1 << 1;
    static final int RECORDER_SPEED = 1 << 2;
    static final int VEHICLE_SIGNALS = 1 << 3;
    static final int IO_STATUS = 1 << 4;
    static final int ANALOG = 1 << 5;
    static final int RSSI = 1 << 6;
    static final int SATELLITES = 1 << 7;
    static final int ROUTE = 1 << 8;
    static final int ITEMS = 1 << 9;
    static final int SIGNALS = 1 << 10;
    private static final int LAST_KNOWN = 1 << 11;

    final int[] vehicleId;
    final long[] timeMs;
    final int[] lagS;
    final int[] latE6;
    final int[] lonE6;
    final short[] altitudeM;
    final short[] speedDkmh;
    final short[] headingDeg;
    final int[] alarmBits;
    final int[] statusBits;
    final short[] quality;
    final int[] odometerHm;
    final short[] fuelDl;
    final short[] recorderSpeedDkmh;
    final int[] vehicleSignals;
    final short[] ioStatus;
    final int[] analog;
    final int[] signals;
    final short[] rssi;
    final short[] satellites;
    final int[] routeId;
    final short[] routeOffsetM;
    final int[] itemsEnd;
    /** Which of the columns that may be null have a value, one bit each. */
    final int[] present;

    byte[] items = new byte[16 << 10];
    private int itemsLength;
    private int size;

    public PositionBatch(int capacity) {
        vehicleId = new int[capacity];
        timeMs = new long[capacity];
        lagS = new int[capacity];
        latE6 = new int[capacity];
        lonE6 = new int[capacity];
        altitudeM = new short[capacity];
        speedDkmh = new short[capacity];
        headingDeg = new short[capacity];
        alarmBits = new int[capacity];
        statusBits = new int[capacity];
        quality = new short[capacity];
        odometerHm = new int[capacity];
        fuelDl = new short[capacity];
        recorderSpeedDkmh = new short[capacity];
        vehicleSignals = new int[capacity];
        ioStatus = new short[capacity];
        analog = new int[capacity];
        signals = new int[capacity];
        rssi = new short[capacity];
        satellites = new short[capacity];
        routeId = new int[capacity];
        routeOffsetM = new short[capacity];
        itemsEnd = new int[capacity];
        present = new int[capacity];
    }

    public int size() {
        return size;
    }

    public int capacity() {
        return vehicleId.length;
    }

    /** Bytes of additional items of all rows so far. */
    public int itemBytes() {
        return itemsLength;
    }

    /** True when no further row may be started. */
    public boolean isFull() {
        return size == vehicleId.length || itemsLength > MAX_ITEM_BYTES - MAX_ITEM_BYTES_A_ROW;
    }

    public void clear() {
        size = 0;
        itemsLength = 0;
    }

    /**
     * Opens the next row.
     *
     * @param timeMs device time, ms since 1970 UTC
     * @param receivedMs when it reached us; stored as whole seconds after the device time
     * @throws IllegalStateException when the batch is full
     */
    public void startRow(int vehicleId, long timeMs, long receivedMs) {
        if (isFull()) {
            throw new IllegalStateException("batch is full (" + size + " positions)");
        }
        int i = size++;
        this.vehicleId[i] = vehicleId;
        this.timeMs[i] = timeMs;
        lagS[i] = clampInt(Math.floorDiv(receivedMs - timeMs, 1000L));
        present[i] = 0;
        itemsEnd[i] = itemsLength;
        latE6[i] = 0;
        lonE6[i] = 0;
        altitudeM[i] = 0;
        speedDkmh[i] = 0;
        headingDeg[i] = 0;
        alarmBits[i] = 0;
        statusBits[i] = 0;
        quality[i] = 0;
    }

    /** WGS-84 in 1e-6 degrees, metres above sea level. */
    public void place(int latE6, int lonE6, int altitudeM) {
        int i = size - 1;
        this.latE6[i] = latE6;
        this.lonE6[i] = lonE6;
        this.altitudeM[i] = clampShort(altitudeM);
    }

    /** Speed in 0.1 km/h, degrees clockwise from north. */
    public void motion(int speedDkmh, int headingDeg) {
        int i = size - 1;
        this.speedDkmh[i] = clampShort(speedDkmh);
        this.headingDeg[i] = clampShort(headingDeg);
    }

    /** Alarm sign, status and our own quality bits (16 of them). */
    public void bits(int alarmBits, int statusBits, int quality) {
        int i = size - 1;
        this.alarmBits[i] = alarmBits;
        this.statusBits[i] = statusBits;
        this.quality[i] = (short) quality;
    }

    /** Mileage in 0.1 km, unsigned 32 bits. */
    public void odometerHm(int value) {
        odometerHm[size - 1] = value;
        present[size - 1] |= ODOMETER;
    }

    /** Fuel in 0.1 l. */
    public void fuelDl(int value) {
        fuelDl[size - 1] = clampShort(value);
        present[size - 1] |= FUEL;
    }

    /** Speed of the tachograph in 0.1 km/h. */
    public void recorderSpeedDkmh(int value) {
        recorderSpeedDkmh[size - 1] = clampShort(value);
        present[size - 1] |= RECORDER_SPEED;
    }

    /** Extended vehicle signals, unsigned 32 bits. */
    public void vehicleSignals(int value) {
        vehicleSignals[size - 1] = value;
        present[size - 1] |= VEHICLE_SIGNALS;
    }

    /** IO status, unsigned 16 bits. */
    public void ioStatus(int value) {
        ioStatus[size - 1] = (short) value;
        present[size - 1] |= IO_STATUS;
    }

    /** Analog inputs: AD0 in bits 0-15, AD1 in bits 16-31. */
    public void analog(int value) {
        analog[size - 1] = value;
        present[size - 1] |= ANALOG;
    }

    /** What the terminal's profile reads of its work inputs: bits 0-7 on, 8-15 known, 16-31 the water level. */
    public void signals(int value) {
        signals[size - 1] = value;
        present[size - 1] |= SIGNALS;
    }

    public void rssi(int value) {
        rssi[size - 1] = clampShort(value);
        present[size - 1] |= RSSI;
    }

    public void satellites(int value) {
        satellites[size - 1] = clampShort(value);
        present[size - 1] |= SATELLITES;
    }

    /** The planned route it is on and how far off it is. Not called when on none. */
    public void route(int routeId, int offsetM) {
        this.routeId[size - 1] = routeId;
        routeOffsetM[size - 1] = clampShort(offsetM);
        present[size - 1] |= ROUTE;
    }

    /**
     * Adds bytes to the raw additional items of the row; may be called more than once for a row.
     *
     * @throws IllegalArgumentException when the row would have more than {@link #MAX_ITEM_BYTES_A_ROW}
     */
    public void items(byte[] from, int offset, int length) {
        int i = size - 1;
        int begin = i == 0 ? 0 : itemsEnd[i - 1];
        if (itemsLength - begin + length > MAX_ITEM_BYTES_A_ROW) {
            throw new IllegalArgumentException("additional items: length " + (itemsLength - begin + length)
                    + " (expected: <= " + MAX_ITEM_BYTES_A_ROW + ")");
        }
        if (itemsLength + length > items.length) {
            items = Arrays.copyOf(items, Math.max(items.length * 2, itemsLength + length));
        }
        System.arraycopy(from, offset, items, itemsLength, length);
        itemsLength += length;
        itemsEnd[i] = itemsLength;
        present[i] |= ITEMS;
    }

    /** Marks the row as fit to be the last known position of its vehicle (live, with a fix, clock believed). */
    public void lastKnown() {
        present[size - 1] |= LAST_KNOWN;
    }

    boolean isLastKnown(int row) {
        return (present[row] & LAST_KNOWN) != 0;
    }

    int itemsBegin(int row) {
        return row == 0 ? 0 : itemsEnd[row - 1];
    }

    private static short clampShort(int value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }

    private static int clampInt(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
}
