package org.sweepwatch.supervise.simulate.city;

import org.sweepwatch.supervise.simulate.Chance;

/**
 * Bends the regular square in which the city is laid out, so that no street is quite straight. A point (u, v) of the
 * square, in metres from the centre, comes to (x, y).
 */
final class Warp {
    private static final double SAMPLE_METRES = 75;

    private final double[] phase = new double[4];

    Warp(Chance chance) {
        for (int i = 0; i < phase.length; i++) {
            phase[i] = chance.between(0, 2 * Math.PI, i, 0xBE4D);
        }
    }

    double x(double u, double v) {
        return u + 320 * Math.sin(v / 2700 + phase[0]) + 110 * Math.sin(u / 1900 + phase[1]);
    }

    double y(double u, double v) {
        return v + 280 * Math.sin(u / 3100 + phase[2]) + 120 * Math.sin(v / 2100 + phase[3]);
    }

    /** The bent image of the straight line between two points of the square, in {@code parts} pieces. */
    Path line(double u1, double v1, double u2, double v2, int parts) {
        double[] xs = new double[parts + 1];
        double[] ys = new double[parts + 1];
        for (int i = 0; i <= parts; i++) {
            double share = (double) i / parts;
            double u = u1 + (u2 - u1) * share;
            double v = v1 + (v2 - v1) * share;
            xs[i] = x(u, v);
            ys[i] = y(u, v);
        }
        return new Path(xs, ys);
    }

    /** The same with a vertex about every 75 m. */
    Path line(double u1, double v1, double u2, double v2) {
        double metres = Math.hypot(u2 - u1, v2 - v1);
        return line(u1, v1, u2, v2, Math.max(1, (int) Math.round(metres / SAMPLE_METRES)));
    }
}
