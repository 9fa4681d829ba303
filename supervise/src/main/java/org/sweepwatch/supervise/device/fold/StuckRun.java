package org.sweepwatch.supervise.device.fold;

import org.sweepwatch.supervise.point.DevicePoint;

/**
 * Finds a position that stays the same while the vehicle moves (定位停滞). A vehicle that really stands keeps its place
 * too, so movement must be shown by something other than the coordinates: the speed, above the limit for at least half
 * of the time (stops at lights belong to a sweeper's day), or the odometer. A run of equal places ends with ACC off
 * and with any longer gap: whoever is not seen for some minutes may have driven a round and come back.
 */
public final class StuckRun {
    private static final int NONE = DevicePoint.NONE;

    private int points;
    private int latE6;
    private int lonE6;
    private long fromMs;
    private long lastMs;
    private long movingMs;
    private int odometerFromHm = NONE;
    private int odometerLastHm = NONE;

    private long worstFromMs;
    private long worstToMs;
    private int worstLatE6;
    private int worstLonE6;
    private long worstMovingMs;
    private int worstOdometerHm;
    private MinuteSet minutes;

    /** @param distanceM from the place of the run, as the track of the caller measures it */
    void add(DevicePoint p, double distanceM, long dayStartMs, MotionSettings s) {
        long stepMs = p.timeMs - lastMs;
        if (points == 0 || !p.accOn() || stepMs > s.stuckGapMs() || distanceM > s.stuckM()) {
            restart(p);
            return;
        }
        points++;
        lastMs = p.timeMs;
        if (p.speedDkmh > s.movingKmh() * 10) {
            movingMs += stepMs;
        }
        addOdometer(p.odometerHm, stepMs, s);
        long heldMs = lastMs - fromMs;
        if (heldMs > s.stuckMs() && (movingMs * 2 >= heldMs || grownHm() > s.stuckOdometerHm())) {
            confirm(dayStartMs);
        }
    }

    /** An odometer that falls, or grows faster than the vehicle can drive, was exchanged or reset: start from there. */
    private void addOdometer(int odometerHm, long stepMs, MotionSettings s) {
        if (odometerHm < 0) {
            return;
        }
        if (odometerLastHm >= 0) {
            int step = odometerHm - odometerLastHm;
            double mostHm = 1 + s.jumpKmh() * 10.0 * stepMs / 3_600_000;
            if (step < 0 || step > mostHm) {
                odometerFromHm += step;
            }
        } else {
            odometerFromHm = odometerHm;
        }
        odometerLastHm = odometerHm;
    }

    private int grownHm() {
        return odometerLastHm < 0 ? 0 : odometerLastHm - odometerFromHm;
    }

    private void confirm(long dayStartMs) {
        if (minutes == null) {
            minutes = new MinuteSet();
        }
        minutes.addRange((int) ((fromMs - dayStartMs) / 60_000), (int) ((lastMs - dayStartMs) / 60_000) + 1);
        if (lastMs - fromMs >= worstToMs - worstFromMs) {
            worstFromMs = fromMs;
            worstToMs = lastMs;
            worstLatE6 = latE6;
            worstLonE6 = lonE6;
            worstMovingMs = movingMs;
            worstOdometerHm = grownHm();
        }
    }

    private void restart(DevicePoint p) {
        points = p.accOn() ? 1 : 0;
        latE6 = p.latE6;
        lonE6 = p.lonE6;
        fromMs = p.timeMs;
        lastMs = p.timeMs;
        movingMs = 0;
        odometerFromHm = p.odometerHm;
        odometerLastHm = p.odometerHm;
    }

    int latE6() {
        return latE6;
    }

    int lonE6() {
        return lonE6;
    }

    /** Minutes of all runs that were found stuck; a new set, empty when there were none. */
    public MinuteSet minutes() {
        return minutes == null ? new MinuteSet() : minutes.copy();
    }

    /** Begin of the longest stuck run, ms since 1970 UTC. */
    public long worstFromMs() {
        return worstFromMs;
    }

    public long worstToMs() {
        return worstToMs;
    }

    public int worstLatE6() {
        return worstLatE6;
    }

    public int worstLonE6() {
        return worstLonE6;
    }

    /** Time of the longest stuck run in which the speed was above the limit. */
    public long worstMovingMs() {
        return worstMovingMs;
    }

    /** Odometer growth in the longest stuck run, 0.1 km. */
    public int worstOdometerHm() {
        return worstOdometerHm;
    }

    void write(StateWriter out, long baseMs) {
        out.number(points);
        if (points > 0) {
            out.signed(latE6);
            out.signed(lonE6);
            out.signed(fromMs - baseMs);
            out.signed(lastMs - baseMs);
            out.number(movingMs);
            out.signed(odometerFromHm);
            out.signed(odometerLastHm);
        }
        out.flag(minutes != null);
        if (minutes != null) {
            out.signed(worstFromMs - baseMs);
            out.signed(worstToMs - baseMs);
            out.signed(worstLatE6);
            out.signed(worstLonE6);
            out.number(worstMovingMs);
            out.signed(worstOdometerHm);
            out.minutes(minutes);
        }
    }

    void read(StateReader in, long baseMs) {
        points = in.count(Integer.MAX_VALUE);
        if (points > 0) {
            latE6 = in.signedInt();
            lonE6 = in.signedInt();
            fromMs = baseMs + in.signed();
            lastMs = baseMs + in.signed();
            movingMs = in.number();
            odometerFromHm = in.signedInt();
            odometerLastHm = in.signedInt();
        }
        if (in.flag()) {
            worstFromMs = baseMs + in.signed();
            worstToMs = baseMs + in.signed();
            worstLatE6 = in.signedInt();
            worstLonE6 = in.signedInt();
            worstMovingMs = in.number();
            worstOdometerHm = in.signedInt();
            minutes = in.minutes();
        }
    }
}
