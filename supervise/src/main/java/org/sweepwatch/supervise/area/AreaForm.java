package org.sweepwatch.supervise.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.area.AreaAnswer;
import org.sweepwatch.ingest.message.area.AreaAttribute;
import org.sweepwatch.ingest.message.area.CircleArea;
import org.sweepwatch.ingest.message.area.PolygonArea;
import org.sweepwatch.ingest.message.area.RectangleArea;
import org.sweepwatch.ingest.message.area.RouteTurn;
import org.sweepwatch.ingest.message.area.SetCircles;
import org.sweepwatch.ingest.message.area.SetRectangles;
import org.sweepwatch.ingest.message.area.TerminalArea;
import org.sweepwatch.ingest.message.area.TerminalRoute;

/**
 * A fence or route in the form that terminals know: circle, rectangle, polygon or route. It warns the driver at entry and exit.
 *
 * @param kind 1 circle, 2 rectangle, 3 polygon, 4 route; 0 when there is no form for it
 * @param area null when there is none
 */
record AreaForm(int featureId, String name, int kind, TerminalArea area) {
    private static final int ATTRIBUTES = AreaAttribute.ENTRY_TO_DRIVER | AreaAttribute.EXIT_TO_DRIVER;
    /** The width of a route is one byte. */
    private static final int WIDEST_M = 255;
    /** Width of a route that has none of its own: a road and what the receiver is off. */
    private static final int USUAL_WIDTH_M = 30;

    private static final int APPEND = 1;

    static AreaForm of(Fence fence) {
        if (fence.shape() instanceof CircleShape circle) {
            return new AreaForm(
                    fence.id(),
                    fence.name(),
                    AreaAnswer.CIRCLES,
                    new CircleArea(
                            fence.id(),
                            ATTRIBUTES,
                            rounded(circle.lat()),
                            rounded(circle.lon()),
                            Math.round(circle.radiusM()),
                            null,
                            null,
                            null,
                            null,
                            null,
                            fence.name()));
        }
        Geometry shape = fence.shape().geometry();
        if (!(shape instanceof Polygon polygon) || polygon.getNumInteriorRing() > 0) {
            return new AreaForm(fence.id(), fence.name(), 0, null);
        }
        if (polygon.isRectangle()) {
            return rectangle(fence, polygon.getEnvelopeInternal());
        }
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        List<PolygonArea.Vertex> vertices = Arrays.stream(ring, 0, ring.length - 1)
                .map(corner -> new PolygonArea.Vertex(rounded(corner.y), rounded(corner.x)))
                .toList();
        return new AreaForm(
                fence.id(),
                fence.name(),
                AreaAnswer.POLYGONS,
                new PolygonArea(fence.id(), ATTRIBUTES, null, null, null, null, vertices, null, fence.name()));
    }

    /** Sides along the meridians and parallels, as 0x8602 has them. */
    private static AreaForm rectangle(Fence fence, Envelope sides) {
        return new AreaForm(
                fence.id(),
                fence.name(),
                AreaAnswer.RECTANGLES,
                new RectangleArea(
                        fence.id(),
                        ATTRIBUTES,
                        rounded(sides.getMaxY()),
                        rounded(sides.getMinX()),
                        rounded(sides.getMinY()),
                        rounded(sides.getMaxX()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        fence.name()));
    }

    static AreaForm of(Route route) {
        Geometry line = route.line().getNumGeometries() == 1 ? route.line().getGeometryN(0) : route.line();
        if (!(line instanceof LineString) || route.widthM() > WIDEST_M) {
            return new AreaForm(route.id(), route.name(), 0, null);
        }
        int widthM = (int) Math.max(USUAL_WIDTH_M, Math.round(route.widthM()));
        List<RouteTurn> turns = new ArrayList<>();
        for (Coordinate turn : line.getCoordinates()) {
            int number = turns.size() + 1;
            turns.add(new RouteTurn(
                    number, number, rounded(turn.y), rounded(turn.x), widthM, 0, null, null, null, null, null));
        }
        return new AreaForm(
                route.id(),
                route.name(),
                AreaAnswer.ROUTES,
                new TerminalRoute(route.id(), ATTRIBUTES, null, null, turns, route.name()));
    }

    /** Degrees as the protocol sends them. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    /** The message that sets it. */
    MessageBody body() {
        return body(area);
    }

    private static MessageBody body(TerminalArea area) {
        if (area instanceof CircleArea circle) {
            return new SetCircles(APPEND, List.of(circle));
        }
        return area instanceof RectangleArea rectangle
                ? new SetRectangles(APPEND, List.of(rectangle))
                : (MessageBody) area;
    }

    static MessageId setting(int kind) {
        return switch (kind) {
            case AreaAnswer.CIRCLES -> MessageId.SET_CIRCLES;
            case AreaAnswer.RECTANGLES -> MessageId.SET_RECTANGLES;
            case AreaAnswer.POLYGONS -> MessageId.SET_POLYGON;
            default -> MessageId.SET_ROUTE;
        };
    }

    static MessageId deleting(int kind) {
        return switch (kind) {
            case AreaAnswer.CIRCLES -> MessageId.DELETE_CIRCLES;
            case AreaAnswer.RECTANGLES -> MessageId.DELETE_RECTANGLES;
            case AreaAnswer.POLYGONS -> MessageId.DELETE_POLYGONS;
            default -> MessageId.DELETE_ROUTES;
        };
    }

    /** Whether an area read back is the same, byte for byte as it travels. */
    boolean sameAs(TerminalArea reported) {
        return reported.getClass() == area.getClass()
                && Arrays.equals(
                        body().encode(ProtocolVersion.V2019), body(reported).encode(ProtocolVersion.V2019));
    }
}
