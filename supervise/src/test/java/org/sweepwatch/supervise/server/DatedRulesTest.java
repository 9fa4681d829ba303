package org.sweepwatch.supervise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.report.WorkReportWriter;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.settings.SettingsReader;
import org.sweepwatch.supervise.simulate.DemoCity;
import org.sweepwatch.supervise.work.CityDay;
import org.sweepwatch.supervise.work.figure.RouteShift;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** A distance or time of judgement that changes on a day: the days before stay what they were. */
class DatedRulesTest {
    private static final LocalDate DAY = CityDay.DAY;
    private static final LocalDate NEXT = DAY.plusDays(1);
    private static final long DAY_MS = 86_400_000;
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
            StaleDays stale = new StaleDays(
                    database,
                    reports.calendar(),
                    reports.motion(),
                    new LayerCache(new LayerStore(database), () -> NEXT)::on,
                    reports.work().bases(),
                    LATER);
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

    private static void store(Database database, CityDay city) {
        int id = new VehicleStore(database).list().get(0).id();
        StoreBatch batch = new StoreBatch(20_000);
        for (int day = 0; day < 2; day++) {
            for (DevicePoint point : city.points(city.simulation.vehicles().get(0))) {
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
