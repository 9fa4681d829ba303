package org.sweepwatch.geo.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.crs.LocalMetric;

class RouteSegmentTest {
    static Route route(int id, boolean oneway, Geometry line) {
        return new Route(id, "R" + id, "route " + id, "天元", 8, 2, Side.RIGHT, oneway, 1, line);
    }

    private static double lengthM(List<Coordinate> points) {
        double lengthM = 0;
        for (int i = 1; i < points.size(); i++) {
            Coordinate a = points.get(i - 1);
            Coordinate b = points.get(i);
            lengthM += LocalMetric.haversineM(a.y, a.x, b.y, b.x);
        }
        return lengthM;
    }

    @Test
    void segmentsAreFiftyToAHundredMetresAndMakeUpTheRoute() {
        Drawing drawing = Drawing.fresh();
        for (int round = 0; round < 300; round++) {
            LineString line = drawing.wander(
                    0, 0, drawing.between(5, 260), 2 + drawing.random().nextInt(60));
            double routeM = lengthM(List.of(line.getCoordinates()));
            List<RouteSegment> segments = RouteSegment.of(route(1, true, line));
            double fromM = 0;
            for (int i = 0; i < segments.size(); i++) {
                RouteSegment segment = segments.get(i);
                assertEquals(i, segment.index());
                assertEquals(fromM, segment.fromM(), 0.01);
                assertEquals(segment.lengthM(), lengthM(segment.points()), 0.01);
                assertTrue(segment.lengthM() <= RouteSegment.MAX_LENGTH_M + 1e-6);
                assertTrue(segment.lengthM() >= 50 || segments.size() == 1, segment::toString);
                if (i > 0) {
                    List<Coordinate> before = segments.get(i - 1).points();
                    assertEquals(before.get(before.size() - 1), segment.points().get(0));
                }
                fromM += segment.lengthM();
            }
            assertEquals(routeM, fromM, 0.01);
            List<Coordinate> last = segments.get(segments.size() - 1).points();
            assertEquals(line.getCoordinateN(0), segments.get(0).points().get(0));
            assertEquals(line.getCoordinateN(line.getNumPoints() - 1), last.get(last.size() - 1));
        }
    }

    @Test
    void linesOfOneRouteAreCutEachForItselfAndMeasuredOn() {
        Geometry lines = Drawing.FACTORY.createMultiLineString(new LineString[] {
            Drawing.FACTORY.createLineString(new Coordinate[] {Drawing.at(0, 0), Drawing.at(150, 0)}),
            Drawing.FACTORY.createLineString(new Coordinate[] {Drawing.at(500, 0), Drawing.at(560, 0)})
        });
        List<RouteSegment> segments = RouteSegment.of(route(1, true, lines));
        assertEquals(3, segments.size());
        assertEquals(150, segments.get(2).fromM(), 0.01);
        assertEquals(60, segments.get(2).lengthM(), 0.01);
        assertEquals("天元", segments.get(2).route().district());
    }

    @Test
    void repeatedPointsAndLinesWithoutLengthDoNoHarm() {
        Coordinate a = Drawing.at(0, 0);
        Geometry lines = Drawing.FACTORY.createMultiLineString(new LineString[] {
            Drawing.FACTORY.createLineString(new Coordinate[] {a, a, a}),
            Drawing.FACTORY.createLineString(new Coordinate[] {a, a, Drawing.at(0, 120), Drawing.at(0, 120)})
        });
        List<RouteSegment> segments = RouteSegment.of(route(1, true, lines));
        assertEquals(2, segments.size());
        assertEquals(120, segments.get(0).lengthM() + segments.get(1).lengthM(), 0.01);
    }
}
