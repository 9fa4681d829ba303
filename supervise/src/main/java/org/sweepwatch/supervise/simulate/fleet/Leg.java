package org.sweepwatch.supervise.simulate.fleet;

import org.sweepwatch.supervise.simulate.city.CleaningRoute;
import org.sweepwatch.supervise.simulate.city.Path;

/**
 * A stretch of the day in which a vehicle does one thing: stands at a point, or drives a stretch of a line, speeding up
 * and slowing down at its ends.
 *
 * @param activity what it does
 * @param startS start, seconds from the begin of the operational day
 * @param durationS duration in seconds
 * @param path the line
 * @param fromM where on the line it starts, metres
 * @param toM where it ends; equal to {@code fromM} when it stands
 * @param rampS seconds of speeding up, and as many of slowing down
 * @param route the route that is worked on, null when none
 * @param underRoof true when it stands under a roof without satellites
 * @param waterFrom filling of the tank at the start, 0 to 1
 * @param waterTo filling at the end
 * @param odometerFromM metres driven that day before this leg
 */
record Leg(
        Activity activity,
        double startS,
        double durationS,
        Path path,
        double fromM,
        double toM,
        double rampS,
        CleaningRoute route,
        boolean underRoof,
        double waterFrom,
        double waterTo,
        double odometerFromM) {
    /** How fast drivers speed up and brake, m/s2. */
    static final double ACCELERATION = 0.8;

    double endS() {
        return startS + durationS;
    }

    /** Steady speed in the middle of the leg, m/s. */
    private double cruise() {
        return durationS <= rampS ? 0 : (toM - fromM) / (durationS - rampS);
    }

    /** Metres driven within this leg at a second of the day. */
    double movedM(double secondOfDay) {
        if (toM == fromM) {
            return 0;
        }
        double t = Math.max(0, Math.min(durationS, secondOfDay - startS));
        double v = cruise();
        if (t < rampS) {
            return v * t * t / (2 * rampS);
        }
        double left = durationS - t;
        if (left < rampS) {
            return toM - fromM - v * left * left / (2 * rampS);
        }
        return v * (t - rampS / 2);
    }

    /** Speed in m/s at a second of the day. */
    double speed(double secondOfDay) {
        if (toM == fromM) {
            return 0;
        }
        double t = secondOfDay - startS;
        return cruise() * Math.max(0, Math.min(1, Math.min(t, durationS - t) / rampS));
    }
}
