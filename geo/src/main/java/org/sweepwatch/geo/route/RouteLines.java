package org.sweepwatch.geo.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.shape.Capsule;

/**
 * The lines of all routes as plain numbers: straight pieces one after the other, in driving direction, in segments, in
 * routes ordered by id. Immutable, any thread; nothing here allocates once it is built.
 *
 * <p>A route, a segment and a piece are known by their place in this order, a position along a route by its centimetres
 * from the start. Coordinates come in ten-millionths of a degree, which is 1.1 cm.
 *
 * <p>Design note: 32 bytes a piece, so that the pieces of a city's routes stay in the processor's cache; an object a piece
 * would take three times that.
 */
public final class RouteLines {
    /** Units of a degree in which coordinates come in. */
    public static final double PER_DEGREE = 1e7;
    /** Routes whose end and start are this near follow each other, metres: the width of a large crossing. */
    public static final double JUNCTION_M = 30.0;

    private static final double NORTH_M = LocalMetric.METRES_PER_DEGREE / PER_DEGREE;
    private static final double CM = 100.0;

    /** Of each piece: the start, metres east per unit, metres east, metres north, 1/length, along, segment and one-way. */
    private static final int STRIDE = 8;

    private static final int LON = 0;
    private static final int LAT = 1;
    private static final int PER_UNIT = 2;
    private static final int EAST = 3;
    private static final int NORTH = 4;
    private static final int INVERSE = 5;
    private static final int ALONG = 6;
    private static final int SEGMENT = 7;

    private final int[] pieces;
    private final float[] bearings;
    private final RouteSegment[] segments;
    private final int[] segmentRoute;
    private final int[] segmentFromCm;
    /** First piece of each segment, and the end. */
    private final int[] segmentPiece;

    private final int[] routeIds;
    /** First segment of each route, and the end. */
    private final int[] routeSegment;

    private final int[] routeLengthCm;
    private final boolean[] routeOneway;

    RouteLines(List<Route> routes) {
        List<Route> sorted =
                routes.stream().sorted(Comparator.comparingInt(Route::id)).toList();
        this.routeIds = sorted.stream().mapToInt(Route::id).toArray();
        this.routeSegment = new int[routeIds.length + 1];
        this.routeLengthCm = new int[routeIds.length];
        this.routeOneway = new boolean[routeIds.length];
        List<RouteSegment> cut = new ArrayList<>();
        for (int route = 0; route < routeIds.length; route++) {
            if (route > 0 && routeIds[route] == routeIds[route - 1]) {
                throw new IllegalArgumentException("route id twice: " + routeIds[route]);
            }
            List<RouteSegment> own = RouteSegment.of(sorted.get(route));
            cut.addAll(own);
            routeSegment[route + 1] = cut.size();
            routeLengthCm[route] =
                    own.isEmpty() ? 0 : cm(own.get(own.size() - 1).toM());
        }
        this.segments = cut.toArray(new RouteSegment[0]);
        this.segmentRoute = new int[segments.length];
        this.segmentFromCm = new int[segments.length];
        this.segmentPiece = new int[segments.length + 1];
        int[] numbers =
                new int[STRIDE * cut.stream().mapToInt(s -> s.points().size()).sum()];
        int count = 0;
        for (int segment = 0, route = 0; segment < segments.length; segment++) {
            while (segment >= routeSegment[route + 1]) {
                route++;
            }
            segmentRoute[segment] = route;
            segmentFromCm[segment] = cm(segments[segment].fromM());
            segmentPiece[segment] = count;
            count = addPieces(numbers, count, segment);
        }
        segmentPiece[segments.length] = count;
        this.pieces = Arrays.copyOf(numbers, count * STRIDE);
        this.bearings = new float[count];
        for (int piece = 0; piece < count; piece++) {
            double degrees = Math.toDegrees(Math.atan2(number(piece, EAST), number(piece, NORTH)));
            bearings[piece] = (float) (degrees < 0 ? (degrees + 360.0) % 360.0 : degrees);
        }
    }

    private int addPieces(int[] numbers, int first, int segment) {
        List<Coordinate> points = segments[segment].points();
        double alongM = segments[segment].fromM();
        int count = first;
        for (int i = 1; i < points.size(); i++) {
            Coordinate a = points.get(i - 1);
            Coordinate b = points.get(i);
            double kx = LocalMetric.metresPerDegreeLon((a.y + b.y) / 2.0);
            double eastM = (b.x - a.x) * kx;
            double northM = (b.y - a.y) * LocalMetric.METRES_PER_DEGREE;
            double lengthM = Math.sqrt(eastM * eastM + northM * northM);
            if (lengthM > 0) {
                int p = count * STRIDE;
                numbers[p + LON] = (int) Math.round(a.x * PER_DEGREE);
                numbers[p + LAT] = (int) Math.round(a.y * PER_DEGREE);
                numbers[p + PER_UNIT] = Float.floatToIntBits((float) (kx / PER_DEGREE));
                numbers[p + EAST] = Float.floatToIntBits((float) eastM);
                numbers[p + NORTH] = Float.floatToIntBits((float) northM);
                numbers[p + INVERSE] = Float.floatToIntBits((float) (1.0 / lengthM));
                numbers[p + ALONG] = cm(alongM);
                numbers[p + SEGMENT] = segment << 1 | (segments[segment].route().oneway() ? 1 : 0);
                count++;
                alongM += lengthM;
            }
        }
        return count;
    }

    private static int cm(double metres) {
        return (int) Math.round(metres * CM);
    }

    /** What a piece reaches when it is looked for up to this many metres away; for the building of an index. */
    List<Capsule> reach(double reachM) {
        List<Capsule> reach = new ArrayList<>();
        for (int piece = 0; piece < bearings.length; piece++) {
            double lat = pieces[piece * STRIDE + LAT] / PER_DEGREE;
            double lon = pieces[piece * STRIDE + LON] / PER_DEGREE;
            double endLat = lat + number(piece, NORTH) / LocalMetric.METRES_PER_DEGREE;
            double endLon = lon + number(piece, EAST) / (number(piece, PER_UNIT) * PER_DEGREE);
            reach.add(new Capsule(lat, lon, endLat, endLon, reachM));
        }
        return reach;
    }

    private double number(int piece, int which) {
        return Float.intBitsToFloat(pieces[piece * STRIDE + which]);
    }

    /** Share of a piece, 0 to 1, at which the point nearest to a place lies. */
    private double share(int piece, double latE7, double lonE7) {
        int p = piece * STRIDE;
        double east = (lonE7 - pieces[p + LON]) * Float.intBitsToFloat(pieces[p + PER_UNIT]);
        double north = (latE7 - pieces[p + LAT]) * NORTH_M;
        double inverse = Float.intBitsToFloat(pieces[p + INVERSE]);
        double along = east * Float.intBitsToFloat(pieces[p + EAST]) + north * Float.intBitsToFloat(pieces[p + NORTH]);
        return Math.min(1.0, Math.max(0.0, along * inverse * inverse));
    }

    /** Square of the metres from a place to a piece. */
    public double distance2(int piece, double latE7, double lonE7) {
        int p = piece * STRIDE;
        double east = (lonE7 - pieces[p + LON]) * Float.intBitsToFloat(pieces[p + PER_UNIT]);
        double north = (latE7 - pieces[p + LAT]) * NORTH_M;
        double eastM = Float.intBitsToFloat(pieces[p + EAST]);
        double northM = Float.intBitsToFloat(pieces[p + NORTH]);
        double inverse = Float.intBitsToFloat(pieces[p + INVERSE]);
        double share = Math.min(1.0, Math.max(0.0, (east * eastM + north * northM) * inverse * inverse));
        double offEast = east - share * eastM;
        double offNorth = north - share * northM;
        return offEast * offEast + offNorth * offNorth;
    }

    /** Cosine of the angle between a piece and a direction of length 1. */
    public double cosine(int piece, double east, double north) {
        int p = piece * STRIDE;
        return (east * Float.intBitsToFloat(pieces[p + EAST]) + north * Float.intBitsToFloat(pieces[p + NORTH]))
                * Float.intBitsToFloat(pieces[p + INVERSE]);
    }

    /** Centimetres from the start of the route to the point of a piece that is nearest to a place. */
    public int alongCm(int piece, double latE7, double lonE7) {
        int p = piece * STRIDE;
        double lengthCm = CM / Float.intBitsToFloat(pieces[p + INVERSE]);
        return pieces[p + ALONG] + (int) (share(piece, latE7, lonE7) * lengthCm + 0.5);
    }

    /** Direction of a piece, degrees clockwise from north, 0 inclusive to 360 exclusive. */
    public double bearingDeg(int piece) {
        return bearings[piece];
    }

    /** Whether the route of a piece is driven in its own direction alone. */
    public boolean oneway(int piece) {
        return (pieces[piece * STRIDE + SEGMENT] & 1) != 0;
    }

    /** The segment of a piece. */
    public int segmentOf(int piece) {
        return pieces[piece * STRIDE + SEGMENT] >> 1;
    }

    /** The route of a segment. */
    public int routeOf(int segment) {
        return segmentRoute[segment];
    }

    /** The segment itself. */
    public RouteSegment segment(int segment) {
        return segments[segment];
    }

    /** The first segment of a route; that of the next route, or their number, ends it. */
    public int firstSegment(int route) {
        return routeSegment[route];
    }

    /** Number of routes. */
    public int routes() {
        return routeIds.length;
    }

    /** The route with this id, or -1. */
    public int find(int routeId) {
        return Math.max(-1, Arrays.binarySearch(routeIds, routeId));
    }

    /** The segment at this place of the route with this id, or -1. */
    public int find(int routeId, int segmentIndex) {
        int route = find(routeId);
        int segment = route < 0 ? -1 : routeSegment[route] + segmentIndex;
        return route >= 0 && segmentIndex >= 0 && segment < routeSegment[route + 1] ? segment : -1;
    }

    /** The id of a route. */
    public int id(int route) {
        return routeIds[route];
    }

    /** Length of a route, centimetres. */
    public int lengthCm(int route) {
        return routeLengthCm[route];
    }

    /** Whether a route is driven in its own direction alone. */
    public boolean onewayRoute(int route) {
        return routeOneway[route];
    }

    /** Centimetres from the start of the route to the start of a segment. */
    public int fromCm(int segment) {
        return segmentFromCm[segment];
    }

    /** Centimetres from the start of the route to the end of a segment. */
    public int toCm(int segment) {
        int route = segmentRoute[segment];
        return segment + 1 < routeSegment[route + 1] ? segmentFromCm[segment + 1] : routeLengthCm[route];
    }

    /** The segment of a route that holds a place along it; one outside belongs to the first or last. */
    public int segmentAt(int route, int alongCm) {
        int at = Arrays.binarySearch(segmentFromCm, routeSegment[route], routeSegment[route + 1], alongCm);
        return at >= 0 ? at : Math.max(routeSegment[route], -at - 2);
    }

    /** Square of the metres from a place to a segment. */
    public double segmentDistance2(int segment, double latE7, double lonE7) {
        double nearest2 = Double.POSITIVE_INFINITY;
        for (int piece = segmentPiece[segment]; piece < segmentPiece[segment + 1]; piece++) {
            nearest2 = Math.min(nearest2, distance2(piece, latE7, lonE7));
        }
        return nearest2;
    }

    /** The place along a route between two of its places, in any order, that is nearest to a point; the one nearer to the first wins. */
    public int nearestAlongCm(int route, int fromCm, int toCm, double latE7, double lonE7) {
        int lowCm = Math.max(0, Math.min(fromCm, toCm));
        int highCm = Math.min(routeLengthCm[route], Math.max(fromCm, toCm));
        int first = segmentPiece[segmentAt(route, lowCm)];
        int end = segmentPiece[routeSegment[route + 1]];
        int bestCm = fromCm;
        double best2 = Double.POSITIVE_INFINITY;
        for (int piece = first; piece < end && pieces[piece * STRIDE + ALONG] <= highCm; piece++) {
            int alongCm = Math.min(highCm, Math.max(lowCm, alongCm(piece, latE7, lonE7)));
            double distance2 = pointDistance2(piece, alongCm, latE7, lonE7);
            if (distance2 < best2 || (distance2 == best2 && Math.abs(alongCm - fromCm) < Math.abs(bestCm - fromCm))) {
                best2 = distance2;
                bestCm = alongCm;
            }
        }
        return bestCm;
    }

    /** Square of the metres from a place to a point of a piece; a place along the route beyond the piece is its end. */
    private double pointDistance2(int piece, int alongCm, double latE7, double lonE7) {
        int p = piece * STRIDE;
        double share = shareAt(piece, alongCm);
        double east = (lonE7 - pieces[p + LON]) * Float.intBitsToFloat(pieces[p + PER_UNIT]);
        double north = (latE7 - pieces[p + LAT]) * NORTH_M;
        double offEast = east - share * Float.intBitsToFloat(pieces[p + EAST]);
        double offNorth = north - share * Float.intBitsToFloat(pieces[p + NORTH]);
        return offEast * offEast + offNorth * offNorth;
    }

    /** Square of the metres between a place along one route and a place along another. */
    public double placeDistance2(int route, int alongCm, int other, int otherCm) {
        int a = pieceAt(route, alongCm);
        int b = pieceAt(other, otherCm);
        double latE7 = pieces[b * STRIDE + LAT] + shareAt(b, otherCm) * number(b, NORTH) / NORTH_M;
        double lonE7 = pieces[b * STRIDE + LON] + shareAt(b, otherCm) * number(b, EAST) / number(b, PER_UNIT);
        return pointDistance2(a, alongCm, latE7, lonE7);
    }

    /**
     * Whether one end of a route lies at an end of another, within {@link #JUNCTION_M}.
     *
     * @param leftAtStart whether the first is left at its start, as when it is driven against its line
     * @param enteredAtEnd whether the second is entered at its end
     */
    public boolean joins(int route, boolean leftAtStart, int next, boolean enteredAtEnd) {
        int leftCm = leftAtStart ? 0 : routeLengthCm[route];
        int enteredCm = enteredAtEnd ? routeLengthCm[next] : 0;
        return placeDistance2(route, leftCm, next, enteredCm) <= JUNCTION_M * JUNCTION_M;
    }

    private int pieceAt(int route, int alongCm) {
        int segment = segmentAt(route, alongCm);
        int piece = segmentPiece[segment];
        while (piece + 1 < segmentPiece[segment + 1] && pieces[(piece + 1) * STRIDE + ALONG] <= alongCm) {
            piece++;
        }
        return piece;
    }

    /** Share of a piece, 0 to 1, at which a place along its route lies; one beyond the piece is at its end. */
    private double shareAt(int piece, int alongCm) {
        return Math.min(1.0, Math.max(0.0, (alongCm - pieces[piece * STRIDE + ALONG]) / CM * number(piece, INVERSE)));
    }

    /** Segments that a vehicle can drive on to from one: the next of its route, at its end the first of those beginning there. */
    public List<RouteSegment> following(int segment) {
        int route = segmentRoute[segment];
        if (segment + 1 < routeSegment[route + 1]) {
            return List.of(segments[segment + 1]);
        }
        List<RouteSegment> following = new ArrayList<>();
        for (int next = 0; next < routeIds.length; next++) {
            if (routeLengthCm[next] > 0 && joins(route, false, next, false)) {
                following.add(segments[routeSegment[next]]);
            }
        }
        return following;
    }
}
