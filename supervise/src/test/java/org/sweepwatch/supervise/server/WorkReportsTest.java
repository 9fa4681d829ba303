package org.sweepwatch.supervise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.DeviceDay;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.FrozenDayStore;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.RuleStore;
import org.sweepwatch.store.query.RuleValue;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.write.PositionBatch;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.settings.Settings;
import org.sweepwatch.supervise.settings.SettingsReader;
import org.sweepwatch.supervise.simulate.DemoCity;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.work.CityDay;
import org.sweepwatch.supervise.work.figure.Figure;
import org.sweepwatch.supervise.work.figure.RouteShift;
import org.sweepwatch.supervise.work.figure.VehicleShift;
import org.sweepwatch.supervise.work.figure.WorkReport;
import org.sweepwatch.supervise.work.fold.WorkBases;

/** The work of a day through the database: folded from stored points, judged, frozen, recalculated. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkReportsTest {
    private static final LocalDate DAY = CityDay.DAY;
    private static final Instant LATER =
            CityDay.CALENDAR.windowOf(DAY.plusDays(4)).from();
    private static final Settings SETTINGS = new SettingsReader().read();

    private static final CityDay CITY = new CityDay(5, 4, 10);
    private static Database database;
    private static final Map<String, Integer> IDS = new HashMap<>();

    @BeforeAll
    static void storeTheDay() {
        database = TestDatabase.open();
        DemoCity.load(database, CITY.simulation, CityDay.CALENDAR.windowOf(DAY).from());
        new OutageStore(database).alive(LATER);
        for (Vehicle vehicle : new VehicleStore(database).list()) {
            IDS.put(vehicle.phone(), vehicle.id());
        }
        StoreBatch batch = new StoreBatch(200_000);
        for (SimulatedVehicle vehicle : CITY.simulation.vehicles()) {
            int id = IDS.get(vehicle.phone());
            CITY.points(vehicle).forEach(point -> add(batch.positions(), id, point));
            batch.putDeviceDay(id, DAY.toEpochDay(), null, null, true);
        }
        try (StoreWriter writer = new StoreWriter(database, Clock.fixed(LATER, OperationalCalendar.ZONE))) {
            writer.write(batch);
        }
        CITY.fold((vehicle, points) -> {});
    }

    static void add(PositionBatch rows, int vehicleId, DevicePoint p) {
        rows.startRow(vehicleId, p.timeMs, p.receivedMs);
        rows.place(p.latE6, p.lonE6, p.altitudeM);
        rows.motion(p.speedDkmh, p.headingDeg);
        rows.bits(p.alarmBits, p.statusBits, p.quality);
        rows.odometerHm(p.odometerHm);
        rows.ioStatus(p.ioStatus);
        rows.signals(p.signals);
        rows.lastKnown();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    @Order(1)
    void theStoredDayIsFoldedJudgedFrozenAndChangesOnlyByALoggedRecalculation() {
        Clock clock = Clock.fixed(LATER, OperationalCalendar.ZONE);
        DeviceReports reports = new DeviceReports(database, SETTINGS, clock);
        assertEquals(4, reports.work().report(DAY).vehicleDay().recomputing());
        assertFalse(reports.freezeIfDue(DAY), "points are missing");

        LayerCache layers = new LayerCache(new LayerStore(database), () -> DAY.plusDays(4));
        StaleDays stale = new StaleDays(
                database, reports.calendar(), layers::on, reports.work().bases(), clock);
        long before = System.nanoTime();
        assertEquals(4, stale.refoldClosed(DAY.plusDays(3)));
        System.out.printf("a vehicle's day from the store: %d ms%n", (System.nanoTime() - before) / 4_000_000);

        WorkReport report = reports.work().report(DAY);
        assertEquals(0, report.vehicleDay().recomputing());
        assertSameAs(CITY.report(), report);

        reports.work().requestRefolds(DAY, DAY.plusDays(1));
        assertEquals(0, reports.work().report(DAY).vehicleDay().recomputing(), "nothing has changed");
        new RuleStore(database)
                .set(new RuleValue("work.xs.limit-kmh", DAY, "13"), new Change("tester", "a faster brush", LATER));
        assertTrue(reports.work().report(DAY).vehicleDay().recomputing() > 0, "folded with another limit");
        reports.work().requestRefolds(DAY, DAY.plusDays(1));
        assertTrue(stale.refoldClosed(DAY.plusDays(3)) > 0);
        assertEquals(0, reports.work().report(DAY).vehicleDay().recomputing());

        assertTrue(reports.freezeIfDue(DAY));
        assertEquals("frozen", reports.work().report(DAY).vehicleDay().state());
        forget(IDS.get(CITY.simulation.vehicles().get(0).phone()));
        assertEquals(
                coveredM(report), coveredM(reports.work().report(DAY)), "what is frozen does not change by itself");

        Recalculations recalculations = new Recalculations(database, SETTINGS, clock);
        recalculations.run(DAY, null, "tester", "folds were lost", progress -> {});
        assertEquals(2, new FrozenDayStore(database).find(DAY).orElseThrow().revision());
        assertEquals(coveredM(report), coveredM(reports.work().report(DAY)), "folded again from the stored points");
    }

    /** A unit that is fitted on the next day was not connected the day before, whenever the day before is judged. */
    @Test
    @Order(2)
    void whoIsHeardOfLaterWasNotConnectedBefore() {
        assertEquals(4, new VehicleStore(database).list().size());
        new VehicleStore(database)
                .upsertAll(
                        List.of(new VehicleEntry(
                                "湘B99999", "13800009999", "天元区", null, "JS", null, Instant.EPOCH, null)),
                        CityDay.CALENDAR.windowOf(DAY).from());
        assertEquals("4 of 5", connected(DAY));
        int id = new VehicleStore(database)
                .findByPhone("13800009999")
                .orElseThrow()
                .id();
        DevicePoint late = CITY.points(CITY.simulation.vehicles().get(0)).get(0);
        late.timeMs += 86_400_000;
        late.receivedMs = late.timeMs;
        StoreBatch batch = new StoreBatch(1);
        add(batch.positions(), id, late);
        batch.putDeviceDay(id, DAY.toEpochDay() + 1, null, null, true);
        try (StoreWriter writer = new StoreWriter(database, Clock.fixed(LATER, OperationalCalendar.ZONE))) {
            writer.write(batch);
        }
        assertEquals("4 of 5", connected(DAY));
        assertEquals("5 of 5", connected(DAY.plusDays(1)));
    }

    private static String connected(LocalDate day) {
        Figure figure = new DeviceReports(database, SETTINGS, Clock.fixed(LATER, OperationalCalendar.ZONE))
                .work().judged(day).vehicleDay().districts().stream()
                        .filter(one -> one.district() == null && one.shift() == null)
                        .flatMap(one -> one.figures().stream())
                        .filter(one -> one.id().equals("T1"))
                        .findFirst()
                        .orElseThrow();
        return figure.numerator().intValue() + " of " + figure.denominator().intValue();
    }

    /** The same as folded without a database, but for the numbers that the store gave and the last digits of geometry. */
    private static void assertSameAs(WorkReport expected, WorkReport stored) {
        assertEquals(expected.vehicleDay().bulletin(), stored.vehicleDay().bulletin());
        for (VehicleShift vehicle : expected.vehicleDay().vehicles()) {
            VehicleShift other = stored.vehicleDay().vehicles().stream()
                    .filter(one ->
                            one.phone().equals(vehicle.phone()) && one.shift().equals(vehicle.shift()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(vehicle.states(), other.states(), vehicle.phone());
            assertEquals(vehicle.problems(), other.problems(), vehicle.phone());
            assertEquals(vehicle.goodPoints(), other.goodPoints(), vehicle.phone());
        }
        assertEquals(coveredM(expected), coveredM(stored), 20, "lengths through GeoJSON");
        assertTrue(coveredM(stored) > 10_000, coveredM(stored) + " m");
    }

    private static double coveredM(WorkReport report) {
        return report.routeCoverage().of(null).routes().stream()
                .mapToDouble(RouteShift::coveredM)
                .sum();
    }

    private static void forget(int vehicleId) {
        DeviceDayStore days = new DeviceDayStore(database);
        DeviceDay known = days.find(vehicleId, DAY).orElseThrow();
        LiveDeviceDays empty = new LiveDeviceDays(CityDay.CALENDAR, WorkBases.NONE);
        empty.heard(vehicleId, CityDay.CALENDAR.startMs(DAY.toEpochDay()));
        empty.drain((vehicle, day, state, work, isStale) ->
                assertTrue(days.replace(vehicleId, DAY, state, work, known.revision(), LATER)));
    }
}
