package org.sweepwatch.store.query;

/**
 * One stored point as a fold wants it: packed integers, one object reused for all rows of a stream. Values are those
 * of the row of the current call only.
 */
public final class PointRow {
    /** An additional item that the device did not send. */
    public static final int NONE = -1;

    int vehicleId;
    long timeMs;
    long receivedMs;
    int latE6;
    int lonE6;
    int altitudeM;
    int speedDkmh;
    int headingDeg;
    int alarmBits;
    int statusBits;
    int quality;
    int odometerHm;
    int ioStatus;
    int signals;
    int recorderSpeedDkmh;
    int routeId;
    int routeOffsetM;

    PointRow() {}

    public int vehicleId() {
        return vehicleId;
    }

    /** Device time, ms since 1970 UTC. */
    public long timeMs() {
        return timeMs;
    }

    /** When it reached us, ms since 1970 UTC, exact to the second. */
    public long receivedMs() {
        return receivedMs;
    }

    /** WGS-84 latitude in 1e-6 degrees. */
    public int latE6() {
        return latE6;
    }

    /** WGS-84 longitude in 1e-6 degrees. */
    public int lonE6() {
        return lonE6;
    }

    public int altitudeM() {
        return altitudeM;
    }

    /** Speed in 0.1 km/h. */
    public int speedDkmh() {
        return speedDkmh;
    }

    public int headingDeg() {
        return headingDeg;
    }

    public int alarmBits() {
        return alarmBits;
    }

    public int statusBits() {
        return statusBits;
    }

    public int quality() {
        return quality;
    }

    /** Mileage in 0.1 km as unsigned 32 bits come, {@link #NONE} when not sent. */
    public int odometerHm() {
        return odometerHm;
    }

    /** IO status bits 0-65535, {@link #NONE} when not sent. */
    public int ioStatus() {
        return ioStatus;
    }

    /** What the terminal's profile read of its work inputs, 0 when nothing. */
    public int signals() {
        return signals;
    }

    /** Speed of the tachograph in 0.1 km/h, {@link #NONE} when not sent. */
    public int recorderSpeedDkmh() {
        return recorderSpeedDkmh;
    }

    /** Cleaning route, 0 when on none. */
    public int routeId() {
        return routeId;
    }

    /** Metres off that route, 0 when on none. */
    public int routeOffsetM() {
        return routeOffsetM;
    }
}
