package org.sweepwatch.supervise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.report.ReportWriter;
import org.sweepwatch.supervise.report.WorkReportWriter;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.settings.SettingsReader;
import org.sweepwatch.supervise.simulate.DemoCity;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.work.CityDay;
import org.sweepwatch.supervise.work.figure.RouteShift;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** A distance or time of judgement that changes on a day: the days before stay what they were. */
class DatedRulesTest {
    private static final LocalDate DAY = CityDay.DAY;
    private static final LocalDate NEXT = DAY.plusDays(1);
    private static final long DAY_MS = 86_400_000;
    private static final long HOUR_MS = 3_600_000;
    private static final long SILENCE_MS = 40 * 60_000L;
    private static final Clock LATER =
            Clock.fixed(CityDay.CALENDAR.windowOf(DAY.plusDays(5)).from(), OperationalCalendar.ZONE);

    /** The same track on two days; from the second on, a point must lie within 1 m of a route to be matched. */
    @Test
    void aRuleWithADateChangesTheLaterDayOnly() {
        CityDay city = new CityDay(5, 1, 10);
        try (Database database = TestDatabase.open()) {
            DemoCity.load(
                    database, city.simulation, CityDay.CALENDAR.windowOf(DAY).from());
            new OutageStore(database).alive(LATER.instant());
            store(database, city);
            DeviceReports reports = new DeviceReports(database, new SettingsReader().read(), LATER);
            StaleDays stale = staleDays(database, reports);
            assertEquals(2, stale.refoldClosed(DAY.plusDays(4)));
            WorkReport before = reports.work().report(DAY);
            double sweptM = coveredM(before);
            assertTrue(sweptM > 3_000, sweptM + " m");
            assertEquals(sweptM, coveredM(reports.work().report(NEXT)), 0.1, "the same track, the same rules");

            new PlanDesk(database, CityDay.CALENDAR)
                    .setRule(RuleKey.MATCH_M, "1", NEXT, new Change("tester", "a new notice", Instant.EPOCH));
            assertEquals(1, reports.work().report(NEXT).vehicleDay().recomputing());
            reports.work().requestRefolds(DAY, DAY.plusDays(4));
            assertEquals(1, stale.refoldClosed(DAY.plusDays(4)), "the later day alone is folded again");

            assertEquals(json(before), json(reports.work().report(DAY)), "the earlier day to the byte");
            assertTrue(coveredM(reports.work().report(NEXT)) < sweptM / 2, "few points lie within 1 m");
        }
    }

    /** A device silent for 40 minutes on two days; from the second on, only 60 minutes are a fault. */
    @Test
    void aThresholdOfDevicesWithADateChangesTheLaterDayOnly() {
        CityDay city = new CityDay(5, 1, 10);
        try (Database database = TestDatabase.open()) {
            DemoCity.load(
                    database, city.simulation, CityDay.CALENDAR.windowOf(DAY).from());
            new OutageStore(database).alive(LATER.instant());
            SimulatedVehicle vehicle = city.simulation.vehicles().get(0);
            store(database, withSilence(city.points(vehicle)), withSilence(city.points(vehicle)));
            DeviceReports reports = new DeviceReports(database, new SettingsReader().read(), LATER);
            staleDays(database, reports).refoldClosed(DAY.plusDays(4));
            int id = new VehicleStore(database).list().get(0).id();
            assertEquals(List.of("F02"), faults(reports.report(DAY), id));
            assertEquals(List.of("F02"), faults(reports.report(NEXT), id), "the same track, the same rules");
            String standard = reports.report(DAY).rulesVersion();

            PlanDesk desk = new PlanDesk(database, CityDay.CALENDAR);
            Change change = new Change("tester", "a new notice", Instant.EPOCH);
            desk.setRule(RuleKey.DEVICE_SILENCE_MIN, "60", NEXT, change);
            desk.setRule(RuleKey.TARGET_DEVICE_FAILURE_PCT, "4.5", NEXT, change);
            DeviceFailureReport before = reports.report(DAY);
            DeviceFailureReport after = reports.report(NEXT);
            assertEquals(List.of("F02"), faults(before, id));
            assertEquals(0.05, before.target());
            assertEquals(standard, before.rulesVersion());
            assertEquals(List.of(), faults(after, id));
            assertEquals(0.045, after.target());
            assertEquals(
                    standard + ", device.silence-min 60, target.device-failure-pct 4.5",
                    after.rulesVersion(),
                    "a report names what it was judged by");
        }
    }

    /**
     * A device that jumps 600 m aside three times on two days; from the second on, only 1 km is a jump. What a jump is, the
     * fold of the day must know: the later day is folded again, the earlier one is not.
     */
    @Test
    void aThresholdOfTheFoldWithADateFoldsTheLaterDayAlone() {
        CityDay city = new CityDay(5, 1, 10);
        try (Database database = TestDatabase.open()) {
            DemoCity.load(
                    database, city.simulation, CityDay.CALENDAR.windowOf(DAY).from());
            new OutageStore(database).alive(LATER.instant());
            SimulatedVehicle vehicle = city.simulation.vehicles().get(0);
            store(database, withJumps(city.points(vehicle)), withJumps(city.points(vehicle)));
            DeviceReports reports = new DeviceReports(database, new SettingsReader().read(), LATER);
            StaleDays stale = staleDays(database, reports);
            stale.refoldClosed(DAY.plusDays(4));
            int id = new VehicleStore(database).list().get(0).id();
            assertEquals(List.of("F17"), faults(reports.report(DAY), id));
            assertEquals(List.of("F17"), faults(reports.report(NEXT), id), "the same track, the same rules");
            String before = ReportWriter.toJson(reports.report(DAY));
            reports.work().requestRefolds(DAY, DAY.plusDays(4));
            assertEquals(0, stale.refoldClosed(DAY.plusDays(4)), "nothing changed");

            PlanDesk desk = new PlanDesk(database, CityDay.CALENDAR);
            Change change = new Change("tester", "a new notice", Instant.EPOCH);
            desk.setRule(RuleKey.DEVICE_JUMP_M, "1000", NEXT, change);
            desk.setRule(RuleKey.DEVICE_SPIKE_M, "1000", NEXT, change);
            reports.work().requestRefolds(DAY, DAY.plusDays(4));
            assertEquals(1, stale.refoldClosed(DAY.plusDays(4)), "the later day alone is folded again");
            assertEquals(before, ReportWriter.toJson(reports.report(DAY)), "the earlier day to the byte");
            assertEquals(List.of(), faults(reports.report(NEXT), id));
            desk.setRule(RuleKey.DEVICE_CONTINUOUS_S, "60", NEXT, change);
            reports.work().requestRefolds(DAY, DAY.plusDays(4));
            assertEquals(1, stale.refoldClosed(DAY.plusDays(4)), "the way driven is of the fold, too");
            assertEquals(
                    "2022-01, device.continuous-s 60, device.jump-m 1000, device.spike-m 1000",
                    reports.report(NEXT).rulesVersion());

            new DeviceDayStore(database).markStale(DAY, null, LATER.instant());
            stale.refoldClosed(DAY.plusDays(4));
            assertEquals(
                    before,
                    ReportWriter.toJson(reports.report(DAY)),
                    "folded again after the change it is still judged by the rule of its day");
        }
    }

    private static StaleDays staleDays(Database database, DeviceReports reports) {
        return new StaleDays(
                database,
                reports.calendar(),
                new LayerCache(new LayerStore(database), () -> NEXT)::on,
                reports.work().bases(),
                LATER);
    }

    /** Three single points, a quarter of the day apart, lie 600 m north of the track. */
    private static List<DevicePoint> withJumps(List<DevicePoint> points) {
        List<DevicePoint> moving =
                points.stream().filter(point -> point.speedDkmh > 50).toList();
        for (int quarter = 1; quarter <= 3; quarter++) {
            moving.get(moving.size() * quarter / 4).latE6 += 5_400;
        }
        return points;
    }

    private static List<String> faults(DeviceFailureReport report, int vehicle) {
        return report.devices().stream()
                .filter(device -> device.vehicle() == vehicle)
                .flatMap(device -> device.faults().stream())
                .map(DeviceFailureReport.DeviceFault::code)
                .toList();
    }

    /** Without the points of 40 minutes in the middle of the work, in which the engine runs throughout. */
    private static List<DevicePoint> withSilence(List<DevicePoint> points) {
        long workFromMs = points.stream()
                .filter(DevicePoint::accOn)
                .mapToLong(point -> point.timeMs)
                .findFirst()
                .orElseThrow();
        long fromMs = points.stream()
                .mapToLong(point -> point.timeMs)
                .filter(ms -> ms > workFromMs + 3 * HOUR_MS)
                .filter(ms -> within(points, ms).allMatch(DevicePoint::accOn))
                .findFirst()
                .orElseThrow();
        List<DevicePoint> silent = within(points, fromMs).toList();
        return points.stream().filter(point -> !silent.contains(point)).toList();
    }

    private static Stream<DevicePoint> within(List<DevicePoint> points, long fromMs) {
        return points.stream().filter(point -> point.timeMs > fromMs && point.timeMs < fromMs + SILENCE_MS);
    }

    private static void store(Database database, CityDay city) {
        SimulatedVehicle vehicle = city.simulation.vehicles().get(0);
        store(database, city.points(vehicle), city.points(vehicle));
    }

    /** The points of a day and, a day later, those of the next. */
    private static void store(Database database, List<DevicePoint> first, List<DevicePoint> second) {
        int id = new VehicleStore(database).list().get(0).id();
        StoreBatch batch = new StoreBatch(20_000);
        for (int day = 0; day < 2; day++) {
            for (DevicePoint point : day == 0 ? first : second) {
                point.timeMs += day * DAY_MS;
                point.receivedMs += day * DAY_MS;
                WorkReportsTest.add(batch.positions(), id, point);
            }
            batch.putDeviceDay(id, DAY.toEpochDay() + day, null, null, true);
        }
        try (StoreWriter writer = new StoreWriter(database, LATER)) {
            writer.write(batch);
        }
    }

    private static double coveredM(WorkReport report) {
        return report.routeCoverage().of(null).routes().stream()
                .mapToDouble(RouteShift::coveredM)
                .sum();
    }

    private static String json(WorkReport report) {
        return WorkReportWriter.toJson(report);
    }
}
