package org.sweepwatch.bench.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.Side;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.PolygonShape;

/**
 * A city of the customer's size on 24 km by 24 km: 152 grids of 50 vertices that touch, 300 routes of 60 vertices, 200
 * fences (half circles, half polygons), and positions of which most lie near a route, as those of vehicles do; or several
 * times as large, just as dense. From a fixed seed, so that runs compare.
 */
final class BenchCity {
    static final double LAT = 27.83;
    static final double LON = 113.14;
    static final int GRIDS = 152;
    static final int ROUTES = 300;
    static final int FENCES = 200;
    static final int POSITIONS = 1 << 14;
    static final double CORRIDOR_M = 25;

    private static final double HALF_CITY_M = 12_000;
    private static final int GRID_COLUMNS = 13;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    final List<Area> grids = new ArrayList<>();
    final List<Route> routes = new ArrayList<>();
    final List<Fence> fences = new ArrayList<>();
    final double[] lats = new double[POSITIONS];
    final double[] lons = new double[POSITIONS];
    final int[] headings = new int[POSITIONS];
    private final Random random = new Random(187);
    private final double halfM;

    BenchCity() {
        this(1);
    }

    /** @param times so many times the routes, the fences and the area; the grids stay */
    BenchCity(int times) {
        halfM = HALF_CITY_M * Math.sqrt(times);
        int routeCount = ROUTES * times;
        for (int i = 0; i < GRIDS; i++) {
            grids.add(new Area(i + 1, "G" + i, "grid " + i, "", new PolygonShape(grid(i))));
        }
        for (int i = 0; i < routeCount; i++) {
            routes.add(new Route(i + 1, "R" + i, "route " + i, "", 8, 2, Side.RIGHT, true, 1, wander()));
        }
        for (int i = 0; i < FENCES * times; i++) {
            double east = between(-halfM, halfM);
            double north = between(-halfM, halfM);
            double radiusM = between(30, 400);
            fences.add(new Fence(
                    i + 1,
                    "F" + i,
                    "fence " + i,
                    FenceKind.GEOFENCE,
                    false,
                    i % 2 == 0
                            ? new CircleShape(lat(north), lon(east), radiusM)
                            : new PolygonShape(star(east, north, radiusM, 12))));
        }
        for (int i = 0; i < POSITIONS; i++) {
            Coordinate[] line = routes.get(random.nextInt(routeCount)).line().getCoordinates();
            Coordinate on = line[random.nextInt(line.length)];
            boolean anywhere = i % 5 == 0;
            lats[i] = anywhere ? lat(between(-halfM, halfM)) : on.y + random.nextGaussian() * 1e-4;
            lons[i] = anywhere ? lon(between(-halfM, halfM)) : on.x + random.nextGaussian() * 1e-4;
            headings[i] = random.nextInt(360);
        }
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    private static double lat(double northM) {
        return LAT + northM / LocalMetric.METRES_PER_DEGREE;
    }

    private static double lon(double eastM) {
        return LON + eastM / LocalMetric.metresPerDegreeLon(LAT);
    }

    private static Coordinate at(double eastM, double northM) {
        return new Coordinate(lon(eastM), lat(northM));
    }

    /** A square of the chequerboard whose sides bend in and out; neighbours share the bends. */
    private static Geometry grid(int i) {
        double sizeM = 2 * HALF_CITY_M / GRID_COLUMNS;
        double west = -HALF_CITY_M + i % GRID_COLUMNS * sizeM;
        int row = i / GRID_COLUMNS;
        double south = -HALF_CITY_M + row * sizeM;
        List<Coordinate> ring = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            ring.add(bent(west + k * sizeM / 12, south));
        }
        for (int k = 0; k < 13; k++) {
            ring.add(bent(west + sizeM, south + k * sizeM / 13));
        }
        for (int k = 0; k < 12; k++) {
            ring.add(bent(west + sizeM - k * sizeM / 12, south + sizeM));
        }
        for (int k = 0; k < 13; k++) {
            ring.add(bent(west, south + sizeM - k * sizeM / 13));
        }
        ring.add(ring.get(0).copy());
        return FACTORY.createPolygon(ring.toArray(new Coordinate[0]));
    }

    private static Coordinate bent(double eastM, double northM) {
        return at(eastM + 80 * Math.sin(northM / 170), northM + 80 * Math.sin(eastM / 170));
    }

    private Geometry star(double eastM, double northM, double radiusM, int vertices) {
        Coordinate[] ring = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double r = radiusM * between(0.6, 1.0);
            ring[i] = at(eastM + r * Math.cos(angle), northM + r * Math.sin(angle));
        }
        ring[vertices] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    /** 60 vertices, 50 m apart, gently bent. */
    private LineString wander() {
        Coordinate[] points = new Coordinate[60];
        double direction = between(0, 2 * Math.PI);
        double east = between(-halfM, halfM);
        double north = between(-halfM, halfM);
        for (int i = 0; i < points.length; i++) {
            points[i] = at(east, north);
            direction += Math.toRadians(between(-12, 12));
            east += 50 * Math.cos(direction);
            north += 50 * Math.sin(direction);
        }
        return FACTORY.createLineString(points);
    }
}
