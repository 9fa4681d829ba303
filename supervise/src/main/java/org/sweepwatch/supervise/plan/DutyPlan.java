package org.sweepwatch.supervise.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.Exemption;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.plan.PlannedDuty.Stop;
import org.sweepwatch.supervise.rulebook.OperationType;

/**
 * Who is to work when, where and how on one operational day: the weekly plans of that day with its changes, less what is
 * called off. Immutable.
 */
public final class DutyPlan {
    private final boolean planned;
    private final List<PlannedDuty> duties;
    private final Map<Integer, List<PlannedDuty>> byVehicle;

    private DutyPlan(boolean planned, List<PlannedDuty> duties) {
        this.planned = planned;
        this.duties = List.copyOf(duties);
        this.byVehicle = this.duties.stream().collect(Collectors.groupingBy(PlannedDuty::vehicleId));
    }

    /**
     * The plan of a day.
     *
     * @param plans those that count on the day or later; the others are passed over
     * @param changes those of the day
     * @param shifts of the day
     * @param routeIds numbers of the routes in force that day, by code
     * @param vehicles as they are assigned that day
     * @param stops weather stops that touch the day
     * @param exemptions that touch the day
     */
    public static DutyPlan of(
            LocalDate day,
            OperationalCalendar calendar,
            List<WeeklyPlan> plans,
            List<PlanChange> changes,
            List<Shift> shifts,
            Map<String, Integer> routeIds,
            List<Vehicle> vehicles,
            List<WeatherStop> stops,
            List<Exemption> exemptions) {
        Map<String, WeeklyPlan> due = new LinkedHashMap<>();
        boolean planned = false;
        for (WeeklyPlan plan : plans) {
            planned |= !plan.from().isAfter(day)
                    && (plan.until() == null || plan.until().isAfter(day));
            if (plan.on(day)) {
                due.put(key(plan.vehicleId(), plan.shift()), plan);
            }
        }
        for (PlanChange change : changes) {
            String key = key(change.vehicleId(), change.shift());
            if (change.kind() == PlanChange.Kind.CANCEL) {
                due.remove(key);
            } else {
                due.put(key, asPlan(change));
            }
        }
        List<PlannedDuty> duties = new ArrayList<>();
        for (WeeklyPlan plan : due.values()) {
            for (Shift shift : shifts) {
                if (shift.id().equals(plan.shift())) {
                    duties.add(duty(plan, shift.on(day, calendar), shift, routeIds, vehicles, stops, exemptions));
                }
            }
        }
        duties.sort(Comparator.comparing(PlannedDuty::start).thenComparing(PlannedDuty::vehicleId));
        return new DutyPlan(planned || !changes.isEmpty(), duties);
    }

    private static String key(int vehicleId, String shift) {
        return vehicleId + " " + shift;
    }

    private static WeeklyPlan asPlan(PlanChange change) {
        return new WeeklyPlan(
                0,
                change.vehicleId(),
                change.shift(),
                change.operation(),
                change.routes(),
                WeeklyPlan.EVERY_DAY,
                change.day(),
                change.day().plusDays(1));
    }

    private static PlannedDuty duty(
            WeeklyPlan plan,
            OperationalCalendar.Window window,
            Shift shift,
            Map<String, Integer> routeIds,
            List<Vehicle> vehicles,
            List<WeatherStop> stops,
            List<Exemption> exemptions) {
        String district = vehicles.stream()
                .filter(vehicle -> vehicle.id() == plan.vehicleId())
                .findFirst()
                .map(Vehicle::district)
                .orElse(null);
        List<Stop> off = new ArrayList<>();
        for (WeatherStop stop : stops) {
            if (stop.covers(district, plan.operation())) {
                clip(off, window, stop.from(), stop.until(), stop.reason());
            }
        }
        for (Exemption exemption : exemptions) {
            if (exemption.vehicleId() == plan.vehicleId()) {
                clip(off, window, exemption.from(), exemption.until(), exemption.reason());
            }
        }
        off.sort(Comparator.comparing(Stop::from));
        return new PlannedDuty(
                plan.vehicleId(),
                shift,
                OperationType.named(plan.operation()).orElse(null),
                plan.routes().stream()
                        .filter(routeIds::containsKey)
                        .map(routeIds::get)
                        .toList(),
                plan.routes().stream()
                        .filter(code -> !routeIds.containsKey(code))
                        .toList(),
                window.from(),
                window.to(),
                off,
                wholly(off, window));
    }

    private static void clip(
            List<Stop> into, OperationalCalendar.Window window, Instant from, Instant until, String reason) {
        Instant first = from.isBefore(window.from()) ? window.from() : from;
        Instant last = until.isAfter(window.to()) ? window.to() : until;
        if (first.isBefore(last)) {
            into.add(new Stop(first, last, reason));
        }
    }

    /** The reason of the first stop when together they leave nothing of the window. */
    private static String wholly(List<Stop> stops, OperationalCalendar.Window window) {
        Instant reached = window.from();
        for (Stop stop : stops) {
            if (stop.from().isAfter(reached)) {
                return null;
            }
            reached = stop.until().isAfter(reached) ? stop.until() : reached;
        }
        return reached.isBefore(window.to()) ? null : stops.get(0).reason();
    }

    /** Whether there are plans for the day at all; without them nobody knows who was due. */
    public boolean planned() {
        return planned;
    }

    /** All duties, by start and vehicle; the exempt ones too. */
    public List<PlannedDuty> duties() {
        return duties;
    }

    /** Those of a vehicle, by start. */
    public List<PlannedDuty> of(int vehicleId) {
        return byVehicle.getOrDefault(vehicleId, List.of());
    }
}
