package org.sweepwatch.supervise.simulate.city;

/**
 * Local metres around the city centre: x to the east, y to the north. Plain scaling of degrees; over the 27 km of the
 * city the scale is off by less than 0.3 %, and driving and layers use the same one, so nothing is off between them.
 */
public final class CityPlane {
    /** Latitude of the origin, degrees north. */
    public static final double CENTRE_LATITUDE = 27.83;
    /** Longitude of the origin, degrees east. */
    public static final double CENTRE_LONGITUDE = 113.14;

    private static final double METRES_PER_DEGREE_NORTH = 110_850;
    private static final double METRES_PER_DEGREE_EAST = 98_460;

    private CityPlane() {}

    /** WGS-84 latitude in degrees of a point {@code y} metres north of the centre. */
    public static double latitude(double y) {
        return CENTRE_LATITUDE + y / METRES_PER_DEGREE_NORTH;
    }

    /** WGS-84 longitude in degrees of a point {@code x} metres east of the centre. */
    public static double longitude(double x) {
        return CENTRE_LONGITUDE + x / METRES_PER_DEGREE_EAST;
    }

    /** Metres east of the centre. */
    public static double x(double longitude) {
        return (longitude - CENTRE_LONGITUDE) * METRES_PER_DEGREE_EAST;
    }

    /** Metres north of the centre. */
    public static double y(double latitude) {
        return (latitude - CENTRE_LATITUDE) * METRES_PER_DEGREE_NORTH;
    }
}
