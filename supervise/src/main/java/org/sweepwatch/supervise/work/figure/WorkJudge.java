package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.plan.PlannedDuty;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.figure.VehicleJudge.OwnCoverage;

/**
 * Judges the work of a day: plans, shifts and rules laid over the folds of all vehicles. A function of its facts: the same
 * facts give the same report. Any thread.
 */
public final class WorkJudge {
    private static final Comparator<Vehicle> BY_DISTRICT_AND_CODE = Comparator.comparing(
                    Vehicle::district, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Vehicle::code, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Vehicle::id);

    private final OperationalCalendar calendar;

    public WorkJudge(OperationalCalendar calendar) {
        this.calendar = calendar;
    }

    /** The provisional report; {@link WorkReport#frozen()} makes it final. */
    public WorkReport judge(WorkFacts facts) {
        Rules rules = facts.truth().rules();
        Map<Integer, PlannedRoute> routes = facts.truth().routes().stream()
                .collect(Collectors.toMap(planned -> planned.route().id(), Function.identity()));
        CoverageJudge coverage = new CoverageJudge(facts, calendar);
        VehicleJudge judge = new VehicleJudge(rules, routes);
        List<ShiftSums> sums = sums(facts, routes);
        Map<ShiftSums, VehicleShift> vehicles = new LinkedHashMap<>();
        for (ShiftSums s : sums) {
            vehicles.put(s, judge.judge(s, s.duty == null ? OwnCoverage.NONE : coverage.own(s.duty)));
        }
        List<RouteShift> rows = rows(facts, coverage, sums);
        List<VehicleShift> list = List.copyOf(vehicles.values());
        EnteredJudge entered = new EnteredJudge(facts);
        double floor = rules.share(RuleKey.ASSESSABLE_PCT);
        Instant asOf = Instant.ofEpochMilli(facts.asOfMs());
        return new WorkReport(
                new VehicleDayReport(
                        facts.day(),
                        WorkReport.PROVISIONAL,
                        asOf,
                        facts.generatedAt(),
                        facts.recomputing(),
                        floor,
                        Bulletin.of(facts.day(), facts.truth().shifts(), list),
                        districts(facts, entered, sums, vehicles, rows),
                        list,
                        wholeDay(facts, entered, sums),
                        FigureTexts.of(rules)),
                new RouteCoverageReport(
                        facts.day(),
                        WorkReport.PROVISIONAL,
                        asOf,
                        facts.generatedAt(),
                        facts.recomputing(),
                        floor,
                        rows));
    }

    /** Every vehicle in every shift in which it was planned or went out. */
    private List<ShiftSums> sums(WorkFacts facts, Map<Integer, PlannedRoute> routes) {
        Map<Integer, List<PlannedDuty>> duties = new HashMap<>();
        facts.truth()
                .duties()
                .duties()
                .forEach(duty -> duties.computeIfAbsent(duty.vehicleId(), id -> new ArrayList<>())
                        .add(duty));
        List<ShiftSums> sums = new ArrayList<>();
        for (Vehicle vehicle : facts.truth().vehicles()) {
            for (Shift shift : facts.truth().shifts()) {
                if (shift.on(facts.day(), calendar).from().toEpochMilli() >= facts.asOfMs()) {
                    continue;
                }
                PlannedDuty duty = duties.getOrDefault(vehicle.id(), List.of()).stream()
                        .filter(one -> one.shift().id().equals(shift.id()))
                        .findFirst()
                        .orElse(null);
                ShiftSums s = new ShiftSums(facts, routes, calendar, vehicle, shift, duty);
                if (s.due() && (s.planned() || s.droveOut())) {
                    sums.add(s);
                }
            }
        }
        sums.sort(Comparator.comparing((ShiftSums s) -> s.vehicle, BY_DISTRICT_AND_CODE)
                .thenComparing(s -> s.startMs));
        return sums;
    }

    private static List<RouteShift> rows(WorkFacts facts, CoverageJudge coverage, List<ShiftSums> sums) {
        List<RouteShift> rows = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>(facts.truth().shifts());
        shifts.add(null);
        List<PlannedRoute> routes = facts.truth().routes().stream()
                .sorted(Comparator.comparing((PlannedRoute p) -> p.route().district())
                        .thenComparing(p -> p.route().code()))
                .toList();
        for (PlannedRoute route : routes) {
            for (Shift shift : shifts) {
                List<ShiftSums> inShift = sums.stream()
                        .filter(s -> shift == null || s.shift.id().equals(shift.id()))
                        .toList();
                RouteShift row = coverage.judge(route, shift, inShift);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Every vehicle that was planned, went out, or has an entry. */
    private static List<VehicleWholeDay> wholeDay(WorkFacts facts, EnteredJudge entered, List<ShiftSums> sums) {
        Map<Integer, List<ShiftSums>> shifts = sums.stream().collect(Collectors.groupingBy(s -> s.vehicle.id()));
        return facts.truth().vehicles().stream()
                .filter(vehicle -> shifts.containsKey(vehicle.id()) || entered.has(vehicle.id()))
                .sorted(BY_DISTRICT_AND_CODE)
                .map(vehicle -> VehicleJudge.wholeDay(vehicle, shifts.getOrDefault(vehicle.id(), List.of()), entered))
                .toList();
    }

    private List<DistrictShift> districts(
            WorkFacts facts,
            EnteredJudge entered,
            List<ShiftSums> sums,
            Map<ShiftSums, VehicleShift> vehicles,
            List<RouteShift> rows) {
        DistrictJudge judge = new DistrictJudge(facts, entered, calendar);
        Set<String> named = new TreeSet<>();
        facts.truth().vehicles().stream()
                .map(Vehicle::district)
                .filter(Objects::nonNull)
                .forEach(named::add);
        facts.truth().grids().stream()
                .map(Area::district)
                .filter(name -> !name.isEmpty())
                .forEach(named::add);
        List<String> districts = new ArrayList<>(named);
        districts.add(null);
        List<Shift> shifts = new ArrayList<>(facts.truth().shifts());
        shifts.add(null);
        List<DistrictShift> all = new ArrayList<>();
        for (String district : districts) {
            for (Shift shift : shifts) {
                all.add(judge.judge(district, shift, sums, vehicles, rows));
            }
        }
        return all;
    }
}
