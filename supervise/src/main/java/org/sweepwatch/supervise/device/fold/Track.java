package org.sweepwatch.supervise.device.fold;

import org.sweepwatch.supervise.point.DevicePoint;

/** One sequence of points that agree with each other: the last of them and, while it stands, its parking place. */
final class Track {
    /** Metres in 1e-6 degrees of a great circle of the mean earth radius 6,371,008.8 m. */
    private static final double M_PER_E6 = 6_371_008.8 * Math.PI / 180 * 1e-6;

    private static final double STANDING_DKMH = 10;

    int points;
    long lastMs;
    int latE6;
    int lonE6;
    private int speedDkmh;
    private int standing;
    private double standingLatE6;
    private double standingLonE6;
    /** Hundredths of a degree that the cosine was taken of: a function of the place alone, whatever came before. */
    private int cosineOf = Integer.MIN_VALUE;

    private double cosine;

    void start(DevicePoint p) {
        points = 0;
        standing = 0;
        accept(p);
    }

    void accept(DevicePoint p) {
        points++;
        lastMs = p.timeMs;
        latE6 = p.latE6;
        lonE6 = p.lonE6;
        speedDkmh = p.speedDkmh;
        if (stands(p)) {
            standing++;
            standingLatE6 += (p.latE6 - standingLatE6) / standing;
            standingLonE6 += (p.lonE6 - standingLonE6) / standing;
        } else {
            standing = 0;
            standingLatE6 = 0;
            standingLonE6 = 0;
        }
    }

    /** Whether the point can follow the last one of this track. */
    boolean continuedBy(DevicePoint p, MotionSettings s) {
        double distanceM = distanceM(p.latE6, p.lonE6);
        double seconds = Math.max(1, (p.timeMs - lastMs) / 1000.0);
        double impliedMs = distanceM / seconds;
        if (distanceM > s.jumpM() && impliedMs * 3.6 > s.jumpKmh()) {
            return false;
        }
        if (distanceM > s.spikeM() && Math.abs(impliedMs - speedDkmh / 36.0) / seconds > s.spikeMs2()) {
            return false;
        }
        return !(standing >= 3
                && stands(p)
                && metres(p.latE6 - standingLatE6, p.lonE6 - standingLonE6) > s.parkedJumpM());
    }

    double distanceM(int toLatE6, int toLonE6) {
        return toLatE6 == latE6 && toLonE6 == lonE6 ? 0 : metres(toLatE6 - latE6, toLonE6 - lonE6);
    }

    private double metres(double dLatE6, double dLonE6) {
        int hundredths = latE6 / 10_000;
        if (hundredths != cosineOf) {
            cosine = Math.cos(Math.toRadians(hundredths * 0.01));
            cosineOf = hundredths;
        }
        double y = dLatE6 * M_PER_E6;
        double x = dLonE6 * M_PER_E6 * cosine;
        return Math.sqrt(x * x + y * y);
    }

    private static boolean stands(DevicePoint p) {
        return !p.accOn() && p.speedDkmh < STANDING_DKMH;
    }

    void write(StateWriter out, long baseMs) {
        out.number(points);
        if (points > 0) {
            out.signed(lastMs - baseMs);
            out.signed(latE6);
            out.signed(lonE6);
            out.signed(speedDkmh);
            out.number(standing);
            out.signed(Double.doubleToLongBits(standingLatE6));
            out.signed(Double.doubleToLongBits(standingLonE6));
        }
    }

    void read(StateReader in, long baseMs) {
        points = in.count(Integer.MAX_VALUE);
        if (points > 0) {
            lastMs = baseMs + in.signed();
            latE6 = in.signedInt();
            lonE6 = in.signedInt();
            speedDkmh = in.signedInt();
            standing = in.count(Integer.MAX_VALUE);
            standingLatE6 = Double.longBitsToDouble(in.signed());
            standingLonE6 = Double.longBitsToDouble(in.signed());
        }
    }
}
