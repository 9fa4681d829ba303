package org.sweepwatch.supervise.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.query.Exemption;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.rulebook.OperationType;

/** What follows for one day from weekly plans, changes, weather stops and exemptions. */
class DutyPlanTest {
    private static final OperationalCalendar CALENDAR = new OperationalCalendar();
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final List<Vehicle> VEHICLES = List.of(vehicle(1, "荷塘"), vehicle(2, "天元"));

    private final List<WeeklyPlan> plans = new ArrayList<>();
    private final List<PlanChange> changes = new ArrayList<>();
    private final List<WeatherStop> stops = new ArrayList<>();
    private final List<Exemption> exemptions = new ArrayList<>();

    private static Vehicle vehicle(int id, String district) {
        return new Vehicle(id, "湘B0000" + id, "1380000000" + id, district, "A00" + id, "SS", null, Instant.EPOCH, null);
    }

    private void plan(int vehicle, String shift, int weekdays) {
        plans.add(new WeeklyPlan(
                plans.size() + 1L, vehicle, shift, "SS", List.of("R1", "R2"), weekdays, MONDAY, MONDAY.plusDays(28)));
    }

    private DutyPlan on(LocalDate day) {
        return DutyPlan.of(
                day,
                CALENDAR,
                plans,
                changes,
                Shift.standard(CALENDAR.dayStart()),
                Map.of("R1", 11, "R3", 13),
                VEHICLES,
                stops,
                exemptions);
    }

    @Test
    void aPlanIsForItsWeekdaysAndItsDays() {
        plan(1, "N", Weekdays.parse("1-5"));
        assertFalse(on(MONDAY.minusDays(3)).planned());
        assertEquals(1, on(MONDAY.plusDays(4)).duties().size());
        assertEquals(0, on(MONDAY.plusDays(5)).duties().size());
        assertTrue(on(MONDAY.plusDays(5)).planned(), "on a Saturday nobody is to work, and that is the plan");
        assertFalse(on(MONDAY.plusDays(28)).planned());
        PlannedDuty duty = on(MONDAY).of(1).get(0);
        assertEquals(OperationType.SS, duty.operation());
        assertEquals(List.of(11), duty.routes());
        assertEquals(List.of("R2"), duty.missing(), "a route that went out of use is named");
        assertEquals(Instant.parse("2026-03-02T12:00:00Z"), duty.start());
        assertEquals(Instant.parse("2026-03-02T22:30:00Z"), duty.end());
        assertNull(duty.exemptReason());
    }

    @Test
    void aChangeIsForItsDayAlone() {
        plan(1, "N", Weekdays.EVERY_DAY);
        plan(2, "N", Weekdays.EVERY_DAY);
        changes.add(change(1, "N", PlanChange.Kind.CANCEL, List.of()));
        changes.add(change(2, "N", PlanChange.Kind.REPLACE, List.of("R3")));
        changes.add(change(2, "D", PlanChange.Kind.ADD, List.of("R1")));
        DutyPlan day = on(MONDAY);
        assertEquals(List.of(), day.of(1));
        assertEquals(
                List.of("D[11]", "N[13]"),
                day.of(2).stream().map(d -> d.shift().id() + d.routes()).toList());
        changes.clear();
        assertEquals(2, on(MONDAY.plusDays(1)).duties().size());
    }

    private static PlanChange change(int vehicle, String shift, PlanChange.Kind kind, List<String> routes) {
        return new PlanChange(0, MONDAY, vehicle, shift, kind, "JS", routes, "道路施工");
    }

    @Test
    void aWeatherStopIsForItsDistrictAndOperationAndLeavesTheRestOfTheShift() {
        plan(1, "N", Weekdays.EVERY_DAY);
        plan(2, "N", Weekdays.EVERY_DAY);
        stops.add(new WeatherStop(
                1,
                Instant.parse("2026-03-02T18:00:00Z"),
                Instant.parse("2026-03-03T04:00:00Z"),
                List.of("荷塘"),
                List.of("SS"),
                "低温",
                "张主任"));
        PlannedDuty stopped = on(MONDAY).of(1).get(0);
        assertFalse(stopped.exempt());
        assertEquals(
                List.of(new PlannedDuty.Stop(
                        Instant.parse("2026-03-02T18:00:00Z"), Instant.parse("2026-03-02T22:30:00Z"), "低温")),
                stopped.stops());
        assertEquals(List.of(), on(MONDAY).of(2).get(0).stops());
    }

    @Test
    void stopsThatLeaveNothingMakeTheDutyExempt() {
        plan(1, "N", Weekdays.EVERY_DAY);
        stops.add(new WeatherStop(
                1,
                Instant.parse("2026-03-02T11:00:00Z"),
                Instant.parse("2026-03-02T18:00:00Z"),
                List.of(),
                List.of(),
                "暴雨",
                "张主任"));
        exemptions.add(new Exemption(
                1,
                1,
                Instant.parse("2026-03-02T17:00:00Z"),
                Instant.parse("2026-03-03T22:30:00Z"),
                "repair",
                "送修"));
        PlannedDuty duty = on(MONDAY).of(1).get(0);
        assertTrue(duty.exempt());
        assertEquals("暴雨", duty.exemptReason());
        assertEquals(2, duty.stops().size());
        stops.clear();
        assertFalse(on(MONDAY).of(1).get(0).exempt());
    }
}
