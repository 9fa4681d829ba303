package org.sweepwatch.supervise.simulate.city;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.layer.LayerWriter;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.Side;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;
import org.sweepwatch.geo.shape.PolygonShape;
import org.sweepwatch.geo.shape.Shape;

/** The city as layers in WGS-84: as objects, and as GeoJSON that the import reads. Stateless, any thread. */
public final class CityLayers {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    /** Neighbouring grids are joined over gaps of this size, metres. */
    private static final double JOIN_METRES = 2;

    private static final double YARD_HALF_WIDTH = 85;
    private static final double YARD_HALF_HEIGHT = 65;
    private static final double STATION_HALF = 30;

    private CityLayers() {}

    /** The cleaning routes as GeoJSON. */
    public static String routesGeoJson(City city) {
        return LayerWriter.routes(routes(city));
    }

    /** Depots, service points, dead spots and two plain geofences as GeoJSON. */
    public static String fencesGeoJson(City city) {
        return LayerWriter.fences(fences(city));
    }

    /** The 152 responsibility grids as GeoJSON. */
    public static String gridsGeoJson(City city) {
        return LayerWriter.areas(grids(city));
    }

    /** The five districts as GeoJSON. */
    public static String districtsGeoJson(City city) {
        return LayerWriter.areas(districts(city));
    }

    /** The cleaning routes, ids as in the city. */
    public static List<Route> routes(City city) {
        return city.routes().stream().map(CityLayers::route).toList();
    }

    private static Route route(CleaningRoute route) {
        return new Route(
                route.number(),
                "R%03d".formatted(route.number()),
                route.name(),
                route.district().chinese(),
                route.widthM(),
                route.roadClass(),
                route.dualCarriageway() ? Side.RIGHT : Side.WHOLE,
                route.dualCarriageway(),
                1,
                GEOMETRY.createLineString(degrees(route.line())));
    }

    /** Fences with ids from 1: one for each place and tunnel, and a school and a hospital. */
    public static List<Fence> fences(City city) {
        List<Fence> fences = new ArrayList<>();
        for (Place place : city.places()) {
            FenceKind kind =
                    switch (place.kind()) {
                        case DEPOT -> FenceKind.DEPOT;
                        case WATER -> FenceKind.WATER;
                        case REFUSE -> FenceKind.REFUSE;
                        case FUEL -> FenceKind.FUEL;
                    };
            add(fences, place.name(), kind, place.roofed(), shape(place));
        }
        for (DeadSpot spot : city.deadSpots()) {
            Shape corridor = new CorridorShape(
                    GEOMETRY.createLineString(degrees(spot.registered())), 2 * DeadSpot.REGISTERED_HALF_WIDTH_METRES);
            add(fences, spot.name(), FenceKind.DEAD_SPOT, false, corridor);
        }
        add(fences, "云麓医院静音区", FenceKind.GEOFENCE, false, circle(-2600, 900, 350));
        add(fences, "枫园学校", FenceKind.GEOFENCE, false, rectangle(1750, -1700, 260, 180));
        return fences;
    }

    private static Shape shape(Place place) {
        return switch (place.kind()) {
            case DEPOT -> yard(place);
            case WATER, REFUSE -> circle(place.x(), place.y(), 60);
            case FUEL -> rectangle(place.x(), place.y(), STATION_HALF, STATION_HALF);
        };
    }

    private static void add(List<Fence> fences, String name, FenceKind kind, boolean roofed, Shape shape) {
        int id = fences.size() + 1;
        fences.add(new Fence(id, "F%03d".formatted(id), name, kind, roofed, shape));
    }

    private static Shape circle(double x, double y, double radiusM) {
        return new CircleShape(CityPlane.latitude(y), CityPlane.longitude(x), radiusM);
    }

    private static Shape rectangle(double x, double y, double halfWidth, double halfHeight) {
        return new PolygonShape(polygon(new Path(
                new double[] {x - halfWidth, x + halfWidth, x + halfWidth, x - halfWidth, x - halfWidth},
                new double[] {y - halfHeight, y - halfHeight, y + halfHeight, y + halfHeight, y - halfHeight})));
    }

    /** A yard with one corner cut off, as plots are. */
    private static Shape yard(Place depot) {
        double x = depot.x();
        double y = depot.y();
        return new PolygonShape(polygon(new Path(
                new double[] {
                    x - YARD_HALF_WIDTH,
                    x + YARD_HALF_WIDTH,
                    x + YARD_HALF_WIDTH,
                    x + YARD_HALF_WIDTH - 30,
                    x - YARD_HALF_WIDTH,
                    x - YARD_HALF_WIDTH
                },
                new double[] {
                    y - YARD_HALF_HEIGHT,
                    y - YARD_HALF_HEIGHT,
                    y + YARD_HALF_HEIGHT - 25,
                    y + YARD_HALF_HEIGHT,
                    y + YARD_HALF_HEIGHT,
                    y - YARD_HALF_HEIGHT
                })));
    }

    /** The 152 responsibility grids, ids as in the city. */
    public static List<Area> grids(City city) {
        return city.cells().stream()
                .map(cell -> new Area(
                        cell.number(),
                        "G%03d".formatted(cell.number()),
                        cell.name(),
                        cell.district().chinese(),
                        new PolygonShape(polygon(cell.ring()))))
                .toList();
    }

    /** The five districts with ids from 1: the unions of their grids. */
    public static List<Area> districts(City city) {
        List<Area> areas = new ArrayList<>();
        for (District district : District.values()) {
            int id = areas.size() + 1;
            areas.add(new Area(
                    id, "D" + id, district.chinese(), district.chinese(), new PolygonShape(outline(city, district))));
        }
        return areas;
    }

    private static Geometry outline(City city, District district) {
        double metre = CityPlane.latitude(1) - CityPlane.CENTRE_LATITUDE;
        List<Geometry> cells = city.cells().stream()
                .filter(cell -> cell.district() == district)
                .map(cell -> polygon(cell.ring()).buffer(JOIN_METRES * metre, 2))
                .toList();
        Geometry union = UnaryUnionOp.union(cells);
        return TopologyPreservingSimplifier.simplify(union, metre);
    }

    private static Polygon polygon(Path ring) {
        Coordinate[] degrees = degrees(ring);
        degrees[degrees.length - 1] = degrees[0].copy();
        return GEOMETRY.createPolygon(degrees);
    }

    private static Coordinate[] degrees(Path path) {
        Coordinate[] degrees = new Coordinate[path.size()];
        for (int i = 0; i < degrees.length; i++) {
            degrees[i] = new Coordinate(CityPlane.longitude(path.x(i)), CityPlane.latitude(path.y(i)));
        }
        return degrees;
    }
}
