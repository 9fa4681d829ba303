package org.sweepwatch.supervise.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.calendar.Shift;

/**
 * What plans must not be: no vehicle in two shifts at once, no shift that is not there, no change of a shift that is not
 * planned. Both plans of an overlap are named. Shifts have days, too: looked at are the week from the first day on and each
 * week from which on the shifts are others.
 */
public final class PlanCheck implements PlanStore.Check {
    /** Problems that are named; a wrong file has the same one on every line. */
    private static final int MAX_NAMED = 100;

    private final ShiftTimes shifts;
    private final LocalDate first;
    private final Function<Integer, String> vehicleName;

    /**
     * @param shifts as they are, or are to be
     * @param first operational day that is looked at; what was before stays as it was
     * @param vehicleName how people call a vehicle
     */
    public PlanCheck(ShiftTimes shifts, LocalDate first, Function<Integer, String> vehicleName) {
        this.shifts = shifts;
        this.first = first;
        this.vehicleName = vehicleName;
    }

    @Override
    public void accept(List<WeeklyPlan> plans, List<PlanChange> changes) {
        List<String> problems = new ArrayList<>();
        Map<Integer, List<WeeklyPlan>> byVehicle = new LinkedHashMap<>();
        plans.forEach(plan -> byVehicle
                .computeIfAbsent(plan.vehicleId(), id -> new ArrayList<>())
                .add(plan));
        for (List<WeeklyPlan> own : byVehicle.values()) {
            for (int i = 0; i < own.size(); i++) {
                withoutShift(own.get(i), problems);
                for (int j = i + 1; j < own.size(); j++) {
                    overlap(own.get(i), own.get(j), problems);
                }
            }
        }
        for (PlanChange change : changes) {
            change(change, byVehicle.getOrDefault(change.vehicleId(), List.of()), changes, problems);
        }
        if (!problems.isEmpty()) {
            throw new PlanException(problems.subList(0, Math.min(problems.size(), MAX_NAMED)));
        }
    }

    private void overlap(WeeklyPlan a, WeeklyPlan b, List<String> problems) {
        days(later(a.from(), b.from()))
                .filter(day -> a.on(day) && b.on(day) && sameTime(a.shift(), b.shift(), day))
                .findFirst()
                .ifPresent(day -> problems.add(vehicleName.apply(a.vehicleId()) + " has two plans at the same time on "
                        + day + ": " + text(a) + " and " + text(b) + "; join them in one plan or end one before"));
    }

    private void withoutShift(WeeklyPlan plan, List<String> problems) {
        days(plan.from())
                .filter(day -> plan.on(day) && shift(plan.shift(), day) == null)
                .findFirst()
                .ifPresent(day -> problems.add(vehicleName.apply(plan.vehicleId()) + " is planned on " + day
                        + " for a shift that is not there that day: " + text(plan)
                        + "; end the plan before, or import the shift together with the others"));
    }

    /** A week from the day on, and one from each later day on which the shifts change. */
    private Stream<LocalDate> days(LocalDate from) {
        LocalDate begin = later(from, first);
        return Stream.concat(Stream.of(begin), shifts.changesAfter(begin).stream())
                .flatMap(week -> week.datesUntil(week.plusDays(7)));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private void change(PlanChange change, List<WeeklyPlan> own, List<PlanChange> all, List<String> problems) {
        List<WeeklyPlan> planned =
                own.stream().filter(plan -> plan.on(change.day())).toList();
        boolean there = planned.stream().anyMatch(plan -> plan.shift().equals(change.shift()));
        String what = change.kind().key() + " of shift " + change.shift() + " for "
                + vehicleName.apply(change.vehicleId()) + " on " + change.day();
        if (change.kind() != PlanChange.Kind.ADD) {
            if (!there) {
                problems.add(what + ": no such shift is planned that day; add it instead, or correct day and shift");
            }
            return;
        }
        for (WeeklyPlan plan : planned) {
            if (sameTime(plan.shift(), change.shift(), change.day()) && !cancelled(plan, change.day(), all)) {
                problems.add(what + ": " + text(plan) + " is at the same time; replace that shift instead");
            }
        }
        for (PlanChange other : all) {
            if (other.kind() == PlanChange.Kind.ADD
                    && other.vehicleId() == change.vehicleId()
                    && other.day().equals(change.day())
                    && other.shift().compareTo(change.shift()) > 0
                    && sameTime(other.shift(), change.shift(), change.day())) {
                problems.add(what + ": shift " + other.shift() + ", added as well, is at the same time; leave one out");
            }
        }
    }

    private static boolean cancelled(WeeklyPlan plan, LocalDate day, List<PlanChange> all) {
        return all.stream()
                .anyMatch(change -> change.kind() == PlanChange.Kind.CANCEL
                        && change.day().equals(day)
                        && change.vehicleId() == plan.vehicleId()
                        && change.shift().equals(plan.shift()));
    }

    private boolean sameTime(String a, String b, LocalDate day) {
        if (a.equals(b)) {
            return true;
        }
        Shift one = shift(a, day);
        Shift other = shift(b, day);
        return one != null && other != null && one.overlaps(other, shifts.calendar());
    }

    private Shift shift(String id, LocalDate day) {
        return shifts.on(day).stream()
                .filter(shift -> shift.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String text(WeeklyPlan plan) {
        String routes = String.join(
                        " ", plan.routes().subList(0, Math.min(3, plan.routes().size())))
                + (plan.routes().size() > 3 ? " ..." : "");
        return "shift " + plan.shift() + " " + plan.operation() + " (" + routes + ") from " + plan.from()
                + (plan.until() == null ? "" : " to " + plan.until().minusDays(1)) + " on weekdays "
                + Weekdays.text(plan.weekdays());
    }
}
