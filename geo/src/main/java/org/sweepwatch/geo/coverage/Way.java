package org.sweepwatch.geo.coverage;

import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.route.RouteLines;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackPoint;

/**
 * The way between two consecutive points of a vehicle along the routes on which they are: on from the first, and up to the
 * second. Reused by the fold it belongs to.
 */
final class Way {
    static final double CM = 100.0;

    private static final double DEGREES = 1e-6;
    private static final double NORTH_M = LocalMetric.METRES_PER_DEGREE * DEGREES;
    private static final double E7_PER_E6 = 10.0;
    /** A way along a road is at most this much longer than what was driven: a half circle is 1.57 times its diameter. */
    private static final double DETOUR = 1.6;
    /** Satellite scatter: this far a vehicle may seem to go back, and a way may seem longer than it was, metres. */
    private static final double SCATTER_M = 30.0;

    /** Places of the routes in the lines, -1: on none. */
    int fromRoute;

    int toRoute;
    /** Whether both points are on one stretch of one route; then {@link #onCm} and {@link #upCm} are the same way. */
    boolean straightOn;
    /** Centimetres driven on along the first route after the first point; negative: against its line. */
    int onCm;
    /** Centimetres driven along the second route before the second point; negative: against its line. */
    int upCm;

    private double reachM;

    /** Metres between the two points as the crow flies. */
    static double straightM(VehiclePasses last, TrackPoint point) {
        double eastM = LocalMetric.metresPerDegreeLon(point.latE6 * DEGREES) * DEGREES;
        double east = (point.lonE6 - last.lastLonE6) * eastM;
        double north = (point.latE6 - last.lastLatE6) * NORTH_M;
        return Math.sqrt(east * east + north * north);
    }

    /** Finds the way for a vehicle that has driven so many metres. */
    void find(RouteLines lines, VehiclePasses last, TrackPoint point, TrackMatch match, double drivenM) {
        reachM = drivenM * DETOUR + SCATTER_M;
        fromRoute = last.lastRouteId == TrackMatch.NO_ROUTE ? -1 : lines.find(last.lastRouteId);
        toRoute = match.onRoute() ? lines.find(match.routeId) : -1;
        onCm = 0;
        upCm = 0;
        straightOn = fromRoute >= 0 && fromRoute == toRoute && ahead(lines, last, match);
        if (straightOn) {
            onCm = match.alongCm - last.lastAlongCm;
            upCm = onCm;
        } else if (fromRoute < 0 || toRoute < 0 || !endToStart(lines, last, match)) {
            turnOff(lines, last, point, match);
        }
    }

    /** On a route for both directions a vehicle may have turned round; what lies between was driven all the same. */
    private boolean ahead(RouteLines lines, VehiclePasses last, TrackMatch match) {
        double aheadM = (match.alongCm - last.lastAlongCm) / CM;
        return aheadM <= reachM && aheadM >= (lines.onewayRoute(fromRoute) ? -SCATTER_M : -reachM);
    }

    /** To the end of the first route, and on from the start of the second; a ring is both. */
    private boolean endToStart(RouteLines lines, VehiclePasses last, TrackMatch match) {
        int leftCm = (last.lastAgainst ? 0 : lines.lengthCm(fromRoute)) - last.lastAlongCm;
        int enteredCm = match.alongCm - (match.against ? lines.lengthCm(toRoute) : 0);
        if ((Math.abs(leftCm) + Math.abs(enteredCm)) / CM > reachM
                || !lines.joins(fromRoute, last.lastAgainst, toRoute, match.against)) {
            return false;
        }
        onCm = leftCm;
        upCm = enteredCm;
        return true;
    }

    /** On to the place nearest to the second point, and up from the place nearest to the first: at a corner the same. */
    private void turnOff(RouteLines lines, VehiclePasses last, TrackPoint point, TrackMatch match) {
        int reachCm = (int) Math.min(Integer.MAX_VALUE / 4, reachM * CM);
        if (fromRoute >= 0) {
            int farthestCm = last.lastAlongCm + (last.lastAgainst ? -reachCm : reachCm);
            double latE7 = point.latE6 * E7_PER_E6;
            double lonE7 = point.lonE6 * E7_PER_E6;
            onCm = lines.nearestAlongCm(fromRoute, last.lastAlongCm, farthestCm, latE7, lonE7) - last.lastAlongCm;
        }
        if (toRoute >= 0) {
            int farthestCm = match.alongCm + (match.against ? reachCm : -reachCm);
            double latE7 = last.lastLatE6 * E7_PER_E6;
            double lonE7 = last.lastLonE6 * E7_PER_E6;
            upCm = match.alongCm - lines.nearestAlongCm(toRoute, match.alongCm, farthestCm, latE7, lonE7);
        }
        if (fromRoute >= 0 && toRoute >= 0) {
            double apart2 = lines.placeDistance2(fromRoute, last.lastAlongCm + onCm, toRoute, match.alongCm - upCm);
            if (apart2 > RouteLines.JUNCTION_M * RouteLines.JUNCTION_M) {
                // No corner: side by side. Changed over somewhere in between.
                onCm /= 2;
                upCm /= 2;
            }
        }
    }

    /** Length of the whole way, metres. */
    double lengthM() {
        return (straightOn ? Math.abs(onCm) : Math.abs((double) onCm) + Math.abs(upCm)) / CM;
    }
}
