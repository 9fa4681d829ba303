package org.sweepwatch.geo.track;

import org.sweepwatch.geo.route.RouteIndex;

/**
 * How a point is matched to a route.
 *
 * @param toleranceM farther from its line a point is not on a route, metres, above 0 to 40: satellite scatter of 5 to 10 m
 *     and half a carriageway
 * @param courseDeg how far a course may be off the direction of the route, degrees, above 0 to 90
 * @param minCourseSpeedDkmh below this speed the terminal's course is noise and that of the last
 *     {@code courseDistanceM} driven is used, tenths of km/h
 * @param courseDistanceM metres driven that make a course, above 0
 * @param continuityM how much nearer a route must be than the one driven so far to take the point, metres, 0 or more
 */
public record MatchSettings(
        double toleranceM, int courseDeg, int minCourseSpeedDkmh, double courseDistanceM, double continuityM) {
    /** 25 m, 45 degrees, 3 km/h, 20 m, 8 m. */
    public static final MatchSettings DEFAULTS = new MatchSettings(25.0, 45, 30, 20.0, 8.0);

    private static final int RIGHT_ANGLE = 90;
    private static final double MAX_M = RouteIndex.COMPLETE_M;
    private static final int MAX_SPEED_DKMH = 1_000;

    public MatchSettings {
        check(toleranceM > 0 && toleranceM <= MAX_M, "toleranceM", toleranceM, "above 0 to " + MAX_M);
        check(courseDeg > 0 && courseDeg <= RIGHT_ANGLE, "courseDeg", courseDeg, "1 to " + RIGHT_ANGLE);
        check(
                minCourseSpeedDkmh >= 0 && minCourseSpeedDkmh <= MAX_SPEED_DKMH,
                "minCourseSpeedDkmh",
                minCourseSpeedDkmh,
                "0 to " + MAX_SPEED_DKMH);
        check(
                courseDistanceM > 0 && courseDistanceM <= MAX_M,
                "courseDistanceM",
                courseDistanceM,
                "above 0 to " + MAX_M);
        check(continuityM >= 0 && continuityM <= MAX_M, "continuityM", continuityM, "0 to " + MAX_M);
    }

    private static void check(boolean good, String name, double value, String expected) {
        if (!good) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
