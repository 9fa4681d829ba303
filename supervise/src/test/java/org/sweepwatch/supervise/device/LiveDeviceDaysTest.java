package org.sweepwatch.supervise.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.VehicleDay.CALENDAR;
import static org.sweepwatch.supervise.device.VehicleDay.DAY;
import static org.sweepwatch.supervise.device.VehicleDay.RULES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.rule.DutyDay;
import org.sweepwatch.supervise.device.rule.Fault;
import org.sweepwatch.supervise.device.rule.FaultRules;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.work.WorkTown;
import org.sweepwatch.supervise.work.fold.WorkBases;
import org.sweepwatch.supervise.work.fold.WorkDayFold;

class LiveDeviceDaysTest {
    /** The store as the pipeline sees it: it has what was given in up to its checkpoint, each position once. */
    private static final class Store {
        private final List<DevicePoint> points = new ArrayList<>();
        private final List<Long> indexes = new ArrayList<>();

        void add(long index, DevicePoint p) {
            DevicePoint copy = new DevicePoint();
            copy.copyFrom(p);
            points.add(copy);
            indexes.add(index);
        }

        List<DevicePoint> through(long index) {
            Map<String, DevicePoint> once = new LinkedHashMap<>();
            for (int i = 0; i < points.size(); i++) {
                if (indexes.get(i) <= index) {
                    DevicePoint p = points.get(i);
                    once.putIfAbsent(p.timeMs + "/" + p.contentHash(), p);
                }
            }
            return VehicleDay.sorted(new ArrayList<>(once.values()));
        }
    }

    private final LiveDeviceDays days = new LiveDeviceDays(CALENDAR, WorkTown.BASES);
    private final Store store = new Store();
    private long index;

    private void receive(DevicePoint p) {
        index++;
        days.point(index, p);
        store.add(index, p);
    }

    private static Refolder foldOf(List<DevicePoint> points, DeviceDayFold before) {
        Refolder refolder = new Refolder(DAY, CALENDAR, WorkTown.BASIS, before);
        points.stream().filter(p -> CALENDAR.dayOf(p.timeMs) == DAY).forEach(refolder::add);
        return refolder;
    }

    private Map<Integer, byte[]> states() {
        Map<Integer, byte[]> states = new HashMap<>();
        days.states(DAY, (vehicle, day, state, work, stale) -> states.put(vehicle, state));
        return states;
    }

    private byte[] work() {
        List<byte[]> works = new ArrayList<>();
        days.states(DAY, (vehicle, day, state, work, stale) -> works.add(work));
        return works.get(0);
    }

    private DeviceDayFold state() {
        return DeviceDayFold.fromBytes(states().get(1), CALENDAR, RULES.motion());
    }

    private void assertHasEverything(String hint) {
        DeviceDayFold live = state();
        Refolder stored = foldOf(store.through(Long.MAX_VALUE), state());
        DeviceDayFold expected = stored.result();
        assertArrayEquals(expected.toBytes(), live.toBytes(), hint);
        assertArrayEquals(stored.work().toBytes(), work(), hint);
        assertEquals(
                stored.work().runs(),
                WorkDayFold.fromBytes(work(), CALENDAR, WorkTown.BASIS).runs(),
                hint);
        assertEquals(evidence(expected), evidence(live), hint);
    }

    private static List<String> evidence(DeviceDayFold fold) {
        return FaultRules.judge(new DutyDay(fold, null, MinuteSet.ofRange(0, 1440), 0, 1440, RULES)).stream()
                .map(Fault::toString)
                .toList();
    }

    @Test
    void pointsInOrderNeedNoSecondFold() {
        VehicleDay.of(1).dayShift().points().forEach(this::receive);
        assertEquals(0, days.staleDays());
        assertHasEverything("in order");
        assertNull(days.nextRefold(Long.MAX_VALUE));
    }

    @Test
    void aBlindZoneUploadMakesTheDayStaleUntilItIsFoldedAgain() {
        List<DevicePoint> points =
                VehicleDay.of(2).dayShift().lateInBatches(100, 190).points();
        points.forEach(this::receive);
        assertEquals(1, days.staleDays());
        long now = points.get(points.size() - 1).receivedMs;
        RefoldRequest request = days.nextRefold(now);
        assertNotNull(request);
        assertEquals(1, request.vehicleId());
        assertNull(days.nextRefold(now), "it is being done");
        assertTrue(days.refolded(1, foldOf(store.through(index), null), index));
        assertEquals(0, days.staleDays());
        assertHasEverything("after the fold");
    }

    @Test
    void aReadingOfTheStoreThatIsTooOldIsRefused() {
        VehicleDay.of(3).dayShift().lateInBatches(100, 190).points().forEach(this::receive);
        RefoldRequest request = days.nextRefold(Long.MAX_VALUE);
        long tooEarly = request.throughIndex() - 1;
        assertFalse(days.refolded(1, foldOf(store.through(tooEarly), null), tooEarly));
        assertEquals(1, days.staleDays());
        assertNotNull(days.nextRefold(Long.MAX_VALUE), "to be done again");
    }

    @Test
    void aRecordIsReadFromTheStoreAsAWholeOrNotAtAll() {
        List<DevicePoint> points = VehicleDay.of(3).dayShift().points();
        receive(points.get(100));
        long before = index;
        receive(points.get(110));
        for (int i : new int[] {120, 105}) {
            days.point(index, points.get(i));
            store.add(index, points.get(i));
        }
        assertEquals(1, days.staleDays());
        assertFalse(
                days.refolded(1, foldOf(store.through(before), null), before),
                "the record's first points are not held");
        assertTrue(days.refolded(1, foldOf(store.through(index), null), index));
        assertHasEverything("one record");
    }

    @Test
    void aFoldThatFailedIsAskedForAgainLater() {
        VehicleDay.of(3).dayShift().lateInBatches(100, 190).points().forEach(this::receive);
        RefoldRequest request = days.nextRefold(VehicleDay.ms(2000));
        days.refoldFailed(request, VehicleDay.ms(2000));
        assertNull(days.nextRefold(VehicleDay.ms(2000)));
        assertNotNull(days.nextRefold(VehicleDay.ms(2000) + LiveDeviceDays.QUIET_MS));
    }

    /** What is folded and not yet stored when somebody asks for a new fold is neither in the store nor held. */
    @Test
    void aFoldAskedForWaitsUntilTheStoreHasEveryPointGivenIn() {
        List<DevicePoint> points = VehicleDay.of(13).dayShift().points();
        points.stream().limit(50).forEach(this::receive);
        long stored = index;
        points.stream().skip(50).limit(20).forEach(this::receive);
        days.requestRefold(1, DAY);
        RefoldRequest request = days.nextRefold(Long.MAX_VALUE);
        assertEquals(new RefoldRequest(1, DAY, index), request);
        assertFalse(days.refolded(1, foldOf(store.through(stored), null), stored));
        assertHasEverything("read too early");
        days.putOffRefold(request);
        points.stream().skip(70).limit(5).forEach(this::receive);
        assertEquals(request, days.nextRefold(Long.MAX_VALUE), "what came since is held");
        assertTrue(days.refolded(1, foldOf(store.through(request.throughIndex()), null), request.throughIndex()));
        assertHasEverything("read in time");
    }

    @Test
    void morePointsThanCanBeHeldOnlyMeanALaterReading() {
        List<DevicePoint> points = VehicleDay.of(4).dayShift().points();
        receive(points.get(0));
        receive(points.get(10));
        receive(points.get(5));
        long staleAt = index;
        points.stream().skip(11).limit(3 * HeldPoints.MAX).forEach(this::receive);
        assertFalse(days.refolded(1, foldOf(store.through(staleAt), null), staleAt), "points after it are not held");
        long floor = days.nextRefold(Long.MAX_VALUE).throughIndex();
        assertEquals(index - HeldPoints.MAX, floor);
        assertTrue(days.refolded(1, foldOf(store.through(floor), null), floor));
        assertHasEverything("after the overflow");
    }

    @Test
    void pointsSentTwiceChangeNothing() {
        List<DevicePoint> points = VehicleDay.of(5).dayShift().points();
        points.forEach(p -> {
            receive(p);
            receive(p);
        });
        points.subList(points.size() - 20, points.size()).forEach(this::receive);
        assertEquals(0, days.staleDays());
        assertHasEverything("twice");
    }

    @Test
    void whateverTheOrderOfArrivalTheDayEndsAsTheFoldOfItsPoints() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("any order: seed " + seed);
        for (int round = 0; round < 80; round++) {
            new LiveDeviceDaysTest().anyOrder(random, "seed " + seed + " round " + round);
        }
    }

    /** Points arrive in any order, some twice, several in one record; the store lags; folds come early and late. */
    private void anyOrder(Random random, String hint) {
        VehicleDay day = VehicleDay.of(random.nextInt())
                .noise(6)
                .drive(0, 40, 9)
                .stand(40, 60)
                .park(60, 150)
                .drive(150, 170, 30);
        if (random.nextBoolean()) {
            day.twin(20, 30, 5_000);
        }
        if (random.nextBoolean()) {
            day.alarm(30, 50, 5).noFix(10, 35);
        }
        List<DevicePoint> arrivals = shuffled(day.points(), random);
        long stored = 0;
        RefoldRequest request = null;
        Refolder fold = null;
        long foldedThrough = 0;
        boolean sameRecord = false;
        for (DevicePoint p : arrivals) {
            index += sameRecord ? 0 : 1;
            sameRecord = random.nextInt(4) == 0;
            days.point(index, p);
            store.add(index, p);
            if (random.nextInt(20) == 0) {
                stored = index - (sameRecord ? 1 : 0);
            }
            request = request == null && random.nextInt(15) == 0 ? days.nextRefold(Long.MAX_VALUE) : request;
            if (request != null && fold == null && random.nextInt(8) == 0) {
                foldedThrough = stored;
                long readThrough = random.nextInt(3) == 0 ? stored : Long.MAX_VALUE;
                fold = foldOf(store.through(readThrough), null);
            }
            if (fold != null && random.nextInt(8) == 0) {
                days.refolded(1, fold, foldedThrough);
                request = null;
                fold = null;
            }
            if (days.staleDays() == 0 && random.nextInt(40) == 0) {
                assertHasEverything(hint + " on the way");
            }
        }
        if (request != null) {
            days.refoldFailed(request, 0);
        }
        while (days.staleDays() > 0) {
            assertNotNull(days.nextRefold(Long.MAX_VALUE), hint);
            days.refolded(1, foldOf(store.through(index), null), index);
        }
        assertHasEverything(hint);
    }

    private static List<DevicePoint> shuffled(List<DevicePoint> points, Random random) {
        int reach = 1 + random.nextInt(60);
        TreeMap<Double, DevicePoint> order = new TreeMap<>();
        for (int i = 0; i < points.size(); i++) {
            boolean moved = random.nextInt(5) == 0;
            order.put(i + (moved ? random.nextDouble() * reach : 0.0) + i * 1e-9, points.get(i));
            if (random.nextInt(10) == 0) {
                order.put(i + random.nextDouble() * reach + i * 1e-9, points.get(i));
            }
        }
        return new ArrayList<>(order.values());
    }

    @Test
    void goesOnFromItsBytesAsIfItHadNeverStopped() {
        List<DevicePoint> points = VehicleDay.of(6)
                .dayShift()
                .twin(300, 320, 9_000)
                .alarm(100, 140, 5)
                .points();
        LiveDeviceDays second = new LiveDeviceDays(CALENDAR, WorkTown.BASES);
        points.subList(0, 2_000).forEach(this::receive);
        days.drain((vehicle, day, state, work, stale) -> {
            assertFalse(stale);
            assertTrue(second.restore(vehicle, day, state, work, stale, index));
        });
        for (DevicePoint p : points.subList(2_000, points.size())) {
            receive(p);
            second.point(index, p);
        }
        second.states(DAY, (vehicle, day, state, work, stale) -> {
            assertArrayEquals(state().toBytes(), state);
            assertArrayEquals(work(), work);
        });
    }

    @Test
    void drainsWhatChangedAndOnlyThat() {
        List<DevicePoint> points = VehicleDay.of(7).dayShift().points();
        receive(points.get(0));
        List<Integer> drained = new ArrayList<>();
        days.drain((vehicle, day, state, work, stale) -> drained.add(vehicle));
        assertEquals(List.of(1), drained);
        days.drain((vehicle, day, state, work, stale) -> drained.add(vehicle));
        assertEquals(List.of(1), drained, "nothing new");
        days.heard(9, points.get(0).receivedMs + 5_000);
        days.drain((vehicle, day, state, work, stale) -> drained.add(vehicle));
        assertEquals(List.of(1, 9), drained);
    }

    @Test
    void anUnreadableStateIsFoldedAgain() {
        assertFalse(days.restore(1, DAY, new byte[] {9, 9, 9}, null, false, 77));
        assertEquals(new RefoldRequest(1, DAY, 77), days.nextRefold(Long.MAX_VALUE));
    }

    @Test
    void aWorkFoldedWithOtherLayersIsFoldedAgain() {
        VehicleDay.of(12).drive(0, 10, 9).points().forEach(this::receive);
        days.requestRefoldOfOutdated();
        assertEquals(0, days.staleDays(), "nothing has changed");
        LiveDeviceDays second = new LiveDeviceDays(CALENDAR, WorkBases.NONE);
        days.drain((vehicle, day, state, work, stale) ->
                assertFalse(second.restore(vehicle, day, state, work, stale, index)));
        assertEquals(new RefoldRequest(1, DAY, index), second.nextRefold(Long.MAX_VALUE));
    }

    @Test
    void aStaleStateStaysStaleOverARestart() {
        VehicleDay.of(8).dayShift().lateInBatches(100, 190).points().forEach(this::receive);
        LiveDeviceDays second = new LiveDeviceDays(CALENDAR, WorkTown.BASES);
        days.drain((vehicle, day, state, work, stale) -> second.restore(vehicle, day, state, work, stale, index));
        assertEquals(1, second.staleDays());
        assertEquals(index, second.nextRefold(Long.MAX_VALUE).throughIndex());
    }

    @Test
    void yesterdayStaysOpenAndTheDayBeforeIsOnlyMarked() {
        List<DevicePoint> points = VehicleDay.of(9).drive(0, 10, 9).points();
        points.subList(0, 30).forEach(this::receive);
        days.drain((vehicle, day, state, work, stale) -> {});
        days.heard(1, VehicleDay.ms(1440) + 1);
        days.point(++index, points.get(31));
        days.drain((vehicle, day, state, work, stale) -> assertNotNull(state));
        days.heard(2, VehicleDay.ms(2880) + 1);
        days.point(++index, points.get(40));
        List<String> drained = new ArrayList<>();
        days.drain((vehicle, day, state, work, stale) ->
                drained.add(vehicle + " " + (day - DAY) + " " + (state == null) + " " + stale));
        assertTrue(drained.contains("1 0 true true"), drained.toString());
        assertFalse(drained.contains("1 0 false false"), drained.toString());
    }

    @Test
    void aDayThatClosesWhileStaleIsMarkedForTheStore() {
        VehicleDay.of(10).dayShift().lateInBatches(100, 190).points().forEach(this::receive);
        days.heard(2, VehicleDay.ms(2880) + 1);
        List<String> drained = new ArrayList<>();
        days.drain((vehicle, day, state, work, stale) -> drained.add(vehicle + " " + (day - DAY) + " " + stale));
        assertTrue(drained.contains("1 0 true"), drained.toString());
        assertFalse(days.refolded(1, foldOf(store.through(index), null), index), "no longer open");
    }

    @Test
    void aClockInTheFutureIsCountedOnTheDayOfReception() {
        days.futurePoint(1, VehicleDay.ms(10), VehicleDay.ms(10 + 480));
        assertEquals(1, state().arrivals().offsets().future());
        assertEquals(0, state().track().points());
        assertEquals(1, state().arrivals().heard().size());
    }
}
