package org.sweepwatch.supervise.simulate.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A directed polyline in local metres with its length measured along. Immutable. */
public final class Path {
    private final double[] x;
    private final double[] y;
    private final double[] along;

    /** A path through the given points; points closer than 1 cm to their forerunner are left out. */
    public Path(double[] xs, double[] ys) {
        if (xs.length != ys.length || xs.length < 1) {
            throw new IllegalArgumentException("path: " + xs.length + " and " + ys.length + " ordinates");
        }
        double[] keptX = new double[xs.length];
        double[] keptY = new double[xs.length];
        double[] length = new double[xs.length];
        int n = 0;
        for (int i = 0; i < xs.length; i++) {
            double step = n == 0 ? 0 : Math.hypot(xs[i] - keptX[n - 1], ys[i] - keptY[n - 1]);
            if (n == 0 || step > 0.01) {
                keptX[n] = xs[i];
                keptY[n] = ys[i];
                length[n] = n == 0 ? 0 : length[n - 1] + step;
                n++;
            }
        }
        x = Arrays.copyOf(keptX, n);
        y = Arrays.copyOf(keptY, n);
        along = Arrays.copyOf(length, n);
    }

    /** Several paths one after the other, with straight joints. */
    public static Path join(List<Path> parts) {
        int n = parts.stream().mapToInt(Path::size).sum();
        double[] xs = new double[n];
        double[] ys = new double[n];
        int at = 0;
        for (Path part : parts) {
            System.arraycopy(part.x, 0, xs, at, part.size());
            System.arraycopy(part.y, 0, ys, at, part.size());
            at += part.size();
        }
        return new Path(xs, ys);
    }

    /** Number of vertices. */
    public int size() {
        return x.length;
    }

    /** Metres east of vertex {@code i}. */
    public double x(int i) {
        return x[i];
    }

    /** Metres north of vertex {@code i}. */
    public double y(int i) {
        return y[i];
    }

    /** Length in metres. */
    public double length() {
        return along[along.length - 1];
    }

    /** The segment that holds the point {@code m} metres from the start; out-of-range values mean the ends. */
    private int segmentAt(double m) {
        int i = Arrays.binarySearch(along, m);
        int segment = i >= 0 ? i : -i - 2;
        return Math.max(0, Math.min(segment, along.length - 2));
    }

    /** Metres east of the point {@code m} metres from the start. */
    public double xAt(double m) {
        return ordinateAt(x, m);
    }

    /** Metres north of the point {@code m} metres from the start. */
    public double yAt(double m) {
        return ordinateAt(y, m);
    }

    private double ordinateAt(double[] ordinate, double m) {
        if (along.length == 1) {
            return ordinate[0];
        }
        int i = segmentAt(m);
        double share = Math.max(0, Math.min(1, (m - along[i]) / (along[i + 1] - along[i])));
        return ordinate[i] + share * (ordinate[i + 1] - ordinate[i]);
    }

    /** Direction of travel at {@code m}, degrees clockwise from north, 0 to below 360; 0 for a single point. */
    public double headingAt(double m) {
        if (along.length == 1) {
            return 0;
        }
        int i = segmentAt(m);
        double degrees = Math.toDegrees(Math.atan2(x[i + 1] - x[i], y[i + 1] - y[i]));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** The same line in the other direction. */
    public Path reversed() {
        int n = size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = x[n - 1 - i];
            ys[i] = y[n - 1 - i];
        }
        return new Path(xs, ys);
    }

    /** The line moved {@code metres} to the right of the direction of travel: where one drives in China. */
    public Path toTheRight(double metres) {
        int n = size();
        if (n == 1) {
            return this;
        }
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            int before = Math.max(0, i - 1);
            int after = Math.min(n - 1, i + 1);
            double dx = x[after] - x[before];
            double dy = y[after] - y[before];
            double length = Math.max(1e-9, Math.hypot(dx, dy));
            xs[i] = x[i] + dy / length * metres;
            ys[i] = y[i] - dx / length * metres;
        }
        return new Path(xs, ys);
    }

    /** The part between two distances from the start, in metres. */
    public Path between(double fromM, double toM) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {xAt(fromM), yAt(fromM)});
        for (int i = 0; i < size(); i++) {
            if (along[i] > fromM && along[i] < toM) {
                points.add(new double[] {x[i], y[i]});
            }
        }
        points.add(new double[] {xAt(toM), yAt(toM)});
        return new Path(
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray());
    }

    /** Distance in metres from a point to the nearest point of the line. */
    public double distanceTo(double px, double py) {
        if (along.length == 1) {
            return Math.hypot(px - x[0], py - y[0]);
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i + 1 < x.length; i++) {
            double dx = x[i + 1] - x[i];
            double dy = y[i + 1] - y[i];
            double share = ((px - x[i]) * dx + (py - y[i]) * dy) / (dx * dx + dy * dy);
            double clamped = Math.max(0, Math.min(1, share));
            best = Math.min(best, Math.hypot(px - x[i] - clamped * dx, py - y[i] - clamped * dy));
        }
        return best;
    }
}
