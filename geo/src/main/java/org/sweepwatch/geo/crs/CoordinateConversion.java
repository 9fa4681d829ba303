package org.sweepwatch.geo.crs;

import org.locationtech.jts.geom.Coordinate;

/**
 * Conversion between the coordinate systems met in China (坐标转换). Coordinates are degrees, x = longitude, y = latitude.
 *
 * <p>GCJ-02 and BD-09 are the publicly known formulae. GCJ-02 has no closed inverse; it is found by fixed-point
 * iteration to better than 1 cm. Outside the rectangle in which the offset is applied (72.004 to 137.8347 E, 0.8293 to
 * 55.8271 N) GCJ-02 and BD-09 are taken as WGS-84. Near that rectangle's border, and only there, forward and inverse may disagree.
 */
public final class CoordinateConversion {
    private static final double GCJ_SEMI_MAJOR_M = 6_378_245.0;
    private static final double GCJ_E2 = 0.006693421622965943;
    private static final double BD_LON_SHIFT = 0.0065;
    private static final double BD_LAT_SHIFT = 0.006;
    private static final int INVERSE_ROUNDS = 8;
    /** About 0.1 mm. */
    private static final double INVERSE_TOLERANCE_DEG = 1e-9;

    private CoordinateConversion() {}

    /** Converts a position given in {@code from} to WGS-84. */
    public static Coordinate toWgs84(Crs from, double lat, double lon) {
        return switch (from) {
            case WGS84, CGCS2000 -> new Coordinate(lon, lat);
            case GCJ02 -> inverse(lat, lon, CoordinateConversion::wgsToGcj);
            case BD09 -> inverse(lat, lon, CoordinateConversion::wgsToBd);
        };
    }

    /** Converts a WGS-84 position to {@code to}. */
    public static Coordinate fromWgs84(Crs to, double lat, double lon) {
        return switch (to) {
            case WGS84, CGCS2000 -> new Coordinate(lon, lat);
            case GCJ02 -> wgsToGcj(lat, lon);
            case BD09 -> wgsToBd(lat, lon);
        };
    }

    /** Whether the GCJ-02 offset is applied at this WGS-84 position. */
    public static boolean insideChina(double lat, double lon) {
        return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
    }

    private interface Forward {
        Coordinate apply(double lat, double lon);
    }

    private static Coordinate inverse(double lat, double lon, Forward forward) {
        Coordinate guess = new Coordinate(lon, lat);
        for (int round = 0; round < INVERSE_ROUNDS; round++) {
            Coordinate image = forward.apply(guess.y, guess.x);
            double dLat = image.y - lat;
            double dLon = image.x - lon;
            guess.x -= dLon;
            guess.y -= dLat;
            if (Math.abs(dLat) < INVERSE_TOLERANCE_DEG && Math.abs(dLon) < INVERSE_TOLERANCE_DEG) {
                break;
            }
        }
        return guess;
    }

    private static Coordinate wgsToGcj(double lat, double lon) {
        if (!insideChina(lat, lon)) {
            return new Coordinate(lon, lat);
        }
        double x = lon - 105.0;
        double y = lat - 35.0;
        double northM = -100.0
                + 2.0 * x
                + 3.0 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + (20.0 * sinPi(y) + 40.0 * sinPi(y / 3.0)) * 2.0 / 3.0
                + (160.0 * sinPi(y / 12.0) + 320.0 * sinPi(y / 30.0)) * 2.0 / 3.0;
        double eastM = 300.0
                + x
                + 2.0 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + (20.0 * sinPi(x) + 40.0 * sinPi(x / 3.0)) * 2.0 / 3.0
                + (150.0 * sinPi(x / 12.0) + 300.0 * sinPi(x / 30.0)) * 2.0 / 3.0;
        double sinLat = Math.sin(Math.toRadians(lat));
        double w2 = 1.0 - GCJ_E2 * sinLat * sinLat;
        double w = Math.sqrt(w2);
        double meridianRadiusM = GCJ_SEMI_MAJOR_M * (1.0 - GCJ_E2) / (w2 * w);
        double parallelRadiusM = GCJ_SEMI_MAJOR_M / w * Math.cos(Math.toRadians(lat));
        return new Coordinate(
                lon + Math.toDegrees(eastM / parallelRadiusM), lat + Math.toDegrees(northM / meridianRadiusM));
    }

    private static Coordinate wgsToBd(double lat, double lon) {
        if (!insideChina(lat, lon)) {
            return new Coordinate(lon, lat);
        }
        Coordinate gcj = wgsToGcj(lat, lon);
        double x = gcj.x;
        double y = gcj.y;
        double radius = Math.sqrt(x * x + y * y) + 0.00002 * Math.sin(Math.toRadians(3000.0 * y));
        double angle = Math.atan2(y, x) + 0.000003 * Math.cos(Math.toRadians(3000.0 * x));
        return new Coordinate(radius * Math.cos(angle) + BD_LON_SHIFT, radius * Math.sin(angle) + BD_LAT_SHIFT);
    }

    private static double ripple(double x) {
        return (20.0 * sinPi(6.0 * x) + 20.0 * sinPi(2.0 * x)) * 2.0 / 3.0;
    }

    private static double sinPi(double turns) {
        return Math.sin(turns * Math.PI);
    }
}
