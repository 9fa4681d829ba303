package org.sweepwatch.geo.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.geo.route.RouteSegmentTest.route;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.sweepwatch.geo.Allocation;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.shape.Capsule;
import org.sweepwatch.geo.shape.CorridorShape;

class RouteIndexTest {
    private final RouteHit hit = new RouteHit();

    private static LineString line(Coordinate... points) {
        return Drawing.FACTORY.createLineString(points);
    }

    /** A divided road: eastbound at 0 m, westbound 20 m north of it; a road crosses both at 500 m. */
    private static RouteIndex dividedRoad() {
        return new RouteIndex(List.of(
                route(1, true, line(Drawing.at(0, 0), Drawing.at(1_000, 0))),
                route(2, true, line(Drawing.at(1_000, 20), Drawing.at(0, 20))),
                route(3, false, line(Drawing.at(500, -400), Drawing.at(500, 400)))));
    }

    private boolean ask(RouteIndex index, double eastM, double northM, int headingDeg, double speedKmh) {
        return index.nearest(Drawing.lat(northM), Drawing.lon(eastM), headingDeg, speedKmh, hit);
    }

    @Test
    void tellsRouteSegmentOffsetAndPlaceAlongIt() {
        assertTrue(ask(dividedRoad(), 230, -7, 90, 8));
        assertEquals(1, hit.routeId);
        assertEquals(7, hit.offsetM, 0.05);
        assertEquals(230, hit.alongM, 0.1);
        assertEquals(2, hit.segmentIndex);
        assertEquals(90, hit.bearingDeg, 0.1);
        assertTrue(hit.courseFits);
    }

    @Test
    void theCarriagewayThatFitsTheCourseWinsOverTheNearerOne() {
        ask(dividedRoad(), 200, 4, 270, 8);
        assertEquals(2, hit.routeId);
        assertEquals(16, hit.offsetM, 0.05);
        assertEquals(800, hit.alongM, 0.1);
        assertEquals(270, hit.bearingDeg, 0.1);
        ask(dividedRoad(), 200, 16, 90, 8);
        assertEquals(1, hit.routeId);
    }

    @Test
    void withoutACourseOrStandingTheNearestWins() {
        ask(dividedRoad(), 200, 4, -1, 8);
        assertEquals(1, hit.routeId);
        ask(dividedRoad(), 200, 4, 270, 3);
        assertEquals(1, hit.routeId);
        assertTrue(hit.courseFits, "a course that is not asked cannot be wrong");
    }

    @Test
    void aRoadThatIsCrossedDoesNotTakeThePoint() {
        ask(dividedRoad(), 502, -8, 88, 10);
        assertEquals(1, hit.routeId);
        ask(dividedRoad(), 502, -8, 358, 10);
        assertEquals(3, hit.routeId);
    }

    @Test
    void aRoadForBothDirectionsFitsTheOppositeCourse() {
        ask(dividedRoad(), 505, 300, 180, 10);
        assertEquals(3, hit.routeId);
        assertTrue(hit.courseFits);
        ask(dividedRoad(), 505, 300, 90, 10);
        assertEquals(3, hit.routeId);
        assertFalse(hit.courseFits, "driving across it");
    }

    private static boolean along(RouteIndex index, int routeId, int segment, int other, double withinM) {
        return index.runAlong(index.lines().find(routeId, segment), id -> id == other ? withinM : -1);
    }

    @Test
    void theOtherCarriagewayRunsAlong() {
        RouteIndex index = dividedRoad();
        for (int segment = 0; segment < 10; segment++) {
            assertTrue(along(index, 1, segment, 2, 21));
            assertTrue(along(index, 2, segment, 1, 21));
            assertFalse(along(index, 1, segment, 2, 19));
        }
    }

    @Test
    void aRoadThatCrossesDoesNotRunAlongHoweverShortTheSegment() {
        RouteIndex index = new RouteIndex(List.of(
                route(1, true, line(Drawing.at(-30, 0), Drawing.at(30, 0))),
                route(2, false, line(Drawing.at(0, -400), Drawing.at(0, 400)))));
        assertFalse(along(index, 1, 0, 2, 50), "nowhere farther away than 30 m");
    }

    /** Of three segments eastward, routes 2 and 3 run along the first two together, and along half of the third. */
    @Test
    void onlyWhatIsBesideTheWholeSegmentRunsAlongIt() {
        RouteIndex index = new RouteIndex(List.of(
                route(1, true, line(Drawing.at(0, 0), Drawing.at(300, 0))),
                route(2, true, line(Drawing.at(120, 20), Drawing.at(-100, 20))),
                route(3, true, line(Drawing.at(120, -20), Drawing.at(250, -20)))));
        boolean[] both = new boolean[3];
        for (int segment = 0; segment < 3; segment++) {
            both[segment] = index.runAlong(index.lines().find(1, segment), id -> id == 1 ? -1 : 25);
        }
        assertArrayEquals(new boolean[] {true, true, false}, both);
        assertFalse(along(index, 1, 1, 3, 25), "begins 20 m after it");
    }

    @Test
    void beyondTheReachThereIsNoRoute() {
        assertTrue(ask(dividedRoad(), 200, -(RouteIndex.MAX_SEARCH_M - 1), -1, 0));
        assertFalse(ask(dividedRoad(), 200, -(RouteIndex.MAX_SEARCH_M + 1), -1, 0));
        assertEquals(RouteHit.NO_ROUTE, hit.routeId);
        assertFalse(RouteIndex.EMPTY.nearest(27, 113, 0, 10, hit));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 999, -999}) {
            assertFalse(dividedRoad().nearest(bad, 113, 10, 10, hit));
            assertFalse(dividedRoad().nearest(27, bad, 10, 10, hit));
        }
    }

    @Test
    void headingsBeyondAFullTurnAreTakenModulo() {
        ask(dividedRoad(), 200, 4, 270 + 360, 8);
        assertEquals(2, hit.routeId);
        ask(dividedRoad(), 200, 4, Integer.MAX_VALUE, 8);
        assertTrue(hit.routeId != RouteHit.NO_ROUTE);
    }

    @Test
    void aFittingRouteOutOfReachDoesNotHideOneWithin() {
        double within = RouteIndex.MAX_SEARCH_M - 5;
        double beyond = RouteIndex.MAX_SEARCH_M + 5;
        RouteIndex index = new RouteIndex(List.of(
                route(1, true, line(Drawing.at(0, within), Drawing.at(1_000, within))),
                route(2, true, line(Drawing.at(1_000, -beyond), Drawing.at(0, -beyond)))));
        assertTrue(ask(index, 500, 0, 270, 10));
        assertEquals(1, hit.routeId);
        assertFalse(hit.courseFits);
    }

    @RepeatedTest(3)
    void findsWhatALoopOverAllRoutesFinds() {
        Drawing drawing = Drawing.fresh();
        List<Route> routes = city(drawing);
        List<CorridorShape> lines =
                routes.stream().map(r -> new CorridorShape(r.line(), 1.0)).toList();
        RouteIndex index = new RouteIndex(routes);
        int hits = 0;
        for (int i = 0; i < 3_000; i++) {
            double lat = Drawing.lat(drawing.between(-6_000, 6_000));
            double lon = Drawing.lon(drawing.between(-6_000, 6_000));
            double nearestM = Double.POSITIVE_INFINITY;
            for (CorridorShape line : lines) {
                nearestM = Math.min(nearestM, 0.5 - line.depthM(lat, lon));
            }
            boolean found = index.nearest(lat, lon, -1, 0, hit);
            if (Math.abs(nearestM - RouteIndex.MAX_SEARCH_M) > 0.01) {
                assertEquals(nearestM < RouteIndex.MAX_SEARCH_M, found);
            }
            if (found) {
                hits++;
                assertEquals(nearestM, hit.offsetM, 0.01);
                // With a course: never worse than the nearest by more than the penalty, and fitting when it is worse.
                int heading = drawing.random().nextInt(360);
                index.nearest(lat, lon, heading, 20, hit);
                assertTrue(hit.offsetM <= nearestM + RouteIndex.COURSE_PENALTY_M + 0.01);
                assertTrue(hit.courseFits || hit.offsetM <= nearestM + 0.01);
                assertTrue(hit.courseFits || !anyFits(routes, lat, lon, heading, hit.offsetM));
            }
        }
        assertTrue(hits > 300, "hits: " + hits);
    }

    /** Whether a piece within the penalty of an answer that does not fit would have fitted. */
    private static boolean anyFits(List<Route> routes, double lat, double lon, int heading, double offsetM) {
        for (Route route : routes) {
            Coordinate[] points = route.line().getCoordinates();
            for (int p = 1; p < points.length; p++) {
                Coordinate a = points[p - 1];
                Coordinate b = points[p];
                double distanceM = new Capsule(a.y, a.x, b.y, b.x, 1).distanceM(lat, lon);
                double off = Math.abs(LocalMetric.bearingDeg(a.y, a.x, b.y, b.x) - heading);
                off = Math.min(off, 360 - off);
                boolean fits = off < 44.9 || (!route.oneway() && off > 135.1);
                if (fits
                        && distanceM < RouteIndex.MAX_SEARCH_M - 0.1
                        && distanceM < offsetM + RouteIndex.COURSE_PENALTY_M - 0.1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Route> city(Drawing drawing) {
        List<Route> routes = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            LineString line = drawing.wander(
                    drawing.between(-5_000, 5_000), drawing.between(-5_000, 5_000), drawing.between(20, 120), 50);
            routes.add(route(id, id % 2 == 0, line));
        }
        return routes;
    }

    @Test
    void aLookupAllocatesNothing() {
        Drawing drawing = Drawing.fresh();
        RouteIndex index = new RouteIndex(city(drawing));
        double[] lats = drawing.random()
                .doubles(20_000, -6_000, 6_000)
                .map(Drawing::lat)
                .toArray();
        double[] lons = drawing.random()
                .doubles(20_000, -6_000, 6_000)
                .map(Drawing::lon)
                .toArray();
        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < lats.length; i++) {
                index.nearest(lats[i], lons[i], i % 360, 10, hit);
            }
        });
        assertTrue(bytes < 1_000, () -> "bytes for 20,000 lookups: " + bytes);
    }
}
