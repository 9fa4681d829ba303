package org.sweepwatch.geo.track;

import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.route.Course;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.route.RouteLines;

/**
 * On which route, and where on it, a vehicle drives (地图匹配). One thread; holds no vehicle's state itself and does not
 * allocate. The answer to a point is given at once and never changes afterwards: no point waits for a later one.
 *
 * <p>A route can be the answer when it is within the tolerance and its direction fits the course of the vehicle, or the
 * opposite one where it is driven both ways. Of several the nearest wins, but the route driven so far, followed on from
 * the place reached, and one that begins where it ends count as {@link MatchSettings#continuityM()} nearer. So neither a
 * parallel carriageway nor the other arm of a route that crosses itself takes single points. A vehicle without any course
 * (just switched on and standing) is matched by distance alone.
 *
 * <p>Points of a vehicle are taken in time order; two of the same time in the order given.
 */
public final class TrackMatcher {
    private static final double DEGREES = 1e-6;
    private static final double NORTH_M = LocalMetric.METRES_PER_DEGREE * DEGREES;
    private static final int E7_PER_E6 = 10;
    private static final double CM = 100.0;
    /** After a longer silence the way in between says nothing about a course, ms. */
    private static final long COURSE_BREAK_MS = 600_000;
    /** Satellite scatter: this far a vehicle may seem to go back, and a way may seem longer than it was, metres. */
    private static final double SCATTER_M = 30.0;
    /** A road between two points is at most this much longer than the straight line: a half circle is 1.57 times. */
    private static final double DETOUR = 1.6;

    private RouteIndex routes;
    private MatchSettings settings;
    private double minCosine;

    // Of the point being matched: where it is, and what is known of the way to it.
    private double latE7;
    private double lonE7;
    private boolean course;
    private double courseEast;
    private double courseNorth;
    private int lastRoute;
    private double reachM;

    public TrackMatcher(RouteIndex routes, MatchSettings settings) {
        use(routes, settings);
    }

    /** From the next point on these hold. What was matched to a route that is gone is forgotten. */
    public void use(RouteIndex newRoutes, MatchSettings newSettings) {
        this.routes = newRoutes;
        this.settings = newSettings;
        this.minCosine = Math.cos(Math.toRadians(newSettings.courseDeg()));
    }

    /**
     * Matches the next point of a vehicle.
     *
     * @param out takes the answer
     * @return whether the point is on a route
     * @throws IllegalArgumentException when the point is earlier than the last: the caller keeps the order
     */
    public boolean match(VehicleTrack vehicle, TrackPoint point, TrackMatch out) {
        if (point.timeMs < vehicle.lastTimeMs) {
            throw new IllegalArgumentException(
                    "point of " + point.timeMs + " after one of " + vehicle.lastTimeMs + " (expected: in time order)");
        }
        drive(vehicle, point);
        int piece = best(vehicle, point.latE6 * DEGREES, point.lonE6 * DEGREES);
        vehicle.lastTimeMs = point.timeMs;
        vehicle.lastLatE6 = point.latE6;
        vehicle.lastLonE6 = point.lonE6;
        if (piece < 0) {
            vehicle.routeId = TrackMatch.NO_ROUTE;
            out.routeId = TrackMatch.NO_ROUTE;
            return false;
        }
        fill(out, piece);
        vehicle.routeId = out.routeId;
        vehicle.alongCm = out.alongCm;
        vehicle.against = out.against;
        return true;
    }

    /** What the way to this point says: the course, and how far along a route it may have led. */
    private void drive(VehicleTrack vehicle, TrackPoint point) {
        latE7 = (double) point.latE6 * E7_PER_E6;
        lonE7 = (double) point.lonE6 * E7_PER_E6;
        double eastM = LocalMetric.metresPerDegreeLon(point.latE6 * DEGREES) * DEGREES;
        if (vehicle.lastTimeMs == Long.MIN_VALUE || point.timeMs - vehicle.lastTimeMs > COURSE_BREAK_MS) {
            vehicle.anchorLatE6 = point.latE6;
            vehicle.anchorLonE6 = point.lonE6;
            vehicle.courseLatE6 = 0;
            vehicle.courseLonE6 = 0;
            vehicle.routeId = TrackMatch.NO_ROUTE;
        }
        double aheadEast = (point.lonE6 - vehicle.anchorLonE6) * eastM;
        double aheadNorth = (point.latE6 - vehicle.anchorLatE6) * NORTH_M;
        if (aheadEast * aheadEast + aheadNorth * aheadNorth
                >= settings.courseDistanceM() * settings.courseDistanceM()) {
            vehicle.courseLatE6 = point.latE6 - vehicle.anchorLatE6;
            vehicle.courseLonE6 = point.lonE6 - vehicle.anchorLonE6;
            vehicle.anchorLatE6 = point.latE6;
            vehicle.anchorLonE6 = point.lonE6;
        }
        course = true;
        if (point.headingDeg >= 0 && point.speedDkmh >= settings.minCourseSpeedDkmh()) {
            courseEast = Course.east(point.headingDeg);
            courseNorth = Course.north(point.headingDeg);
        } else if (vehicle.courseLatE6 != 0 || vehicle.courseLonE6 != 0) {
            double east = vehicle.courseLonE6 * eastM;
            double north = vehicle.courseLatE6 * NORTH_M;
            double lengthM = Math.sqrt(east * east + north * north);
            courseEast = east / lengthM;
            courseNorth = north / lengthM;
        } else {
            course = false;
        }
        lastRoute = vehicle.routeId == TrackMatch.NO_ROUTE ? -1 : routes.lines().find(vehicle.routeId);
        if (lastRoute >= 0) {
            double east = (point.lonE6 - vehicle.lastLonE6) * eastM;
            double north = (point.latE6 - vehicle.lastLatE6) * NORTH_M;
            reachM = Math.sqrt(east * east + north * north) * DETOUR + SCATTER_M;
        }
    }

    private int best(VehicleTrack vehicle, double lat, double lon) {
        RouteLines lines = routes.lines();
        double tolerance2 = settings.toleranceM() * settings.toleranceM();
        int best = -1;
        double bestM = Double.POSITIVE_INFINITY;
        for (int level = 0; level < routes.levels(); level++) {
            int list = routes.candidates(level, lat, lon);
            for (int run = 0, runs = routes.runs(list); run < runs; run++) {
                for (int piece = routes.first(list, run), last = routes.last(list, run); piece <= last; piece++) {
                    double distance2 = lines.distance2(piece, latE7, lonE7);
                    if (distance2 <= tolerance2 && fits(piece)) {
                        double countedM = Math.sqrt(distance2);
                        if (countedM < bestM && lastRoute >= 0 && !continues(vehicle, piece)) {
                            countedM += settings.continuityM();
                        }
                        if (countedM < bestM) {
                            bestM = countedM;
                            best = piece;
                        }
                    }
                }
            }
        }
        return best;
    }

    private boolean fits(int piece) {
        if (!course) {
            return true;
        }
        double cosine = routes.lines().cosine(piece, courseEast, courseNorth);
        return cosine >= minCosine || (cosine <= -minCosine && !routes.lines().oneway(piece));
    }

    private boolean against(int piece) {
        return course && routes.lines().cosine(piece, courseEast, courseNorth) < 0;
    }

    /** Whether a piece lies ahead on the route driven so far, or on one that is entered where that ends. */
    private boolean continues(VehicleTrack vehicle, int piece) {
        RouteLines lines = routes.lines();
        int route = lines.routeOf(lines.segmentOf(piece));
        int alongCm = lines.alongCm(piece, latE7, lonE7);
        if (route == lastRoute) {
            double aheadM = (vehicle.against ? vehicle.alongCm - alongCm : alongCm - vehicle.alongCm) / CM;
            // On a route for both directions the vehicle may have turned round.
            return aheadM <= reachM && aheadM >= (lines.oneway(piece) ? -SCATTER_M : -reachM);
        }
        boolean against = against(piece);
        int leftCm = vehicle.against ? vehicle.alongCm : lines.lengthCm(lastRoute) - vehicle.alongCm;
        int enteredCm = against ? lines.lengthCm(route) - alongCm : alongCm;
        return (leftCm + enteredCm) / CM <= reachM && lines.joins(lastRoute, vehicle.against, route, against);
    }

    private void fill(TrackMatch out, int piece) {
        RouteLines lines = routes.lines();
        int segment = lines.segmentOf(piece);
        int route = lines.routeOf(segment);
        out.routeId = lines.id(route);
        out.segmentIndex = segment - lines.firstSegment(route);
        out.offsetCm = (int) Math.round(Math.sqrt(lines.distance2(piece, latE7, lonE7)) * CM);
        out.alongCm = lines.alongCm(piece, latE7, lonE7);
        out.bearingDeg = lines.bearingDeg(piece);
        out.against = against(piece);
    }
}
