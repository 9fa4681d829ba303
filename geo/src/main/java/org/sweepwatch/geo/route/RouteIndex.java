package org.sweepwatch.geo.route;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.cell.CellDirectory;
import org.sweepwatch.geo.cell.CellDirectoryBuilder;
import org.sweepwatch.geo.crs.LocalMetric;

/**
 * The route nearest to a position. Immutable, any thread; lookups do not allocate.
 *
 * <p>A vehicle that moves has a course, and a route whose direction is within 45 degrees of it is preferred: one that does
 * not fit counts as {@link #COURSE_PENALTY_M} farther away. So the right carriageway of a divided road wins over the
 * nearer wrong one, and a road that is merely crossed does not take a point from the road that is driven. Without a
 * course, or at 3 km/h and less, where a course is noise, the distance alone decides.
 *
 * <p>Each cell lists the straight pieces within {@link #MAX_SEARCH_M} of some point in it, as runs of pieces that follow each
 * other: nearly always a single one.
 */
public final class RouteIndex {
    /** No route is looked for farther away, metres. What counts as "on the route" is for the caller to say. */
    public static final double MAX_SEARCH_M = 60.0;
    /** How much farther away a route counts that does not fit the vehicle's course, metres. */
    public static final double COURSE_PENALTY_M = 20.0;
    /** Up to this speed a course is not used, km/h. */
    public static final double MIN_COURSE_SPEED_KMH = 3.0;
    /** No routes. */
    public static final RouteIndex EMPTY = new RouteIndex(List.of());

    /** Smaller cells list fewer pieces, but there are so many that they fall out of the processor's cache. */
    private static final double CELL_M = 120.0;

    private static final double COS_45 = Math.sqrt(0.5);
    /** From one look at a segment to the next when it is asked what runs along it, metres. */
    private static final double LOOK_M = 5.0;

    private final RouteLines lines;
    private final CellDirectory cells;

    public RouteIndex(List<Route> routes) {
        this.lines = new RouteLines(routes);
        this.cells = new CellDirectoryBuilder(CELL_M, lines.reach(MAX_SEARCH_M)).buildRuns();
    }

    /** The lines that it is an index of. */
    public RouteLines lines() {
        return lines;
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
        double courseEast = course ? Course.east(headingDeg) : 0.0;
        double courseNorth = course ? Course.north(headingDeg) : 0.0;
        double latE7 = lat * RouteLines.PER_DEGREE;
        double lonE7 = lon * RouteLines.PER_DEGREE;
        int fitting = -1;
        int other = -1;
        double fitting2 = MAX_SEARCH_M * MAX_SEARCH_M;
        double other2 = fitting2;
        for (int level = 0; level < cells.levels(); level++) {
            int list = cells.find(level, lat, lon);
            for (int run = 0, runs = runs(list); run < runs; run++) {
                for (int piece = first(list, run), last = last(list, run); piece <= last; piece++) {
                    double distance2 = lines.distance2(piece, latE7, lonE7);
                    if (!course || fits(piece, courseEast, courseNorth)) {
                        if (distance2 <= fitting2) {
                            fitting2 = distance2;
                            fitting = piece;
                        }
                    } else if (distance2 <= other2) {
                        other2 = distance2;
                        other = piece;
                    }
                }
            }
        }
        boolean fits = fitting >= 0 && (other < 0 || Math.sqrt(fitting2) <= Math.sqrt(other2) + COURSE_PENALTY_M);
        return fill(out, fits ? fitting : other, fits ? fitting2 : other2, fits, latE7, lonE7);
    }

    private boolean fill(RouteHit out, int piece, double distance2, boolean fits, double latE7, double lonE7) {
        if (piece < 0) {
            out.routeId = RouteHit.NO_ROUTE;
            return false;
        }
        int segment = lines.segmentOf(piece);
        int route = lines.routeOf(segment);
        out.routeId = lines.id(route);
        out.segmentIndex = segment - lines.firstSegment(route);
        out.offsetM = Math.sqrt(distance2);
        out.alongM = lines.alongCm(piece, latE7, lonE7) / 100.0;
        out.bearingDeg = lines.bearingDeg(piece);
        out.courseFits = fits;
        return true;
    }

    private boolean fits(int piece, double courseEast, double courseNorth) {
        double cos = lines.cosine(piece, courseEast, courseNorth);
        return cos >= COS_45 || (cos <= -COS_45 && !lines.oneway(piece));
    }

    /**
     * Whether other routes run along the whole of a segment (并行): at each of its points, looked at every 5 m and at both ends,
     * one of them is near and within 45 degrees of parallel to it, driven either way. So the other carriageway of a
     * divided road runs along, and a road that crosses does not.
     *
     * @param segment its place in the {@link #lines}
     * @param withinM how near the route with an id must be, metres, up to {@link #MAX_SEARCH_M}; below 0: it is not looked for
     */
    public boolean runAlong(int segment, IntToDoubleFunction withinM) {
        List<Coordinate> points = lines.segment(segment).points();
        for (int i = 1; i < points.size(); i++) {
            if (!runAlong(points.get(i - 1), points.get(i), withinM)) {
                return false;
            }
        }
        return true;
    }

    private boolean runAlong(Coordinate from, Coordinate to, IntToDoubleFunction withinM) {
        double lengthM = LocalMetric.localM(from.y, from.x, to.y, to.x);
        if (lengthM == 0) {
            return true;
        }
        double east = (to.x - from.x) * LocalMetric.metresPerDegreeLon((from.y + to.y) / 2.0) / lengthM;
        double north = (to.y - from.y) * LocalMetric.METRES_PER_DEGREE / lengthM;
        int looks = (int) Math.ceil(lengthM / LOOK_M);
        for (int look = 0; look <= looks; look++) {
            double share = (double) look / looks;
            double lat = from.y + (to.y - from.y) * share;
            double lon = from.x + (to.x - from.x) * share;
            if (!isParallelNear(lat, lon, east, north, withinM)) {
                return false;
            }
        }
        return true;
    }

    private boolean isParallelNear(double lat, double lon, double east, double north, IntToDoubleFunction withinM) {
        double latE7 = lat * RouteLines.PER_DEGREE;
        double lonE7 = lon * RouteLines.PER_DEGREE;
        for (int level = 0; level < cells.levels(); level++) {
            int list = cells.find(level, lat, lon);
            for (int run = 0, runs = runs(list); run < runs; run++) {
                for (int piece = first(list, run), last = last(list, run); piece <= last; piece++) {
                    double distanceM = Math.sqrt(lines.distance2(piece, latE7, lonE7));
                    if (Math.abs(lines.cosine(piece, east, north)) >= COS_45
                            && distanceM <= withinM.applyAsDouble(lines.id(lines.routeOf(lines.segmentOf(piece))))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Sizes of cells in use, nearly always one: {@link #candidates} is asked for each. */
    public int levels() {
        return cells.levels();
    }

    /** The list of runs of pieces near a place at one size of cell, all within {@link #MAX_SEARCH_M} in them; -1 for none. */
    public int candidates(int level, double lat, double lon) {
        return cells.find(level, lat, lon);
    }

    /** Number of runs in a list that {@link #candidates} gave, 0 for none. */
    public int runs(int list) {
        return list == CellDirectory.NONE ? 0 : cells.size(list) >> 1;
    }

    /** The first piece of a run; runs come in rising order. */
    public int first(int list, int run) {
        return cells.entry(list, run << 1);
    }

    /** The last piece of a run. */
    public int last(int list, int run) {
        return cells.entry(list, (run << 1) + 1);
    }
}
