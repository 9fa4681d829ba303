package org.sweepwatch.geo;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.sweepwatch.geo.crs.LocalMetric;

/** Random shapes around a point, from a seed that is printed. */
public final class Drawing {
    public static final double LAT = 27.83;
    public static final double LON = 113.14;
    public static final GeometryFactory FACTORY = new GeometryFactory();

    private final Random random;

    public Drawing(long seed) {
        System.out.println("seed " + seed);
        this.random = new Random(seed);
    }

    /** A drawing from the time of day, unless the system property {@code seed} repeats an earlier one. */
    public static Drawing fresh() {
        return new Drawing(Long.getLong("seed", System.nanoTime()));
    }

    public Random random() {
        return random;
    }

    /** Latitude {@code northM} metres from the middle. */
    public static double lat(double northM) {
        return LAT + northM / LocalMetric.METRES_PER_DEGREE;
    }

    /** Longitude {@code eastM} metres from the middle. */
    public static double lon(double eastM) {
        return LON + eastM / LocalMetric.metresPerDegreeLon(LAT);
    }

    public double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    public static Coordinate at(double eastM, double northM) {
        return new Coordinate(lon(eastM), lat(northM));
    }

    /** A ring without self-intersection: points around a centre at random distances. */
    public Coordinate[] star(double eastM, double northM, double radiusM, int vertices) {
        Coordinate[] ring = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double r = radiusM * between(0.6, 1.0);
            ring[i] = at(eastM + r * Math.cos(angle), northM + r * Math.sin(angle));
        }
        ring[vertices] = ring[0].copy();
        return ring;
    }

    /** A star with a star-shaped hole in it. */
    public Polygon polygon(double eastM, double northM, double radiusM, int vertices) {
        return FACTORY.createPolygon(
                FACTORY.createLinearRing(star(eastM, northM, radiusM, vertices)), new LinearRing[] {
                    FACTORY.createLinearRing(star(eastM, northM, radiusM / 3, Math.max(3, vertices / 3)))
                });
    }

    /** Two such polygons side by side. */
    public Geometry multiPolygon(double eastM, double northM, double radiusM, int vertices) {
        return FACTORY.createMultiPolygon(new Polygon[] {
            polygon(eastM - 1.1 * radiusM, northM, radiusM, vertices),
            polygon(eastM + 1.1 * radiusM, northM, radiusM, vertices)
        });
    }

    /** A line that wanders: steps of {@code stepM} with bends of up to 40 degrees. */
    public LineString wander(double eastM, double northM, double stepM, int vertices) {
        Coordinate[] points = new Coordinate[vertices];
        double direction = between(0, 2 * Math.PI);
        double x = eastM;
        double y = northM;
        for (int i = 0; i < vertices; i++) {
            points[i] = at(x, y);
            direction += Math.toRadians(between(-40, 40));
            x += stepM * Math.cos(direction);
            y += stepM * Math.sin(direction);
        }
        return FACTORY.createLineString(points);
    }
}
