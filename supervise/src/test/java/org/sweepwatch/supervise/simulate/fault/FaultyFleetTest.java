package org.sweepwatch.supervise.simulate.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.city.CityPlane;
import org.sweepwatch.supervise.simulate.fleet.OperationalSeconds;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.terminal.DayStream;

/** Each planted fault shows in the positions that arrive, as what it is; nothing shows elsewhere. */
class FaultyFleetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final long START_MS = OperationalSeconds.startSecond(DAY) * 1000;
    private static final Map<SimulatedVehicle, List<Point>> POINTS = new HashMap<>();
    private static final Map<FaultKind, PlantedFault> TRUTH = new EnumMap<>(FaultKind.class);
    private static Simulation simulation;
    private static long received;

    record Point(
            long timeMs,
            long receivedMs,
            boolean blind,
            boolean acc,
            boolean located,
            int latE6,
            int lonE6,
            int speedDkmh,
            int alarms,
            int odometerHm) {
        double x() {
            return CityPlane.x(lonE6 / 1e6);
        }

        double y() {
            return CityPlane.y(latE6 / 1e6);
        }
    }

    @BeforeAll
    static void aWholeDay() {
        simulation = Simulation.of(new SimulationSettings(7, 187, FaultProfile.EACH, null, DAY));
        simulation.truth(DAY).forEach(fault -> TRUTH.putIfAbsent(fault.kind(), fault));
        long startNanos = System.nanoTime();
        new DayStream(simulation.fleet())
                .samples(
                        OperationalSeconds.start(DAY),
                        OperationalSeconds.start(DAY.plusDays(1)),
                        (vehicle, s, receivedMs, blind) -> {
                            assertTrue(receivedMs >= received, "time of reception goes back");
                            received = receivedMs;
                            POINTS.computeIfAbsent(vehicle, v -> new ArrayList<>())
                                    .add(new Point(
                                            s.timeMs,
                                            receivedMs,
                                            blind,
                                            s.accOn,
                                            s.located,
                                            s.latE6,
                                            s.lonE6,
                                            s.speedDkmh,
                                            s.alarmBits,
                                            s.odometerHm));
                        });
        long points = POINTS.values().stream().mapToLong(List::size).sum();
        System.out.printf(
                "%d positions of a day of 187 vehicles in %d ms%n",
                points, (System.nanoTime() - startNanos) / 1_000_000);
    }

    private static List<Point> of(FaultKind kind) {
        return POINTS.getOrDefault(TRUTH.get(kind).vehicle(), List.of());
    }

    private static List<Point> within(FaultKind kind) {
        long from = TRUTH.get(kind).from().toEpochMilli();
        long to = TRUTH.get(kind).to().toEpochMilli();
        return of(kind).stream().filter(p -> p.timeMs >= from && p.timeMs < to).toList();
    }

    @Test
    void aSilentUnitSendsNothingAllDay() {
        assertEquals(List.of(), of(FaultKind.SILENT));
    }

    @Test
    void anOffLineUnitLeavesAGapOfMoreThanHalfAnHourBehindAReportWithTheIgnitionOn() {
        assertEquals(List.of(), within(FaultKind.OFF_LINE));
        List<Point> points = of(FaultKind.OFF_LINE);
        Point last = points.stream()
                .filter(p -> p.timeMs < TRUTH.get(FaultKind.OFF_LINE).from().toEpochMilli())
                .reduce((a, b) -> b)
                .orElseThrow();
        Point next = points.get(points.indexOf(last) + 1);
        assertTrue(last.acc);
        assertTrue(next.timeMs - last.timeMs > 45 * 60_000, "gap " + (next.timeMs - last.timeMs) / 60_000 + " min");
    }

    @Test
    void aUnitWithoutFixReportsMostOfItsShiftUnlocated() {
        for (FaultKind kind :
                List.of(FaultKind.NO_FIX, FaultKind.GNSS_MODULE, FaultKind.ANTENNA_OPEN, FaultKind.ANTENNA_SHORT)) {
            List<Point> awake = of(kind).stream().filter(Point::acc).toList();
            long unlocated = awake.stream().filter(p -> !p.located).count();
            assertTrue(awake.size() > 1000, kind + ": " + awake.size() + " points");
            assertTrue(unlocated > 0.6 * awake.size(), kind + ": " + unlocated + " of " + awake.size());
        }
    }

    @Test
    void alarmBitsAreHeldFromBeginToEnd() {
        Map<FaultKind, Integer> bits = Map.of(
                FaultKind.GNSS_MODULE, 4,
                FaultKind.ANTENNA_OPEN, 5,
                FaultKind.ANTENNA_SHORT, 6,
                FaultKind.SUPPLY_LOW, 7,
                FaultKind.POWER_OFF, 8);
        bits.forEach((kind, bit) -> {
            List<Point> points = within(kind);
            assertTrue(points.size() > 300, kind + ": " + points.size() + " points");
            assertTrue(points.stream().allMatch(p -> (p.alarms >> bit & 1) == 1), kind.toString());
            long elsewhere =
                    of(kind).stream().filter(p -> (p.alarms >> bit & 1) == 1).count();
            assertEquals(points.size(), elsewhere, kind + " outside of its window");
        });
    }

    @Test
    void aStuckUnitRepeatsOnePositionWhileItDrives() {
        List<Point> points = within(FaultKind.STUCK);
        assertEquals(
                1, points.stream().map(p -> p.latE6 + " " + p.lonE6).distinct().count());
        assertTrue(points.stream().allMatch(Point::located));
        assertTrue(points.stream().filter(p -> p.speedDkmh > 30).count() > 300);
        assertTrue(points.get(points.size() - 1).odometerHm - points.get(0).odometerHm > 5);
    }

    @Test
    void wrongClocksAreEightHoursOff() {
        assertTrue(of(FaultKind.CLOCK_BEHIND).stream()
                .allMatch(p -> Math.abs(p.receivedMs - p.timeMs - 28_800_000) < 2_000));
        assertTrue(of(FaultKind.CLOCK_AHEAD).stream()
                .allMatch(p -> Math.abs(p.receivedMs - p.timeMs + 28_800_000) < 2_000));
        assertTrue(of(FaultKind.CLOCK_BEHIND).size() > 1000);
    }

    @Test
    void aDriftingUnitJumpsFartherThanAnyVehicleCanDrive() {
        assertTrue(jumps(of(FaultKind.DRIFT)) >= 10, "jumps: " + jumps(of(FaultKind.DRIFT)));
    }

    private static int jumps(List<Point> points) {
        int jumps = 0;
        Point before = null;
        for (Point point : points) {
            if (!point.located || point.latE6 == 0) {
                continue;
            }
            if (before != null && point.timeMs > before.timeMs) {
                double metres = Math.hypot(point.x() - before.x(), point.y() - before.y());
                double kmh = metres / (point.timeMs - before.timeMs) * 3600;
                jumps += kmh > 120 && metres > 200 ? 1 : 0;
            }
            before = point;
        }
        return jumps;
    }

    @Test
    void aFifthOrMoreOfTheNullIslandPointsAreAtZero() {
        List<Point> points = within(FaultKind.NULL_ISLAND);
        long zero = points.stream()
                .filter(p -> p.latE6 == 0 && p.lonE6 == 0 && p.located)
                .count();
        assertTrue(zero > points.size() / 5 && zero < points.size() / 3, zero + " of " + points.size());
    }

    @Test
    void aDuplicateIdentityIsAtTwoFarPlacesWithinAMinute() {
        List<Point> points = within(FaultKind.DUPLICATE_IDENTITY);
        boolean far = false;
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            far |= b.timeMs - a.timeMs < 60_000 && Math.abs(a.y() - b.y()) > 20_000;
        }
        assertTrue(far);
    }

    @Test
    void aLostLinkIsFollowedByItsPositionsInABlindZoneBatch() {
        for (FaultKind kind : List.of(FaultKind.LOST_LINK, FaultKind.SHORT_LOSS)) {
            List<Point> points = within(kind);
            assertTrue(points.size() > 50, kind + ": " + points.size());
            assertTrue(points.stream().allMatch(Point::blind), kind.toString());
            long end = TRUTH.get(kind).to().toEpochMilli();
            assertTrue(
                    points.stream().allMatch(p -> p.receivedMs >= end && p.receivedMs < end + 11_000), kind.toString());
            List<Long> times =
                    of(kind).stream().map(Point::timeMs).distinct().sorted().toList();
            for (int i = 1; i < times.size(); i++) {
                assertTrue(times.get(i) - times.get(i - 1) <= 300_000, kind + ": a hole is left");
            }
        }
    }

    @Test
    void soundVehiclesShowNothing() {
        Map<SimulatedVehicle, FaultKind> kinds = new HashMap<>();
        simulation.truth(DAY).forEach(fault -> kinds.put(fault.vehicle(), fault.kind()));
        int sound = 0;
        for (SimulatedVehicle vehicle : simulation.vehicles()) {
            FaultKind kind = kinds.get(vehicle);
            if (kind != null && kind.expectedCode().isPresent()) {
                continue;
            }
            sound++;
            List<Point> points = POINTS.get(vehicle);
            String who = vehicle + " " + kind;
            assertTrue(points.size() >= 280, who + ": " + points.size() + " points");
            assertEquals(0, jumps(points), who);
            assertTrue(points.stream().noneMatch(p -> p.acc && (p.alarms & ~(1 << 5)) != 0), who);
            assertTrue(points.stream().allMatch(p -> p.timeMs >= START_MS), who);
            assertFalse(points.stream().anyMatch(p -> p.latE6 == 0), who);
        }
        assertTrue(sound > 165, sound + " sound vehicles");
    }
}
