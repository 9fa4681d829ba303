package org.sweepwatch.geo.layer;

import com.fasterxml.jackson.databind.JsonNode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.Side;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;
import org.sweepwatch.geo.shape.PolygonShape;
import org.sweepwatch.geo.shape.Shape;

/** One feature to a fence, a route or an area; the properties are those listed at {@link LayerReader}. */
final class FeatureReaders {
    private static final double MAX_RADIUS_M = 50_000;
    private static final double MAX_CORRIDOR_M = 10_000;
    private static final double MAX_ROAD_M = 200;
    /** Longer than any cleaning route: its points are wrong. */
    private static final double MAX_ROUTE_M = 200_000;

    private static final double MAX_CLASS = 4;

    private FeatureReaders() {}

    static Fence fence(int id, FeatureProperties properties, JsonNode geometry, Crs crs) throws LayerFault {
        FenceKind kind = properties.choice("kind", FenceKind.GEOFENCE, FenceKind::named, FenceKind.names());
        boolean roofed = properties.flag("roofed", false);
        Geometry drawn = new GeometryReader(crs).read(geometry);
        return new Fence(id, properties.code(), properties.name(), kind, roofed, shape(drawn, properties));
    }

    private static Shape shape(Geometry drawn, FeatureProperties properties) throws LayerFault {
        return switch (drawn.getDimension()) {
            case 0 -> {
                Coordinate centre = drawn.getCoordinate();
                double radiusM = properties.requiredNumber(
                        "radiusM", MAX_RADIUS_M, "a Point is a circle: give its radius in metres");
                yield new CircleShape(centre.y, centre.x, radiusM);
            }
            case 1 ->
                new CorridorShape(
                        drawn,
                        properties.requiredNumber(
                                "widthM", MAX_CORRIDOR_M, "a line is a corridor: give its full width in metres"));
            default -> new PolygonShape(drawn);
        };
    }

    static Route route(int id, FeatureProperties properties, JsonNode geometry, Crs crs) throws LayerFault {
        double widthM = properties.number("widthM", MAX_ROAD_M);
        double roadClass = properties.number("class", MAX_CLASS);
        if (roadClass != Math.rint(roadClass)) {
            throw new LayerFault("property \"class\" is " + roadClass, "write 1, 2, 3 or 4");
        }
        Side side = properties.choice("side", Side.RIGHT, Side::named, "right, left, whole");
        boolean oneway = properties.flag("oneway", true);
        Geometry drawn = new GeometryReader(crs).read(geometry);
        if (drawn.getDimension() != 1) {
            throw new LayerFault("a route cannot be a " + drawn.getGeometryType(), "draw it as a LineString");
        }
        double lengthM = lengthM(drawn);
        if (lengthM > MAX_ROUTE_M) {
            throw new LayerFault(
                    "is " + Math.round(lengthM / 1000) + " km long (expected: <= " + (long) MAX_ROUTE_M / 1000 + ")",
                    "one of its points is wrong");
        }
        return new Route(
                id,
                properties.code(),
                properties.name(),
                properties.text("district"),
                widthM,
                (int) roadClass,
                side,
                oneway,
                tracks(properties),
                drawn);
    }

    private static int tracks(FeatureProperties properties) throws LayerFault {
        double tracks = properties.number("tracks", Route.MAX_TRACKS);
        if (tracks != Math.rint(tracks)) {
            throw new LayerFault("property \"tracks\" is " + tracks, "write a whole number of tracks side by side");
        }
        return Math.max(1, (int) tracks);
    }

    static Area area(int id, FeatureProperties properties, JsonNode geometry, Crs crs) throws LayerFault {
        Geometry drawn = new GeometryReader(crs).read(geometry);
        if (drawn.getDimension() != 2) {
            throw new LayerFault("an area cannot be a " + drawn.getGeometryType(), "draw it as a Polygon");
        }
        return new Area(id, properties.code(), properties.name(), properties.text("district"), new PolygonShape(drawn));
    }

    private static double lengthM(Geometry lines) {
        double lengthM = 0;
        for (int i = 0; i < lines.getNumGeometries(); i++) {
            Coordinate[] points = lines.getGeometryN(i).getCoordinates();
            for (int p = 1; p < points.length; p++) {
                lengthM += LocalMetric.haversineM(points[p - 1].y, points[p - 1].x, points[p].y, points[p].x);
            }
        }
        return lengthM;
    }
}
