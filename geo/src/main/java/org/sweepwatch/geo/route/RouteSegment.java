package org.sweepwatch.geo.route;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.crs.LocalMetric;

/**
 * A piece of a route, 50 to 100 m long (路段): the unit in which it is said what was swept. A route shorter than 50 m is
 * one segment; the pieces of a route are equally long.
 *
 * @param route the route, with its name, side, width, class and district
 * @param index place in the route, from 0
 * @param fromM metres from the start of the route to the start of the segment; gaps between the lines of a route do not
 *     count
 * @param lengthM length in metres
 * @param points its line in driving direction, degrees
 */
public record RouteSegment(Route route, int index, double fromM, double lengthM, List<Coordinate> points) {
    /** No segment is longer. */
    public static final double MAX_LENGTH_M = 100.0;

    /** Metres from the start of the route to the end of the segment. */
    public double toM() {
        return fromM + lengthM;
    }

    /** Cuts a route into its segments. Several lines of one route are cut each for itself. */
    public static List<RouteSegment> of(Route route) {
        List<RouteSegment> segments = new ArrayList<>();
        double fromM = 0;
        for (int i = 0; i < route.line().getNumGeometries(); i++) {
            Coordinate[] points = route.line().getGeometryN(i).getCoordinates();
            fromM += cut(route, points, fromM, segments);
        }
        return segments;
    }

    /** Appends the segments of one line and returns its length. */
    private static double cut(Route route, Coordinate[] points, double fromM, List<RouteSegment> out) {
        double totalM = 0;
        for (int p = 1; p < points.length; p++) {
            totalM += distanceM(points[p - 1], points[p]);
        }
        if (totalM == 0) {
            return 0;
        }
        int pieces = (int) Math.ceil(totalM / MAX_LENGTH_M);
        double pieceM = totalM / pieces;
        List<Coordinate> current = new ArrayList<>(List.of(points[0].copy()));
        double currentM = 0;
        int done = 0;
        for (int p = 1; p < points.length; p++) {
            Coordinate from = points[p - 1];
            double edgeM = distanceM(from, points[p]);
            double usedM = 0;
            while (done < pieces - 1 && currentM + (edgeM - usedM) >= pieceM) {
                usedM += pieceM - currentM;
                double share = usedM / edgeM;
                Coordinate end = new Coordinate(
                        from.x + (points[p].x - from.x) * share, from.y + (points[p].y - from.y) * share);
                current.add(end);
                out.add(new RouteSegment(route, out.size(), fromM + done * pieceM, pieceM, List.copyOf(current)));
                current = new ArrayList<>(List.of(end));
                currentM = 0;
                done++;
            }
            currentM += edgeM - usedM;
            current.add(points[p].copy());
        }
        out.add(new RouteSegment(route, out.size(), fromM + done * pieceM, pieceM, List.copyOf(current)));
        return totalM;
    }

    private static double distanceM(Coordinate a, Coordinate b) {
        return LocalMetric.localM(a.y, a.x, b.y, b.x);
    }
}
