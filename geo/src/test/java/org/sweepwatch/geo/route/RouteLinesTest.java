package org.sweepwatch.geo.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.geo.route.RouteSegmentTest.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.sweepwatch.geo.Drawing;

class RouteLinesTest {
    private static Geometry line(Coordinate... points) {
        return Drawing.FACTORY.createLineString(points);
    }

    private static double e7(double degrees) {
        return degrees * RouteLines.PER_DEGREE;
    }

    /** Route 4 eastward, 7 onward from its end, 9 back beside it. */
    private static RouteLines lines() {
        return new RouteIndex(List.of(
                        route(9, true, line(Drawing.at(290, 14), Drawing.at(0, 14))),
                        route(4, true, line(Drawing.at(0, 0), Drawing.at(150, 0), Drawing.at(290, 0))),
                        route(7, true, line(Drawing.at(300, 5), Drawing.at(300, 200)))))
                .lines();
    }

    @Test
    void aSegmentIsFollowedByTheNextAndAtTheEndByWhatBeginsThere() {
        RouteLines lines = lines();
        assertEquals(3, lines.routes());
        assertEquals(List.of(lines.segment(1)), lines.following(0));
        Set<Integer> next = new HashSet<>();
        lines.following(2).forEach(segment -> next.add(segment.route().id()));
        assertEquals(Set.of(7, 9), next, "straight on, and back on the other carriageway");
        assertEquals(List.of(), lines.following(lines.find(7, 1)));
    }

    @Test
    void placesAlongARouteAreFoundAgain() {
        RouteLines lines = lines();
        int route = lines.find(4);
        assertEquals(29_000, lines.lengthCm(route), 5);
        assertEquals(0, lines.segmentAt(route, -50));
        assertEquals(1, lines.segmentAt(route, 10_000));
        assertEquals(2, lines.segmentAt(route, 999_999));
        assertEquals(lines.fromCm(2), lines.toCm(1));
        assertEquals(lines.lengthCm(route), lines.toCm(2));
        double lat = e7(Drawing.lat(30));
        assertEquals(20_000, lines.nearestAlongCm(route, 5_000, 29_000, lat, e7(Drawing.lon(200))), 5);
        assertEquals(15_000, lines.nearestAlongCm(route, 5_000, 15_000, lat, e7(Drawing.lon(200))), 5);
        assertEquals(2_000, lines.nearestAlongCm(route, 9_000, -9_000, lat, e7(Drawing.lon(20))), 5);
        assertEquals(29_000, lines.nearestAlongCm(route, 9_000, 99_000, lat, e7(Drawing.lon(500))), 5);
        assertEquals(14, Math.sqrt(lines.placeDistance2(route, 20_000, lines.find(9), 9_000)), 0.1);
        assertEquals(30, Math.sqrt(lines.segmentDistance2(1, lat, e7(Drawing.lon(150)))), 0.05);
    }

    @Test
    void endsJoinWithinTheWidthOfACrossing() {
        RouteLines lines = lines();
        assertTrue(lines.joins(lines.find(4), false, lines.find(7), false));
        assertFalse(lines.joins(lines.find(4), true, lines.find(7), false));
        assertTrue(lines.joins(lines.find(4), true, lines.find(9), true), "against both");
        assertFalse(lines.joins(lines.find(7), false, lines.find(4), false));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        RouteLines lines = lines();
        assertEquals(-1, lines.find(5));
        assertEquals(-1, lines.find(5, 0));
        assertEquals(-1, lines.find(4, 3));
        assertEquals(-1, lines.find(9, -1));
        assertEquals(2, lines.find(4, 2));
    }

    @Test
    void aRouteWithoutLengthIsNowhere() {
        RouteIndex index = new RouteIndex(List.of(route(3, true, line(Drawing.at(0, 0), Drawing.at(0, 0)))));
        assertEquals(-1, index.lines().find(3));
        assertFalse(index.nearest(Drawing.lat(0), Drawing.lon(0), 0, 10, new RouteHit()));
    }

    @Test
    void anIdTwiceIsRefused() {
        Geometry line = line(Drawing.at(0, 0), Drawing.at(10, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RouteIndex(List.of(route(1, true, line), route(1, true, line))));
    }

    @Test
    void candidatesHoldEveryPieceWithinTheReachOfTheMatcher() {
        Drawing drawing = Drawing.fresh();
        List<Route> routes = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            double east = drawing.between(-1_500, 1_500);
            routes.add(route(id, true, drawing.wander(east, drawing.between(-1_500, 1_500), 60, 20)));
        }
        RouteIndex index = new RouteIndex(routes);
        RouteLines lines = index.lines();
        int pieces = 60 * 19;
        for (int i = 0; i < 2_000; i++) {
            double lat = Drawing.lat(drawing.between(-1_500, 1_500));
            double lon = Drawing.lon(drawing.between(-1_500, 1_500));
            Set<Integer> listed = new HashSet<>();
            for (int level = 0; level < index.levels(); level++) {
                int list = index.candidates(level, lat, lon);
                for (int run = 0; run < index.runs(list); run++) {
                    for (int piece = index.first(list, run); piece <= index.last(list, run); piece++) {
                        listed.add(piece);
                    }
                }
            }
            for (int piece = 0; piece < pieces; piece++) {
                if (lines.distance2(piece, e7(lat), e7(lon)) < RouteIndex.MAX_SEARCH_M * RouteIndex.MAX_SEARCH_M - 1) {
                    assertTrue(listed.contains(piece), "piece " + piece);
                }
            }
        }
    }
}
