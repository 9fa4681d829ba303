package org.sweepwatch.geo.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.Allocation;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.route.Side;
import org.sweepwatch.geo.track.MatchSettings;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackMatcher;
import org.sweepwatch.geo.track.TrackPoint;
import org.sweepwatch.geo.track.VehicleTrack;

class PassFoldTest {
    private static final long START_MS = 1_790_000_000_000L;
    private static final long TAU_MS = 10_000;
    private static final int SPEED = 80;

    private final VehicleTrack track = new VehicleTrack();
    private VehiclePasses passes = new VehiclePasses();
    private final TrackPoint point = new TrackPoint();
    private final TrackMatch match = new TrackMatch();
    private final List<SegmentPass> passed = new ArrayList<>();
    private final List<String> unproven = new ArrayList<>();
    private TrackMatcher matcher;
    private PassFold fold;
    private long nowMs = START_MS;

    private final PassListener listener = new PassListener() {
        @Override
        public void passed(int routeId, int segment, long bits, long fromMs, long toMs, boolean sensorProven) {
            passed.add(new SegmentPass(1, routeId, segment, bits, fromMs, toMs, sensorProven));
        }

        @Override
        public void unproven(int routeId, int first, int last, long fromMs, long toMs) {
            unproven.add(routeId + ":" + first + "-" + last + " " + (toMs - fromMs) / 1000 + " s");
        }
    };

    private static Route route(int id, boolean oneway, Coordinate... line) {
        return new Route(
                id, "R" + id, "route " + id, "天元", 8, 2, Side.RIGHT, oneway, 1, Drawing.FACTORY.createLineString(line));
    }

    private void on(Route... routes) {
        RouteIndex index = new RouteIndex(List.of(routes));
        matcher = new TrackMatcher(index, MatchSettings.DEFAULTS);
        fold = new PassFold(index, PassSettings.DEFAULTS);
    }

    /** 999 m eastward, ten segments; its other carriageway is route 2. */
    private void onADividedRoad() {
        on(
                route(1, true, Drawing.at(0, 0), Drawing.at(999, 0)),
                route(2, true, Drawing.at(999, 14), Drawing.at(0, 14)));
    }

    private void report(double eastM, double northM, int headingDeg, WorkEvidence work) {
        report(eastM, northM, SPEED, headingDeg, work);
    }

    private void report(double eastM, double northM, int speedDkmh, int headingDeg, WorkEvidence work) {
        int latE6 = (int) Math.round(Drawing.lat(northM) * 1e6);
        int lonE6 = (int) Math.round(Drawing.lon(eastM) * 1e6);
        point.set(nowMs, latE6, lonE6, speedDkmh, headingDeg);
        matcher.match(track, point, match);
        fold.add(passes, point, match, work, TAU_MS, listener);
        nowMs += TAU_MS;
    }

    /** Reports every 20 m on a line, eastward when {@code toM} is larger. */
    private void drive(double fromM, double toM, double northM, WorkEvidence work) {
        int steps = (int) Math.round(Math.abs(toM - fromM) / 20);
        for (int i = 0; i <= steps; i++) {
            report(fromM + (toM - fromM) * i / steps, northM, toM > fromM ? 90 : 270, work);
        }
    }

    private List<Integer> done(int routeId) {
        fold.finish(passes, listener);
        return passed.stream()
                .filter(pass -> pass.routeId() == routeId && pass.coveredShare() >= 0.8)
                .map(SegmentPass::segmentIndex)
                .sorted()
                .toList();
    }

    @Test
    void coversTheSegmentsThatWereDrivenWorking() {
        onADividedRoad();
        drive(200, 500, 2, WorkEvidence.SENSOR);
        assertEquals(List.of(2, 3, 4), done(1));
        assertEquals(List.of(), done(2), "the other carriageway is another segment");
        SegmentPass third =
                passed.stream().filter(p -> p.segmentIndex() == 3).findFirst().orElseThrow();
        assertEquals(1.0, third.coveredShare());
        assertEquals(START_MS + 50_000, third.fromMs(), 1_000);
        assertEquals(START_MS + 100_000, third.toMs(), 1_000);
        assertTrue(third.sensorProven());
    }

    @Test
    void eightyPercentMakeAPassAndLessDoNot() {
        onADividedRoad();
        drive(100, 182, 0, WorkEvidence.SENSOR);
        nowMs += 3_600_000;
        drive(400, 477, 0, WorkEvidence.SENSOR);
        assertEquals(List.of(1), done(1));
    }

    @Test
    void drivingPastWithoutWorkingCoversNothing() {
        onADividedRoad();
        drive(0, 1_000, 0, WorkEvidence.NONE);
        assertEquals(List.of(), done(1));
        assertTrue(passed.isEmpty());
    }

    @Test
    void crossingWhileWorkingCoversNothing() {
        onADividedRoad();
        for (int north = -200; north <= 200; north += 20) {
            report(500, north, 0, WorkEvidence.SENSOR);
        }
        assertEquals(List.of(), done(1));
        assertEquals(List.of(), done(2));
    }

    @Test
    void workThatEndsBetweenTwoPointsCountsHalfTheWay() {
        onADividedRoad();
        drive(0, 100, 0, WorkEvidence.SENSOR);
        report(300, 0, 500, 90, WorkEvidence.NONE);
        fold.finish(passes, listener);
        SegmentPass second =
                passed.stream().filter(p -> p.segmentIndex() == 1).findFirst().orElseThrow();
        assertEquals(0.11, second.coveredShare(), 0.03, "at 8 km/h for 5 s, not 100 m");
    }

    @Test
    void inferredFromTheSpeedIsNotProvenByASensor() {
        onADividedRoad();
        drive(0, 100, 0, WorkEvidence.SPEED);
        drive(120, 300, 0, WorkEvidence.SENSOR);
        assertEquals(List.of(0, 1, 2), done(1));
        for (SegmentPass pass : passed) {
            assertEquals(pass.segmentIndex() == 2, pass.sensorProven(), "the second is proven in part");
        }
    }

    @Test
    void pointsAMinuteApartAreAChainAndFartherApartProveNothing() {
        onADividedRoad();
        report(100, 0, 90, WorkEvidence.SENSOR);
        nowMs += 50_000;
        report(230, 0, 90, WorkEvidence.SENSOR);
        nowMs += 51_000;
        report(400, 0, 90, WorkEvidence.SENSOR);
        assertEquals(List.of(1), done(1));
        assertEquals(List.of("1:2-4 61 s"), unproven);
    }

    @Test
    void aGapThatEndsElsewhereMayHaveBeenAnywhere() {
        onADividedRoad();
        report(100, 0, 90, WorkEvidence.SENSOR);
        nowMs += 590_000;
        report(600, 14, 270, WorkEvidence.NONE);
        nowMs += 1_790_000;
        report(600, 14, 270, WorkEvidence.NONE);
        assertEquals(List.of("0:0-0 600 s"), unproven, "a vehicle that stays where it is and does not work rests");
        nowMs += 1_790_000;
        report(100, 14, 270, WorkEvidence.NONE);
        assertEquals(2, unproven.size(), "it was moved");
    }

    @Test
    void comingBackAfterLeavingIsANewPass() {
        onADividedRoad();
        drive(0, 400, 0, WorkEvidence.SENSOR);
        drive(400, 0, 14, WorkEvidence.NONE);
        drive(0, 400, 0, WorkEvidence.SENSOR);
        assertEquals(List.of(0, 0, 1, 1, 2, 2, 3, 3), done(1));
    }

    @Test
    void aShortLookBackIsTheSamePassAndTwentyMinutesLaterAnother() {
        on(route(1, false, Drawing.at(0, 0), Drawing.at(99, 0)));
        drive(0, 100, 0, WorkEvidence.SENSOR);
        drive(100, 0, 0, WorkEvidence.SENSOR);
        assertEquals(List.of(0), done(1));
        passed.clear();
        drive(0, 100, 0, WorkEvidence.SENSOR);
        nowMs += PassSettings.DEFAULTS.leftMs();
        drive(100, 0, 0, WorkEvidence.SENSOR);
        assertEquals(List.of(0, 0), done(1));
    }

    @Test
    void standingOnASegmentDoesNotEndThePass() {
        onADividedRoad();
        drive(100, 140, 0, WorkEvidence.SENSOR);
        for (int i = 0; i < 150; i++) {
            report(140, 0, 0, 90, WorkEvidence.NONE);
        }
        drive(140, 200, 0, WorkEvidence.SENSOR);
        assertEquals(List.of(1), done(1));
    }

    @Test
    void aChainLeadsRoundTheCornerOfTwoRoutesThatJoin() {
        on(
                route(1, true, Drawing.at(0, 0), Drawing.at(299, 0)),
                route(2, true, Drawing.at(310, 10), Drawing.at(310, 309)));
        report(240, 0, 90, WorkEvidence.SENSOR);
        nowMs += 20_000;
        report(200, 0, 90, WorkEvidence.SENSOR);
        nowMs += 20_000;
        report(270, 0, 90, WorkEvidence.SENSOR);
        nowMs += 40_000;
        report(310, 60, 0, WorkEvidence.SENSOR);
        nowMs += 20_000;
        report(310, 110, 0, WorkEvidence.SENSOR);
        assertEquals(List.of(2), done(1));
        assertEquals(List.of(0), done(2));
    }

    @Test
    void turningOffHalfWayCoversAsFarAsTheCorner() {
        on(
                route(1, true, Drawing.at(0, 0), Drawing.at(599, 0)),
                route(2, true, Drawing.at(300, -300), Drawing.at(300, 299)));
        drive(200, 280, 0, WorkEvidence.SENSOR);
        nowMs += 20_000;
        report(300, 40, 0, WorkEvidence.SENSOR);
        for (int north = 60; north <= 100; north += 20) {
            report(300, north, 0, WorkEvidence.SENSOR);
        }
        assertEquals(List.of(2), done(1));
        assertEquals(List.of(3), done(2));
    }

    @Test
    void aRouteAgainstItsLineIsCoveredWhereItIsDrivenBothWays() {
        on(route(1, false, Drawing.at(0, 0), Drawing.at(499, 0)));
        drive(400, 100, 3, WorkEvidence.SENSOR);
        assertEquals(List.of(1, 2, 3), done(1));
    }

    @Test
    void aSegmentShorterThanTheScatterIsCoveredByOnePoint() {
        on(route(1, true, Drawing.at(0, 0), Drawing.at(15, 0)));
        report(9, 4, 90, WorkEvidence.SENSOR);
        assertEquals(List.of(0), done(1));
        assertEquals(1.0, passed.get(0).coveredShare());
    }

    @Test
    void aRingIsFollowedPastItsStart() {
        Coordinate[] ring = new Coordinate[37];
        for (int i = 0; i <= 36; i++) {
            double angle = Math.toRadians(10 * i);
            ring[i] = Drawing.at(60 * Math.cos(angle), 60 * Math.sin(angle));
        }
        on(route(1, true, ring));
        for (int degrees = 180; degrees <= 540; degrees += 20) {
            double angle = Math.toRadians(degrees);
            int course = Math.floorMod(-degrees, 360);
            report(60 * Math.cos(angle), 60 * Math.sin(angle), course, WorkEvidence.SENSOR);
        }
        assertEquals(List.of(0, 1, 2, 3), done(1));
    }

    @Test
    void openPassesAreToldWithoutEndingThem() {
        onADividedRoad();
        drive(102, 190, 0, WorkEvidence.SENSOR);
        fold.tellOpen(passes, listener);
        assertEquals(1, passed.size());
        assertEquals(1, passes.open());
        drive(200, 300, 0, WorkEvidence.SENSOR);
        passed.clear();
        assertEquals(List.of(1, 2), done(1));
        assertEquals(0, passes.open());
        assertEquals(Long.MIN_VALUE, passes.lastTimeMs());
    }

    @Test
    void noMorePassesAreOpenThanTheMaximum() {
        Route[] streets = new Route[VehiclePasses.MAX_OPEN + 6];
        for (int i = 0; i < streets.length; i++) {
            streets[i] = route(i + 1, true, Drawing.at(0, 2 * i), Drawing.at(60, 2 * i));
        }
        on(streets);
        for (int i = 0; i < streets.length; i++) {
            match.routeId = i + 1;
            for (int along = 0; along <= 60; along += 60) {
                match.alongCm = along * 100;
                point.set(
                        nowMs++,
                        (int) Math.round(Drawing.lat(2 * i) * 1e6),
                        (int) Math.round(Drawing.lon(along) * 1e6),
                        SPEED,
                        90);
                fold.add(passes, point, match, WorkEvidence.SENSOR, TAU_MS, listener);
            }
        }
        assertEquals(VehiclePasses.MAX_OPEN, passes.open());
        assertTrue(fold.overflows() >= 6, () -> "overflows: " + fold.overflows());
        assertEquals(VehiclePasses.MAX_BYTES, passes.toBytes().length);
        fold.finish(passes, listener);
        assertTrue(passed.size() >= streets.length, "none is lost");
    }

    @Test
    void passesOverSegmentsThatAreGoneEndWithWhatTheyHave() {
        onADividedRoad();
        drive(100, 200, 0, WorkEvidence.SENSOR);
        fold.use(RouteIndex.EMPTY, PassSettings.DEFAULTS);
        matcher.use(RouteIndex.EMPTY, MatchSettings.DEFAULTS);
        report(200, 0, 90, WorkEvidence.SENSOR);
        assertEquals(0, passes.open());
        assertEquals(List.of(1), done(1));
    }

    @Test
    void aPointBeforeTheLastIsRefused() {
        onADividedRoad();
        report(100, 0, 90, WorkEvidence.SENSOR);
        point.timeMs--;
        assertThrows(
                IllegalArgumentException.class,
                () -> fold.add(passes, point, match, WorkEvidence.SENSOR, TAU_MS, listener));
    }

    @Test
    void theStateGoesToBytesAndBackAndDamageIsSeen() {
        onADividedRoad();
        drive(80, 320, 0, WorkEvidence.SPEED);
        byte[] bytes = passes.toBytes();
        assertArrayEquals(bytes, VehiclePasses.fromBytes(bytes).toBytes());
        assertThrows(IllegalArgumentException.class, () -> VehiclePasses.fromBytes(Arrays.copyOf(bytes, 20)));
        assertThrows(
                IllegalArgumentException.class, () -> VehiclePasses.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)));
        for (int at : new int[] {0, 30, 31}) {
            byte[] damaged = bytes.clone();
            damaged[at] = 99;
            assertThrows(IllegalArgumentException.class, () -> VehiclePasses.fromBytes(damaged));
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PassSettings(1.1, 3, 60_000, 150, 1_200_000));
        assertThrows(IllegalArgumentException.class, () -> new PassSettings(0.8, 0, 60_000, 150, 1_200_000));
        assertThrows(IllegalArgumentException.class, () -> new PassSettings(0.8, 3, 60_000, 10, 1_200_000));
        assertThrows(IllegalArgumentException.class, () -> new PassSettings(0.8, 3, 60_000, 150, 1_000));
        assertEquals(90_000, PassSettings.DEFAULTS.chainMs(30_000));
        assertEquals(60_000, PassSettings.DEFAULTS.chainMs(10_000));
        assertFalse(SegmentPass.share(1L) > 0.02);
    }

    @Test
    void aPointAllocatesNothing() {
        onADividedRoad();
        int[] heard = new int[1];
        PassListener counting = new PassListener() {
            @Override
            public void passed(int routeId, int segment, long bits, long fromMs, long toMs, boolean sensorProven) {
                heard[0]++;
            }

            @Override
            public void unproven(int routeId, int first, int last, long fromMs, long toMs) {
                heard[0]++;
            }
        };
        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < 20_000; i++) {
                point.set(
                        nowMs,
                        (int) Math.round(Drawing.lat(0) * 1e6),
                        (int) Math.round(Drawing.lon(i * 20 % 1_000) * 1e6),
                        SPEED,
                        90);
                matcher.match(track, point, match);
                fold.add(passes, point, match, WorkEvidence.SENSOR, TAU_MS, counting);
                nowMs += TAU_MS;
            }
        });
        assertTrue(heard[0] > 1_000, () -> "passes: " + heard[0]);
        assertTrue(bytes < 1_000, () -> "bytes for 20,000 points: " + bytes);
    }
}
