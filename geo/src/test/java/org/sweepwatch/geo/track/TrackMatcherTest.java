package org.sweepwatch.geo.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.Allocation;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.route.Side;

class TrackMatcherTest {
    private static final int SWEEPING = 80;

    private final VehicleTrack vehicle = new VehicleTrack();
    private final TrackPoint point = new TrackPoint();
    private final TrackMatch match = new TrackMatch();
    private TrackMatcher matcher;
    private long timeMs = 1_790_000_000_000L;

    static Route route(int id, boolean oneway, Coordinate... line) {
        return new Route(
                id, "R" + id, "route " + id, "天元", 8, 2, Side.RIGHT, oneway, 1, Drawing.FACTORY.createLineString(line));
    }

    static TrackPoint at(TrackPoint point, long timeMs, double eastM, double northM, int speedDkmh, int headingDeg) {
        return point.set(
                timeMs,
                (int) Math.round(Drawing.lat(northM) * 1e6),
                (int) Math.round(Drawing.lon(eastM) * 1e6),
                speedDkmh,
                headingDeg);
    }

    private void on(Route... routes) {
        matcher = new TrackMatcher(new RouteIndex(List.of(routes)), MatchSettings.DEFAULTS);
    }

    /** The route on which the next point is found, 10 s after the last. */
    private int drive(double eastM, double northM, int speedDkmh, int headingDeg) {
        timeMs += 10_000;
        matcher.match(vehicle, at(point, timeMs, eastM, northM, speedDkmh, headingDeg), match);
        return match.routeId;
    }

    private static Route eastbound(int id, double northM) {
        return route(id, true, Drawing.at(0, northM), Drawing.at(1_000, northM));
    }

    private static Route westbound(int id, double northM) {
        return route(id, true, Drawing.at(1_000, northM), Drawing.at(0, northM));
    }

    @Test
    void tellsSegmentOffsetAndPlace() {
        on(eastbound(7, 0));
        assertEquals(7, drive(230, -7, SWEEPING, 90));
        assertEquals(2, match.segmentIndex);
        assertEquals(700, match.offsetCm, 10);
        assertEquals(23_000, match.alongCm, 20);
        assertEquals(90, match.bearingDeg, 0.1);
        assertFalse(match.against);
    }

    @Test
    void theCourseDecidesBetweenCarriagewaysHoweverNearTheWrongOneIs() {
        on(eastbound(1, 0), westbound(2, 14));
        assertEquals(1, drive(200, 12, SWEEPING, 90));
        assertEquals(2, drive(195, 2, SWEEPING, 265));
    }

    @Test
    void aRoadThatIsCrossedIsNotDriven() {
        on(eastbound(1, 0));
        assertEquals(TrackMatch.NO_ROUTE, drive(500, 1, SWEEPING, 0));
        assertFalse(match.onRoute());
    }

    @Test
    void beyondTheToleranceThereIsNoRoute() {
        on(eastbound(1, 0));
        assertEquals(1, drive(500, 24.5, SWEEPING, 90));
        assertEquals(TrackMatch.NO_ROUTE, drive(520, 25.5, SWEEPING, 90));
    }

    @Test
    void aSinglePointThatScattersOntoAParallelRoadStaysOnTheRoadDriven() {
        on(eastbound(1, 0), eastbound(2, 14));
        drive(100, 0, SWEEPING, 90);
        assertEquals(1, drive(122, 9, SWEEPING, 90), "9 m off, 5 m from the other");
        assertEquals(1, drive(144, 1, SWEEPING, 90));
        assertEquals(2, drive(166, 13, SWEEPING, 90), "changed over");
        assertEquals(2, drive(188, 8, SWEEPING, 90));
    }

    @Test
    void aRouteThatBeginsWhereTheOtherEndsIsPreferredToABystander() {
        on(
                route(1, true, Drawing.at(0, 0), Drawing.at(300, 0)),
                route(2, true, Drawing.at(300, 0), Drawing.at(600, 0)),
                route(3, true, Drawing.at(200, 10), Drawing.at(600, 10)));
        drive(280, 0, SWEEPING, 90);
        assertEquals(2, drive(302, 8, SWEEPING, 90));
    }

    @Test
    void aRouteThatRunsTwiceThroughAStreetIsFollowedOn() {
        // Out along a street, round a block and once more through the same street.
        on(route(
                1,
                true,
                Drawing.at(0, 0),
                Drawing.at(400, 0),
                Drawing.at(400, 200),
                Drawing.at(0, 200),
                Drawing.at(0, 3),
                Drawing.at(400, 3)));
        drive(100, 0, SWEEPING, 90);
        drive(122, 3, SWEEPING, 90);
        assertEquals(12_200, match.alongCm, 50);
        VehicleTrack later = new VehicleTrack();
        matcher.match(later, at(point, timeMs, 0, 30, SWEEPING, 180), match);
        assertEquals(117_000, match.alongCm, 50);
        matcher.match(later, at(point, timeMs + 10_000, 20, 1, SWEEPING, 90), match);
        assertEquals(121_700, match.alongCm, 50);
    }

    @Test
    void theOtherArmOfARouteThatCrossesItselfTakesNoPoint() {
        on(route(
                1,
                true,
                Drawing.at(0, 0),
                Drawing.at(400, 0),
                Drawing.at(400, 200),
                Drawing.at(200, 200),
                Drawing.at(200, -200)));
        for (int east = 100; east <= 300; east += 20) {
            assertEquals(1, drive(east, east % 40 == 0 ? 6 : -6, SWEEPING, 90));
            assertEquals(east * 100, match.alongCm, 100);
        }
    }

    @Test
    void onARouteForBothDirectionsItTellsWhichWay() {
        on(route(1, false, Drawing.at(0, 0), Drawing.at(1_000, 0)));
        assertEquals(1, drive(500, 2, SWEEPING, 270));
        assertTrue(match.against);
        assertEquals(1, drive(522, 2, SWEEPING, 90));
        assertFalse(match.against);
        assertEquals(TrackMatch.NO_ROUTE, drive(530, 2, SWEEPING, 0));
    }

    @Test
    void aSlowVehicleHasTheCourseOfTheLastTwentyMetres() {
        on(eastbound(1, 0), westbound(2, 14));
        drive(300, 14, SWEEPING, 270);
        drive(270, 14, SWEEPING, 270);
        assertEquals(2, drive(269, 5, 20, 90), "2 km/h: the course of the terminal is noise");
        assertEquals(1, drive(269, 5, 31, 90));
        VehicleTrack unknown = new VehicleTrack();
        matcher.match(unknown, at(point, timeMs, 500, 6, 0, 270), match);
        assertEquals(1, match.routeId, "without any course the nearest");
        matcher.match(unknown, at(point, timeMs, 500, 6, SWEEPING, TrackPoint.NO_HEADING), match);
        assertEquals(1, match.routeId);
    }

    @Test
    void aPointBeforeTheLastIsRefused() {
        on(eastbound(1, 0));
        drive(100, 0, SWEEPING, 90);
        assertThrows(
                IllegalArgumentException.class,
                () -> matcher.match(vehicle, at(point, timeMs - 1, 100, 0, SWEEPING, 90), match));
        assertTrue(matcher.match(vehicle, at(point, timeMs, 100, 0, SWEEPING, 90), match), "the same second again");
    }

    @Test
    void newRoutesHoldFromTheNextPointOn() {
        on(eastbound(1, 0));
        drive(100, 0, SWEEPING, 90);
        matcher.use(new RouteIndex(List.of(eastbound(5, 0))), MatchSettings.DEFAULTS);
        assertEquals(5, drive(122, 0, SWEEPING, 90));
        matcher.use(RouteIndex.EMPTY, MatchSettings.DEFAULTS);
        assertEquals(TrackMatch.NO_ROUTE, drive(144, 0, SWEEPING, 90));
    }

    @Test
    void theStateGoesToBytesAndBack() {
        on(eastbound(1, 0), eastbound(2, 14));
        drive(100, 0, SWEEPING, 90);
        drive(122, 0, SWEEPING, 90);
        byte[] bytes = vehicle.toBytes();
        assertEquals(VehicleTrack.BYTES, bytes.length);
        assertArrayEquals(bytes, VehicleTrack.fromBytes(bytes).toBytes());
        matcher.match(VehicleTrack.fromBytes(bytes), at(point, timeMs + 10_000, 144, 9, SWEEPING, 90), match);
        assertEquals(1, match.routeId, "remembers the road driven");
        assertThrows(IllegalArgumentException.class, () -> VehicleTrack.fromBytes(new byte[3]));
        bytes[0] = 9;
        assertThrows(IllegalArgumentException.class, () -> VehicleTrack.fromBytes(bytes));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MatchSettings(61, 45, 30, 20, 8));
        assertThrows(IllegalArgumentException.class, () -> new MatchSettings(25, 91, 30, 20, 8));
        assertThrows(IllegalArgumentException.class, () -> new MatchSettings(25, 45, -1, 20, 8));
        assertThrows(IllegalArgumentException.class, () -> new MatchSettings(25, 45, 30, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> new MatchSettings(25, 45, 30, 20, Double.NaN));
    }

    @Test
    void aMatchAllocatesNothing() {
        on(eastbound(1, 0), westbound(2, 14), route(3, false, Drawing.at(500, -400), Drawing.at(500, 400)));
        Random random = new Drawing(1).random();
        int[] scatter = random.ints(20_000, -15, 15).toArray();
        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < scatter.length; i++) {
                drive(i % 1_000, scatter[i], i % 90, i % 360);
            }
        });
        assertTrue(bytes < 1_000, () -> "bytes for 20,000 matches: " + bytes);
    }
}
