package org.sweepwatch.geo.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.Allocation;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;
import org.sweepwatch.geo.shape.PolygonShape;
import org.sweepwatch.geo.shape.Shape;

class FenceTrackerTest {
    private static final int YARD = 7;
    /** A yard of 400 m by 400 m whose southern edge is 0 m north. */
    private static final Fence SQUARE =
            fence(YARD, PolygonShape.rectangle(Drawing.lat(0), Drawing.lon(-200), Drawing.lat(400), Drawing.lon(200)));

    private final List<String> told = new ArrayList<>();
    private final VehicleFences vehicle = new VehicleFences();
    private final FenceTracker tracker =
            new FenceTracker(new FenceIndex(List.of(SQUARE)), FenceTrackerSettings.DEFAULTS);
    private long timeMs;

    private static Fence fence(int id, Shape shape) {
        return new Fence(id, "F" + id, "fence " + id, FenceKind.GEOFENCE, false, shape);
    }

    /** A fix 10 s after the last, this far north of the southern edge. */
    private boolean fix(double northM) {
        timeMs += 10_000;
        return fix(timeMs, northM);
    }

    private boolean fix(long atMs, double northM) {
        return tracker.update(
                vehicle,
                atMs,
                Drawing.lat(northM),
                Drawing.lon(0),
                (id, entered, at) -> told.add(id + (entered ? " in " : " out ") + at));
    }

    @Test
    void twoFixesInsideMakeAnEntryAtTheTimeOfTheFirst() {
        fix(-50);
        fix(5);
        assertEquals(List.of(), told);
        assertFalse(vehicle.isIn(YARD));
        fix(8);
        assertEquals(List.of("7 in 20000"), told);
        assertTrue(vehicle.isIn(YARD));
    }

    @Test
    void oneFixDeepInsideMakesAnEntry() {
        fix(-50);
        fix(35);
        assertEquals(List.of("7 in 20000"), told);
    }

    @Test
    void oneFixInsideAndOutAgainIsNothing() {
        fix(-5);
        fix(5);
        fix(-5);
        fix(5);
        fix(-5);
        assertEquals(List.of(), told);
    }

    @Test
    void threeFixesWellOutsideMakeAnExitAtTheTimeOfTheFirst() {
        fix(100);
        fix(-10);
        fix(-40);
        fix(-80);
        assertEquals(List.of("7 in 10000"), told);
        fix(-120);
        assertEquals(List.of("7 in 10000", "7 out 30000"), told);
        assertFalse(vehicle.isIn(YARD));
    }

    @Test
    void aFixBackWithinTheMarginBreaksTheRunOut() {
        fix(100);
        fix(-40);
        fix(-40);
        fix(-20);
        fix(-40);
        fix(-40);
        assertEquals(List.of("7 in 10000"), told);
        fix(-40);
        assertEquals(List.of("7 in 10000", "7 out 50000"), told);
    }

    @Test
    void oneFixThrownFarAwayIsNoExit() {
        fix(100);
        fix(-5_000);
        fix(100);
        fix(100);
        assertEquals(List.of("7 in 10000"), told);
    }

    @Test
    void lateAndRepeatedFixesAreOnlyCounted() {
        assertTrue(fix(10_000, -50));
        assertFalse(fix(10_000, 50));
        assertFalse(fix(9_000, 50));
        assertEquals(List.of(), told);
        assertEquals(2, tracker.outOfOrder());
        assertEquals(10_000, vehicle.lastTimeMs());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -25, -15, -10, -5, 0, 5, 10, 15, 25, 30})
    void scatterOfTenMetresNeverFlapsWhereverTheVehicleDrives(double northM) {
        Drawing drawing = Drawing.fresh();
        for (int i = 0; i < 50_000; i++) {
            fix(northM + drawing.between(-10, 10));
        }
        assertTrue(told.size() <= 1, () -> "events: " + told.size());
    }

    @RepeatedTest(3)
    void gaussianScatterOfTenMetresAlongTheEdgeMakesOneEntry() {
        Random random = Drawing.fresh().random();
        for (int i = 0; i < 20_000; i++) {
            fix(10 * random.nextGaussian());
        }
        assertEquals(1, told.size(), () -> told.toString());
        assertTrue(vehicle.isIn(YARD));
    }

    @Test
    void aNarrowCorridorIsEnteredToo() {
        tracker.use(new FenceIndex(List.of(fence(
                3,
                new CorridorShape(
                        Drawing.FACTORY.createLineString(new Coordinate[] {Drawing.at(0, -500), Drawing.at(0, 500)}),
                        12)))));
        fix(0);
        fix(100);
        assertEquals(List.of("3 in 10000"), told);
    }

    @Test
    void aFenceThatIsNoMoreIsLeftAtTheNextFix() {
        fix(100);
        tracker.use(FenceIndex.EMPTY);
        fix(100);
        fix(100);
        assertEquals(List.of("7 in 10000", "7 out 20000"), told);
    }

    @Test
    void moreFencesThanAreFollowedAreCountedAndTheFirstAreFollowed() {
        List<Fence> many = new ArrayList<>();
        for (int id = 1; id <= VehicleFences.MAX_FENCES + 5; id++) {
            many.add(fence(id, new CircleShape(Drawing.lat(0), Drawing.lon(0), 1_000)));
        }
        tracker.use(new FenceIndex(many));
        fix(0);
        fix(10);
        int[] in = new int[100];
        assertEquals(VehicleFences.MAX_FENCES, vehicle.in(in));
        assertEquals(VehicleFences.MAX_FENCES, told.size());
        assertEquals(2, tracker.overflows());
        assertTrue(vehicle.toBytes().length <= VehicleFences.MAX_BYTES);
        fix(2_000);
        fix(2_000);
        fix(2_000);
        assertEquals(0, vehicle.in(in));
    }

    @RepeatedTest(3)
    void aRestartAtAnyFixChangesNothing() {
        Drawing drawing = Drawing.fresh();
        double[] norths = drawing.random().doubles(5_000, -90, 60).toArray();
        for (double north : norths) {
            fix(north);
        }
        List<String> unbroken = List.copyOf(told);
        assertTrue(unbroken.size() > 20, () -> "events: " + unbroken.size());
        told.clear();
        timeMs = 0;
        VehicleFences state = new VehicleFences();
        for (double north : norths) {
            timeMs += 10_000;
            state = VehicleFences.fromBytes(state.toBytes());
            new FenceTracker(new FenceIndex(List.of(SQUARE)), FenceTrackerSettings.DEFAULTS)
                    .update(
                            state,
                            timeMs,
                            Drawing.lat(north),
                            Drawing.lon(0),
                            (id, entered, at) -> told.add(id + (entered ? " in " : " out ") + at));
        }
        assertEquals(unbroken, told);
    }

    @Test
    void stateOfAnotherVersionOrDamagedIsRefused() {
        fix(100);
        byte[] good = vehicle.toBytes();
        byte[] newer = good.clone();
        newer[0] = 99;
        assertThrows(IllegalArgumentException.class, () -> VehicleFences.fromBytes(newer));
        assertThrows(IllegalArgumentException.class, () -> VehicleFences.fromBytes(new byte[0]));
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(IllegalArgumentException.class, () -> VehicleFences.fromBytes(cut));
        }
        assertThrows(
                IllegalArgumentException.class, () -> VehicleFences.fromBytes(Arrays.copyOf(good, good.length + 1)));
        byte[] tooMany = good.clone();
        tooMany[9] = VehicleFences.MAX_FENCES + 1;
        assertThrows(IllegalArgumentException.class, () -> VehicleFences.fromBytes(tooMany));
    }

    @Test
    void goingInAndOutAllocatesNothing() {
        FenceListener deaf = (id, entered, at) -> {};
        double[] lats = Drawing.fresh()
                .random()
                .doubles(20_000, -90, 60)
                .map(Drawing::lat)
                .toArray();
        double lon = Drawing.lon(0);
        long bytes = Allocation.bytesOf(() -> {
            for (double lat : lats) {
                timeMs += 10_000;
                tracker.update(vehicle, timeMs, lat, lon, deaf);
            }
        });
        assertTrue(bytes < 1_000, () -> "bytes for 20,000 fixes: " + bytes);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new FenceTrackerSettings(0, 30, 3, 30));
        assertThrows(IllegalArgumentException.class, () -> new FenceTrackerSettings(2, -1, 3, 30));
        assertThrows(IllegalArgumentException.class, () -> new FenceTrackerSettings(2, 30, 101, 30));
        assertThrows(IllegalArgumentException.class, () -> new FenceTrackerSettings(2, 30, 3, Double.NaN));
    }
}
