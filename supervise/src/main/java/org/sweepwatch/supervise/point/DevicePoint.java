package org.sweepwatch.supervise.point;

import java.util.Comparator;

/**
 * One position (定位点) on its way into a fold: a carrier with public fields that is filled again for each point, so
 * that none is allocated on the hot path. Whoever keeps one beyond the call copies it.
 */
public final class DevicePoint {
    /** Value of an additional item that the device did not send. */
    public static final int NONE = -1;
    /** The order in which points are folded: device time, then {@link #contentHash()}. */
    public static final Comparator<DevicePoint> FOLD_ORDER =
            Comparator.<DevicePoint>comparingLong(p -> p.timeMs).thenComparingInt(DevicePoint::contentHash);

    private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

    public int vehicleId;
    /** Device time, ms since 1970 UTC. */
    public long timeMs;
    /** When it reached us, ms since 1970 UTC. */
    public long receivedMs;
    /** WGS-84 latitude, 1e-6 degrees. */
    public int latE6;
    /** WGS-84 longitude, 1e-6 degrees. */
    public int lonE6;

    public int altitudeM;
    /** Speed, 0.1 km/h. */
    public int speedDkmh;

    public int headingDeg;
    public int alarmBits;
    public int statusBits;
    /** Bits of {@link PointQuality}. */
    public int quality;
    /** Odometer, 0.1 km, {@link #NONE} when not sent. */
    public int odometerHm = NONE;
    /** IO status (item 0x2A), {@link #NONE} when not sent. */
    public int ioStatus = NONE;
    /** Work inputs as the profile of the terminal reads them, a word of {@link Signal}; 0 when it reads none. */
    public int signals;
    /**
     * Whether these coordinates lie in a registered dead spot (信号盲区) or under a depot's roof. Asked of a point without
     * a fix, too, as long as its coordinates are possible: it usually repeats the last fix.
     */
    public boolean inDeadSpot;
    /** Came in a 0x0704, not as a report of its own. */
    public boolean batch;

    /** Whether the ignition (ACC) is on. */
    public boolean accOn() {
        return (statusBits & PointQuality.STATUS_ACC) != 0;
    }

    /** Whether the device claims a fix. */
    public boolean located() {
        return (statusBits & PointQuality.STATUS_LOCATED) != 0;
    }

    /** Whether the device says it sleeps (休眠), item 0x2A bits 0 and 1. */
    public boolean asleep() {
        return ioStatus > 0 && (ioStatus & 3) != 0;
    }

    /**
     * A number of what the basic block says, the same for a point on its way and for the one stored: it puts points of one
     * instant into one order whatever the order of arrival. To a fold two points of one vehicle that agree in it and in
     * {@link #timeMs} are the same one sent twice; the store itself compares the content. Part of the stored state of a
     * day, so it never changes.
     */
    public int contentHash() {
        long hash = mix(0, (long) alarmBits << 32 | statusBits & 0xFFFF_FFFFL);
        hash = mix(hash, (long) latE6 << 32 | lonE6 & 0xFFFF_FFFFL);
        int storedSpeedDkmh = Math.min(speedDkmh, Short.MAX_VALUE);
        hash = mix(hash, (long) altitudeM << 32 | storedSpeedDkmh << 16 | headingDeg & 0xFFFF);
        hash *= HASH_MULTIPLIER;
        return (int) (hash ^ hash >>> 29);
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * HASH_MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }

    /** Takes over all fields of the other. */
    public void copyFrom(DevicePoint other) {
        vehicleId = other.vehicleId;
        timeMs = other.timeMs;
        receivedMs = other.receivedMs;
        latE6 = other.latE6;
        lonE6 = other.lonE6;
        altitudeM = other.altitudeM;
        speedDkmh = other.speedDkmh;
        headingDeg = other.headingDeg;
        alarmBits = other.alarmBits;
        statusBits = other.statusBits;
        quality = other.quality;
        odometerHm = other.odometerHm;
        ioStatus = other.ioStatus;
        signals = other.signals;
        inDeadSpot = other.inDeadSpot;
        batch = other.batch;
    }
}
