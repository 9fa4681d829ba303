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
 * routes ordered by id. Immutable, any thread; nothing here allocates once it is built, but for {@link #following}.
 *
 * <p>A route, a segment and a piece are known by their place in this order, a position along a route by its centimetres
 * from the start. Coordinates come in ten-millionths of a degree, which is 1.1 cm.
 *
 * <p>Design note: 32 bytes a piece, so that the pieces of a city's routes stay in the processor's cache; an object a piece
 * would take three times that. A piece is kept by its middle, its direction and half its length: then the distance to it
 * takes one comparison, which is what a look-up does most.
 */
public final class RouteLines {
    /** Units of a degree in which coordinates come in. */
    public static final double PER_DEGREE = 1e7;
    /** Routes whose end and start are this near follow each other, metres: the width of a large crossing. */
    public static final double JUNCTION_M = 30.0;

    private static final double NORTH_M = LocalMetric.METRES_PER_DEGREE / PER_DEGREE;
    private static final double CM = 100.0;
    private static final double FULL_TURN = 360.0;

    /** Of each piece: the middle, metres east per unit, direction of length 1, half its length, along, segment, one-way. */
    private static final int STRIDE = 8;

    private static final int LON = 0;
    private static final int LAT = 1;
    private static final int PER_UNIT = 2;
    private static final int EAST = 3;
    private static final int NORTH = 4;
    private static final int HALF = 5;
    /** Centimetres along the route at the middle. */
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
        List<Integer> owners = new ArrayList<>();
        for (int route = 0; route < routeIds.length; route++) {
            if (route > 0 && routeIds[route] == routeIds[route - 1]) {
                throw new IllegalArgumentException("route id twice: " + routeIds[route]);
            }
            for (RouteSegment segment : RouteSegment.of(sorted.get(route))) {
                cut.add(segment);
                owners.add(route);
                routeLengthCm[route] = cm(segment.toM());
            }
            routeSegment[route + 1] = cut.size();
            routeOneway[route] = sorted.get(route).oneway();
        }
        this.segments = cut.toArray(new RouteSegment[0]);
        this.segmentRoute = owners.stream().mapToInt(Integer::intValue).toArray();
        this.segmentFromCm = cut.stream().mapToInt(s -> cm(s.fromM())).toArray();
        this.segmentPiece = new int[segments.length + 1];
        int most = cut.stream().mapToInt(s -> s.points().size()).sum();
        int[] numbers = new int[STRIDE * most];
        float[] degrees = new float[most];
        int count = 0;
        for (int segment = 0; segment < segments.length; segment++) {
            count = addPieces(numbers, degrees, count, segment);
            segmentPiece[segment + 1] = count;
        }
        this.pieces = Arrays.copyOf(numbers, count * STRIDE);
        this.bearings = Arrays.copyOf(degrees, count);
    }

    private int addPieces(int[] numbers, float[] degrees, int first, int segment) {
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
                numbers[p + LON] = (int) Math.round((a.x + b.x) / 2.0 * PER_DEGREE);
                numbers[p + LAT] = (int) Math.round((a.y + b.y) / 2.0 * PER_DEGREE);
                numbers[p + PER_UNIT] = Float.floatToIntBits((float) (kx / PER_DEGREE));
                numbers[p + EAST] = Float.floatToIntBits((float) (eastM / lengthM));
                numbers[p + NORTH] = Float.floatToIntBits((float) (northM / lengthM));
                numbers[p + HALF] = Float.floatToIntBits((float) (lengthM / 2.0));
                numbers[p + ALONG] = cm(alongM + lengthM / 2.0);
                numbers[p + SEGMENT] = segment << 1 | (segments[segment].route().oneway() ? 1 : 0);
                double bearing = Math.toDegrees(Math.atan2(eastM, northM));
                degrees[count] = (float) (bearing < 0 ? (bearing + FULL_TURN) % FULL_TURN : bearing);
                count++;
                alongM += lengthM;
            }
        }
        return count;
    }

    private static int cm(double metres) {
        return (int) Math.round(metres * CM);
    }

    /** What each piece reaches when it is looked for up to so many metres away; for the building of an index. */
    List<Capsule> reach(double reachM) {
        List<Capsule> reach = new ArrayList<>();
        for (int piece = 0; piece < bearings.length; piece++) {
            double lat = pieces[piece * STRIDE + LAT] / PER_DEGREE;
            double lon = pieces[piece * STRIDE + LON] / PER_DEGREE;
            double halfLat = number(piece, NORTH) * number(piece, HALF) / LocalMetric.METRES_PER_DEGREE;
            double halfLon = number(piece, EAST) * number(piece, HALF) / (number(piece, PER_UNIT) * PER_DEGREE);
            reach.add(new Capsule(lat - halfLat, lon - halfLon, lat + halfLat, lon + halfLon, reachM));
        }
        return reach;
    }

    private double number(int piece, int which) {
        return Float.intBitsToFloat(pieces[piece * STRIDE + which]);
    }

    /** Square of the metres from a place to a piece. */
    public double distance2(int piece, double latE7, double lonE7) {
        int p = piece * STRIDE;
        double east = (lonE7 - pieces[p + LON]) * Float.intBitsToFloat(pieces[p + PER_UNIT]);
        double north = (latE7 - pieces[p + LAT]) * NORTH_M;
        double eastward = Float.intBitsToFloat(pieces[p + EAST]);
        double northward = Float.intBitsToFloat(pieces[p + NORTH]);
        double across = east * northward - north * eastward;
        double beyond = Math.abs(east * eastward + north * northward) - Float.intBitsToFloat(pieces[p + HALF]);
        return across * across + (beyond > 0 ? beyond * beyond : 0.0);
    }

    /** Cosine of the angle between a piece and a direction of length 1. */
    public double cosine(int piece, double east, double north) {
        return east * number(piece, EAST) + north * number(piece, NORTH);
    }

    /** Centimetres from the start of the route to the point of a piece that is nearest to a place. */
    public int alongCm(int piece, double latE7, double lonE7) {
        int p = piece * STRIDE;
        double east = (lonE7 - pieces[p + LON]) * number(piece, PER_UNIT);
        double north = (latE7 - pieces[p + LAT]) * NORTH_M;
        double half = number(piece, HALF);
        double ahead = east * number(piece, EAST) + north * number(piece, NORTH);
        return pieces[p + ALONG] + (int) Math.rint(Math.min(half, Math.max(-half, ahead)) * CM);
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

    /**
     * The place along a route between two of its places that is nearest to a point.
     *
     * @param fromCm where to begin; of several places equally near the first in this order wins
     * @param toCm where to end, before or behind it
     */
    public int nearestAlongCm(int route, int fromCm, int toCm, double latE7, double lonE7) {
        int lowCm = Math.max(0, Math.min(fromCm, toCm));
        int highCm = Math.min(routeLengthCm[route], Math.max(fromCm, toCm));
        int first = pieceAt(route, lowCm);
        int last = pieceAt(route, highCm);
        int bestCm = fromCm;
        double best2 = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= last - first; i++) {
            int piece = toCm >= fromCm ? first + i : last - i;
            int alongCm = Math.min(highCm, Math.max(lowCm, alongCm(piece, latE7, lonE7)));
            double distance2 = pointDistance2(piece, alongCm, latE7, lonE7);
            if (distance2 < best2) {
                best2 = distance2;
                bestCm = alongCm;
            }
        }
        return bestCm;
    }

    /** Square of the metres from a place to a point of a piece; a place along the route beyond the piece is its end. */
    private double pointDistance2(int piece, int alongCm, double latE7, double lonE7) {
        int p = piece * STRIDE;
        double aheadM = aheadM(piece, alongCm);
        double offEast = (lonE7 - pieces[p + LON]) * number(piece, PER_UNIT) - aheadM * number(piece, EAST);
        double offNorth = (latE7 - pieces[p + LAT]) * NORTH_M - aheadM * number(piece, NORTH);
        return offEast * offEast + offNorth * offNorth;
    }

    /** Metres from the middle of a piece to a place along its route; one beyond the piece is at its end. */
    private double aheadM(int piece, int alongCm) {
        double half = number(piece, HALF);
        return Math.min(half, Math.max(-half, (alongCm - pieces[piece * STRIDE + ALONG]) / CM));
    }

    private int pieceAt(int route, int alongCm) {
        int segment = segmentAt(route, alongCm);
        int piece = segmentPiece[segment];
        while (piece + 1 < segmentPiece[segment + 1]
                && alongCm > pieces[piece * STRIDE + ALONG] + number(piece, HALF) * CM) {
            piece++;
        }
        return piece;
    }

    /** Square of the metres between a place along one route and a place along another. */
    public double placeDistance2(int route, int alongCm, int other, int otherCm) {
        int piece = pieceAt(other, otherCm);
        double aheadM = aheadM(piece, otherCm);
        double latE7 = pieces[piece * STRIDE + LAT] + aheadM * number(piece, NORTH) / NORTH_M;
        double lonE7 = pieces[piece * STRIDE + LON] + aheadM * number(piece, EAST) / number(piece, PER_UNIT);
        return pointDistance2(pieceAt(route, alongCm), alongCm, latE7, lonE7);
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
