package org.sweepwatch.supervise.work.figure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/** Makes figures and problems of what one vehicle did in one shift. Pure. */
final class VehicleJudge {
    /** Fewest points of work that allow a word on speed. */
    static final int SPEED_POINTS = 60;
    /** Shortest way of work that allows a word on where it was done, m. */
    static final double STRAY_M = 500;

    private final Rules rules;
    private final Map<Integer, PlannedRoute> routes;

    VehicleJudge(Rules rules, Map<Integer, PlannedRoute> routes) {
        this.rules = rules;
        this.routes = routes;
    }

    /** @param coverage length covered and planned, passes done and required of its own routes */
    VehicleShift judge(ShiftSums s, OwnCoverage coverage) {
        Set<Problem> problems = problems(s);
        return new VehicleShift(
                s.vehicle.id(),
                s.vehicle.plate(),
                s.vehicle.phone(),
                s.vehicle.district(),
                s.vehicle.code(),
                s.shift.id(),
                s.shift.name(),
                s.duty != null && s.duty.operation() != null
                        ? s.duty.operation().name()
                        : s.vehicle.operation(),
                s.planned(),
                s.duty == null ? null : s.duty.exemptReason(),
                s.out(),
                s.plannedStart,
                s.firstWork,
                s.lastWork,
                rounded(s),
                List.copyOf(s.stops),
                s.expectedPoints,
                s.received,
                s.good,
                s.drift,
                tenths(s.unprovenS / 60),
                s.completeness() == null ? null : Math.round(s.completeness() * 1e4) / 1e4,
                codes(s),
                figures(s, coverage),
                problems.stream().map(Enum::name).toList(),
                problems.stream().map(Problem::chinese).toList());
    }

    /**
     * What people enter for a vehicle is of the whole day.
     *
     * @param shifts what it did in each of its shifts
     */
    static VehicleWholeDay wholeDay(Vehicle vehicle, List<ShiftSums> shifts, EnteredJudge entered) {
        List<ShiftSums> counted = shifts.stream().filter(ShiftSums::counted).toList();
        return new VehicleWholeDay(
                vehicle.id(),
                vehicle.plate(),
                vehicle.phone(),
                vehicle.district(),
                vehicle.code(),
                shifts.stream().map(s -> s.shift.id()).toList(),
                shifts.stream().map(s -> s.shift.name()).toList(),
                ShiftSums.completeness(counted),
                List.of(
                        entered.ofVehicle(FigureId.C12, vehicle.id(), counted),
                        entered.ofVehicle(FigureId.C13, vehicle.id(), counted)));
    }

    private List<String> codes(ShiftSums s) {
        return s.duty == null
                ? List.of()
                : s.duty.routes().stream()
                        .filter(routes::containsKey)
                        .map(id -> routes.get(id).route().code())
                        .toList();
    }

    private static List<StateShare> rounded(ShiftSums s) {
        return s.states.values().stream()
                .map(one -> new StateShare(
                        one.state(),
                        one.stateZh(),
                        one.rule(),
                        one.ruleZh(),
                        tenths(one.minutes()),
                        Math.round(one.km() * 1000) / 1000.0,
                        one.points()))
                .toList();
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private List<Figure> figures(ShiftSums s, OwnCoverage coverage) {
        Double completeness = s.completeness();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.share(FigureId.C3, s.workingM / 1000, s.effectiveM / 1000, completeness, rules));
        figures.add(
                Figure.share(FigureId.C4, coverage.coveredM() / 1000, coverage.plannedM() / 1000, completeness, rules));
        figures.add(Figure.share(FigureId.C5, coverage.passesDone(), coverage.passesPlanned(), completeness, rules));
        figures.add(Figure.share(
                FigureId.C6, s.overspeedPoints, s.workingPoints + (double) s.overspeedPoints, completeness, rules));
        figures.add(Figure.share(FigureId.C7, s.offRouteM / 1000, s.workingM / 1000, completeness, rules));
        figures.add(Figure.number(FigureId.C8, s.stops.size(), completeness, rules));
        figures.add(Figure.number(FigureId.C9, s.forbiddenS / 60, completeness, rules));
        figures.add(Figure.share(FigureId.T4, s.totalKm - s.brokenKm, s.totalKm, completeness, rules));
        figures.add(Figure.share(FigureId.T5, s.good, s.received, completeness, rules));
        return figures;
    }

    private Set<Problem> problems(ShiftSums s) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (!s.counted()) {
            return problems;
        }
        if (s.silent()) {
            problems.add(Problem.NO_GPS);
            return problems;
        }
        if (!s.assessable()) {
            return problems;
        }
        if (s.planned() && !s.out() && shiftIsOver(s)) {
            problems.add(Problem.NOT_OUT);
        }
        if (s.planned() && s.out() && s.firstWork == null && shiftIsOver(s)) {
            problems.add(Problem.NOT_WORKING);
        }
        if (s.planned()
                && s.offRouteM > STRAY_M
                && s.offRouteM > rules.share(RuleKey.TARGET_OFF_ROUTE_PCT) * s.workingM) {
            problems.add(Problem.OFF_ROUTE);
        }
        int points = s.workingPoints + s.overspeedPoints;
        if (points >= SPEED_POINTS && s.overspeedPoints > rules.share(RuleKey.TARGET_OVERSPEED_PCT) * points) {
            problems.add(Problem.OVERSPEED);
        }
        if (s.stops.size() > rules.number(RuleKey.TARGET_STOPS)) {
            problems.add(Problem.STOPS);
        }
        if (s.forbiddenS / 60 > rules.number(RuleKey.TARGET_FORBIDDEN_MIN)) {
            problems.add(Problem.FORBIDDEN);
        }
        return problems;
    }

    /** A vehicle may still go out and work while its shift lasts. */
    private static boolean shiftIsOver(ShiftSums s) {
        return s.asOfMs() >= s.endMs;
    }

    /**
     * How much of its own routes a vehicle covered.
     *
     * @param passesPlanned passes it was to make: one over each segment
     */
    record OwnCoverage(double coveredM, double plannedM, int passesDone, int passesPlanned) {
        static final OwnCoverage NONE = new OwnCoverage(0, 0, 0, 0);
    }
}
