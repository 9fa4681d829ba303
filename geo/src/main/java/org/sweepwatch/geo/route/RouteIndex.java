package org.sweepwatch.geo.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.sweepwatch.geo.cell.CellDirectory;
import org.sweepwatch.geo.cell.CellDirectoryBuilder;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.shape.Capsule;

/**
 * The route nearest to a position. Immutable, any thread; lookups do not allocate.
 *
 * <p>A vehicle that moves has a course, and a route whose direction is within 45 degrees of it is preferred: one that does
 * not fit counts as {@link #COURSE_PENALTY_M} farther away. So the right carriageway of a divided road wins over the
 * nearer wrong one, and a road that is merely crossed does not take a point from the road that is driven. Without a
 * course, or at 3 km/h and less, where a course is noise, the distance alone decides.
 *
 * <p>Each cell of 100 m lists only the straight pieces that can be the answer for some point in it.
 */
public final class RouteIndex {
    /** No route is looked for farther away, metres. What counts as "on the route" is for the caller to say. */
    public static final double MAX_SEARCH_M = 200.0;
    /** How much farther away a route counts that does not fit the vehicle's course, metres. */
    public static final double COURSE_PENALTY_M = 20.0;
    /** Up to this speed a course is not used, km/h. */
    public static final double MIN_COURSE_SPEED_KMH = 3.0;
    /** No routes. */
    public static final RouteIndex EMPTY = new RouteIndex(List.of());

    private static final double CELL_M = 100.0;
    private static final double COS_45 = Math.sqrt(0.5);
    private static final int FULL_TURN = 360;
    private static final double[] EAST = new double[FULL_TURN];
    private static final double[] NORTH = new double[FULL_TURN];

    static {
        for (int degrees = 0; degrees < FULL_TURN; degrees++) {
            EAST[degrees] = Math.sin(Math.toRadians(degrees));
            NORTH[degrees] = Math.cos(Math.toRadians(degrees));
        }
    }

    /** Of each straight piece: lon, lat of its start, metres per degree of longitude, metres east, metres north, 1/length. */
    private static final int STRIDE = 6;

    private final double[] pieces;
    private final double[] alongM;
    private final RouteSegment[] segments;
    private final CellDirectory cells;

    public RouteIndex(List<Route> routes) {
        List<RouteSegment> owners = new ArrayList<>();
        List<Capsule> reach = new ArrayList<>();
        DoubleList numbers = new DoubleList();
        DoubleList along = new DoubleList();
        for (Route route : routes) {
            for (RouteSegment segment : RouteSegment.of(route)) {
                double fromM = segment.fromM();
                for (int p = 1; p < segment.points().size(); p++) {
                    Coordinate a = segment.points().get(p - 1);
                    Coordinate b = segment.points().get(p);
                    double kx = LocalMetric.metresPerDegreeLon((a.y + b.y) / 2.0);
                    double eastM = (b.x - a.x) * kx;
                    double northM = (b.y - a.y) * LocalMetric.METRES_PER_DEGREE;
                    double lengthM = Math.sqrt(eastM * eastM + northM * northM);
                    if (lengthM > 0) {
                        numbers.add(a.x, a.y, kx, eastM, northM, 1.0 / lengthM);
                        along.add(fromM);
                        owners.add(segment);
                        reach.add(new Capsule(a.y, a.x, b.y, b.x, MAX_SEARCH_M));
                        fromM += lengthM;
                    }
                }
            }
        }
        this.pieces = numbers.toArray();
        this.alongM = along.toArray();
        this.segments = owners.toArray(new RouteSegment[0]);
        this.cells = new CellDirectoryBuilder(CELL_M, reach).build((entries, box) -> nearEnough(entries, box, reach));
    }

    /**
     * The route nearest to a position.
     *
     * @param headingDeg course of the vehicle, whole degrees clockwise from north; below 0: not known
     * @param speedKmh speed; at {@link #MIN_COURSE_SPEED_KMH} and less the course is not used
     * @param out takes the answer
     * @return whether there is a route within {@link #MAX_SEARCH_M}
     */
    public boolean nearest(double lat, double lon, int headingDeg, double speedKmh, RouteHit out) {
        boolean course = headingDeg >= 0 && speedKmh > MIN_COURSE_SPEED_KMH;
        double courseEast = course ? EAST[headingDeg % FULL_TURN] : 0.0;
        double courseNorth = course ? NORTH[headingDeg % FULL_TURN] : 0.0;
        int best = -1;
        double bestM = Double.POSITIVE_INFINITY;
        // What is farther than the best so far cannot win, whatever its course.
        double reach2 = MAX_SEARCH_M * MAX_SEARCH_M;
        for (int level = 0; level < cells.levels(); level++) {
            int list = cells.find(level, lat, lon);
            for (int i = 0, size = list == CellDirectory.NONE ? 0 : cells.size(list); i < size; i++) {
                int piece = cells.entry(list, i) >> 1;
                double distance2 = distance2(piece, lat, lon);
                if (distance2 <= reach2) {
                    boolean fits = !course || fits(piece, courseEast, courseNorth);
                    double countedM = Math.sqrt(distance2) + (fits ? 0.0 : COURSE_PENALTY_M);
                    if (countedM < bestM) {
                        bestM = countedM;
                        best = piece;
                        reach2 = Math.min(reach2, countedM * countedM);
                    }
                }
            }
        }
        return fill(out, best, lat, lon, !course || (best >= 0 && fits(best, courseEast, courseNorth)));
    }

    private boolean fill(RouteHit out, int piece, double lat, double lon, boolean courseFits) {
        if (piece < 0) {
            out.routeId = RouteHit.NO_ROUTE;
            return false;
        }
        int p = piece * STRIDE;
        out.routeId = segments[piece].route().id();
        out.segmentIndex = segments[piece].index();
        out.offsetM = Math.sqrt(distance2(piece, lat, lon));
        out.alongM = alongM[piece] + share(p, lat, lon) / pieces[p + 5];
        double bearingDeg = Math.toDegrees(Math.atan2(pieces[p + 3], pieces[p + 4]));
        out.bearingDeg = bearingDeg < 0 ? (bearingDeg + FULL_TURN) % FULL_TURN : bearingDeg;
        out.courseFits = courseFits;
        return true;
    }

    /** Share of a piece, 0 to 1, at which its nearest point lies. */
    private double share(int p, double lat, double lon) {
        double east = (lon - pieces[p]) * pieces[p + 2];
        double north = (lat - pieces[p + 1]) * LocalMetric.METRES_PER_DEGREE;
        double inverse = pieces[p + 5];
        double share = (east * pieces[p + 3] + north * pieces[p + 4]) * inverse * inverse;
        return Math.min(1.0, Math.max(0.0, share));
    }

    private double distance2(int piece, double lat, double lon) {
        int p = piece * STRIDE;
        double share = share(p, lat, lon);
        double offEast = (lon - pieces[p]) * pieces[p + 2] - share * pieces[p + 3];
        double offNorth = (lat - pieces[p + 1]) * LocalMetric.METRES_PER_DEGREE - share * pieces[p + 4];
        return offEast * offEast + offNorth * offNorth;
    }

    private boolean fits(int piece, double courseEast, double courseNorth) {
        int p = piece * STRIDE;
        double cos = (courseEast * pieces[p + 3] + courseNorth * pieces[p + 4]) * pieces[p + 5];
        return cos >= COS_45 || (cos <= -COS_45 && !segments[piece].route().oneway());
    }

    /** Leaves out what is farther from every point of the box than something else is, whatever the course. */
    private static int[] nearEnough(int[] entries, Envelope box, List<Capsule> reach) {
        double enoughM = MAX_SEARCH_M;
        for (int entry : entries) {
            double farthestM =
                    reach.get(entry >> 1).farthestM(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
            enoughM = Math.min(enoughM, farthestM + COURSE_PENALTY_M);
        }
        double limitM = enoughM;
        return Arrays.stream(entries)
                .filter(entry ->
                        reach.get(entry >> 1).nearestM(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY())
                                <= limitM)
                .toArray();
    }

    /** Numbers gathered while the index is built. */
    private static final class DoubleList {
        private double[] values = new double[64];
        private int length;

        void add(double... more) {
            if (length + more.length > values.length) {
                values = Arrays.copyOf(values, Math.max(values.length * 2, length + more.length));
            }
            System.arraycopy(more, 0, values, length, more.length);
            length += more.length;
        }

        double[] toArray() {
            return Arrays.copyOf(values, length);
        }
    }
}
