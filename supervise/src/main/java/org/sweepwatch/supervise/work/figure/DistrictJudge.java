package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.store.query.GridVisit;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.fold.GridStay;
import org.sweepwatch.supervise.work.patrol.GridPatrol;
import org.sweepwatch.supervise.work.patrol.PatrolRule;

/** Makes the figures of a district in a shift from those of its vehicles and routes. Pure. */
final class DistrictJudge {
    private final WorkFacts facts;
    private final EnteredJudge entered;
    private final OperationalCalendar calendar;
    private final Rules rules;
    private final List<GridVisit> visits;

    DistrictJudge(WorkFacts facts, EnteredJudge entered, OperationalCalendar calendar) {
        this.facts = facts;
        this.entered = entered;
        this.calendar = calendar;
        this.rules = facts.truth().rules();
        this.visits = visits(facts);
    }

    /**
     * One district, or the city, in one shift, or on the day.
     *
     * @param district null for the city
     * @param shift null for the day
     * @param all what every vehicle did in every shift
     * @param problems of them
     * @param routes rows of every route and shift
     */
    DistrictShift judge(
            String district,
            Shift shift,
            List<ShiftSums> all,
            Map<ShiftSums, VehicleShift> problems,
            List<RouteShift> routes) {
        List<ShiftSums> counted = all.stream()
                .filter(s -> s.counted() && (district == null || district.equals(s.vehicle.district())))
                .filter(s -> shift == null || s.shift.id().equals(shift.id()))
                .toList();
        List<RouteShift> roads = routes.stream()
                .filter(row -> district == null || district.equals(row.district()))
                .filter(row -> Objects.equals(row.shift(), shift == null ? null : shift.id()))
                .toList();
        List<ShiftSums> planned = counted.stream().filter(ShiftSums::planned).toList();
        List<ShiftSums> out = counted.stream().filter(ShiftSums::out).toList();
        Double completeness = ShiftSums.completeness(counted);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.share(
                FigureId.C1,
                planned.stream().filter(ShiftSums::out).count(),
                planned.size(),
                ShiftSums.completeness(planned),
                rules));
        long withoutPlanProblem = out.stream()
                .filter(s -> problems.get(s).problems().stream()
                        .noneMatch(name -> Problem.valueOf(name).plan()))
                .count();
        figures.add(Figure.share(FigureId.C2, withoutPlanProblem, out.size(), ShiftSums.completeness(out), rules));
        figures.add(Figure.share(
                FigureId.C3,
                sum(counted, s -> s.workingM) / 1000,
                sum(counted, s -> s.effectiveM) / 1000,
                completeness,
                rules));
        figures.add(ofRoads(FigureId.C4, roads));
        figures.add(ofRoads(FigureId.C5, roads));
        double overspeed = sum(counted, s -> s.overspeedPoints);
        figures.add(Figure.share(
                FigureId.C6, overspeed, overspeed + sum(counted, s -> s.workingPoints), completeness, rules));
        figures.add(Figure.share(
                FigureId.C7,
                sum(counted, s -> s.offRouteM) / 1000,
                sum(counted, s -> s.workingM) / 1000,
                completeness,
                rules));
        figures.add(Figure.mean(FigureId.C8, sum(out, s -> s.stops.size()), out.size(), completeness, rules));
        figures.add(Figure.number(FigureId.C9, sum(counted, s -> s.forbiddenS) / 60, completeness, rules));
        List<ShiftSums> judged = out.stream()
                .filter(s -> s.plannedStart != null && s.assessable())
                .toList();
        figures.add(Figure.share(
                FigureId.C10,
                judged.stream().filter(ShiftSums::onTime).count(),
                judged.size(),
                ShiftSums.completeness(out),
                rules));
        figures.add(ofRoads(FigureId.C11, roads));
        addEntered(figures, counted, district, shift);
        addPatrols(figures, district, shift);
        addTransport(figures, counted, district, shift);
        return new DistrictShift(
                district,
                shift == null ? null : shift.id(),
                shift == null ? "全天" : shift.name(),
                planned.size(),
                out.size(),
                completeness,
                figures);
    }

    /** What somebody entered for the day; of a single shift nothing is entered. */
    private void addEntered(List<Figure> figures, List<ShiftSums> counted, String district, Shift shift) {
        if (shift != null) {
            List.of(FigureId.C12, FigureId.C13, FigureId.C14).forEach(id -> figures.add(Figure.noData(id)));
            return;
        }
        figures.add(entered.ofArea(FigureId.C12, district, counted));
        figures.add(entered.ofArea(FigureId.C13, district, counted));
        figures.add(entered.share(FigureId.C14, district));
    }

    private interface Value {
        double of(ShiftSums sums);
    }

    private static double sum(List<ShiftSums> of, Value value) {
        return of.stream().mapToDouble(value::of).sum();
    }

    /** Sums numerators and denominators of rows, and their completeness by length. */
    private Figure ofRoads(FigureId id, List<RouteShift> roads) {
        double numerator = 0;
        double denominator = 0;
        double known = 0;
        double length = 0;
        for (RouteShift road : roads) {
            Figure one = road.figures().stream()
                    .filter(figure -> figure.id().equals(id.name()))
                    .findFirst()
                    .orElseThrow();
            numerator += one.numerator();
            denominator += one.denominator();
            if (road.completeness() != null) {
                known += road.completeness() * road.lengthM();
                length += road.lengthM();
            }
        }
        return Figure.share(id, numerator, denominator, length > 0 ? known / length : null, rules);
    }

    /**
     * Patrols of the grids that the district answers for, by vehicles and by check-ins (网格巡查): full ones over the shifts,
     * grids visited at all over the time. A shift without a visit of any grid in the whole city was not observed: it counts
     * as neither done nor missed.
     */
    private void addPatrols(List<Figure> figures, String district, Shift shift) {
        Set<String> due = facts.truth().grids().stream()
                .filter(grid -> district == null || district.equals(grid.district()))
                .map(Area::code)
                .collect(Collectors.toSet());
        PatrolRule rule = PatrolRule.of(rules);
        long full = 0;
        long dueInShifts = 0;
        for (Shift one : shift == null ? facts.truth().shifts() : List.of(shift)) {
            List<GridVisit> seen = visitsWithin(one.on(facts.day(), calendar));
            if (!seen.isEmpty()) {
                full += GridPatrol.of(due, seen, rule).patrolled().numerator();
                dueInShifts += due.size();
            }
        }
        List<GridVisit> seen =
                visitsWithin(shift == null ? calendar.windowOf(facts.day()) : shift.on(facts.day(), calendar));
        double observed = seen.isEmpty() ? 0 : 1;
        figures.add(Figure.share(FigureId.D1, full, seen.isEmpty() ? due.size() : dueInShifts, observed, rules));
        figures.add(Figure.share(
                FigureId.D2, GridPatrol.of(due, seen, rule).visited().numerator(), due.size(), observed, rules));
    }

    private List<GridVisit> visitsWithin(OperationalCalendar.Window window) {
        return visits.stream()
                .filter(visit ->
                        !visit.from().isBefore(window.from()) && visit.from().isBefore(window.to()))
                .toList();
    }

    /** Check-ins, and what the folds of the vehicles remember. */
    private static List<GridVisit> visits(WorkFacts facts) {
        Map<Integer, String> codes = facts.truth().grids().stream().collect(Collectors.toMap(Area::id, Area::code));
        List<GridVisit> all = new ArrayList<>(facts.visits());
        facts.work().forEach((vehicle, fold) -> {
            for (GridStay stay : fold.gridStays()) {
                String grid = codes.get(stay.gridId());
                if (grid != null) {
                    all.add(new GridVisit(
                            grid,
                            Integer.toString(vehicle),
                            GridVisit.VEHICLE,
                            Instant.ofEpochMilli(stay.fromMs()),
                            Instant.ofEpochMilli(stay.untilMs()),
                            stay.points(),
                            false));
                }
            }
        });
        return all;
    }

    private void addTransport(List<Figure> figures, List<ShiftSums> counted, String district, Shift shift) {
        List<Vehicle> register = facts.truth().vehicles().stream()
                .filter(vehicle -> district == null || district.equals(vehicle.district()))
                .filter(vehicle -> vehicle.inService(
                        calendar.windowOf(facts.day()).from(),
                        calendar.windowOf(facts.day()).to()))
                .toList();
        figures.add(Figure.share(
                FigureId.T1,
                register.stream()
                        .filter(vehicle -> facts.everHeard().contains(vehicle.id()))
                        .count(),
                register.size(),
                null,
                rules));
        List<ShiftSums> onLine = counted.stream().filter(s -> s.good > 0).toList();
        figures.add(Figure.share(
                FigureId.T2,
                onLine.stream().filter(s -> s.planned() || s.droveOut()).count(),
                counted.stream().filter(s -> s.planned() || s.droveOut()).count(),
                null,
                rules));
        if (district == null) {
            figures.add(platform(shift));
        }
        Double completeness = ShiftSums.completeness(counted);
        double total = sum(counted, s -> s.totalKm);
        figures.add(Figure.share(FigureId.T4, total - sum(counted, s -> s.brokenKm), total, completeness, rules));
        figures.add(Figure.share(
                FigureId.T5, sum(counted, s -> s.good), sum(counted, s -> s.received), completeness, rules));
        figures.add(Figure.share(
                FigureId.T6,
                onLine.stream().filter(ShiftSums::driftVehicle).count(),
                onLine.size(),
                completeness,
                rules));
    }

    /** What was away as announced counts neither as down nor is it taken off the minutes. */
    private Figure platform(Shift shift) {
        OperationalCalendar.Window window =
                shift == null ? calendar.windowOf(facts.day()) : shift.on(facts.day(), calendar);
        long fromMs = window.from().toEpochMilli();
        long untilMs = Math.max(fromMs, Math.min(facts.asOfMs(), window.to().toEpochMilli()));
        double down = facts.downtime().unplannedMs(fromMs, untilMs) / 60_000.0;
        double minutes = (untilMs - fromMs) / 60_000.0;
        return Figure.share(FigureId.T3, minutes - down, minutes, null, rules);
    }
}
