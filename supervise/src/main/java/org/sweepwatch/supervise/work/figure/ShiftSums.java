package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.SlotCounts;
import org.sweepwatch.supervise.plan.PlannedDuty;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.plan.TimeWindows;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.fold.Mileage;
import org.sweepwatch.supervise.work.fold.WorkDayFold;
import org.sweepwatch.supervise.work.state.WorkRule;
import org.sweepwatch.supervise.work.state.WorkRun;
import org.sweepwatch.supervise.work.state.WorkState;

/**
 * What one vehicle did in one shift, added up: its runs cut to the times that count, which are the shift as far as it has
 * passed while the device is in service, less weather stops, exemptions and outages of the platform. Filled once, then only read.
 */
final class ShiftSums {
    /** A silent vehicle is not called so before this much of its shift has passed, s. */
    static final double SILENT_FROM_S = 1_800;

    private static final long MINUTE_MS = OperationalCalendar.MINUTE_MS;

    final Vehicle vehicle;
    final Shift shift;
    final PlannedDuty duty;
    final long startMs;
    final long endMs;
    /** When work is to begin at the latest: null when no plan says so. */
    final Instant plannedStart;

    double expectedS;
    double unprovenS;
    double ignitionS;
    double workingM;
    double effectiveM;
    double drivenM;
    int workingPoints;
    int overspeedPoints;
    double offRouteM;
    double forbiddenS;
    Instant firstWork;
    Instant lastWork;
    long received;
    long good;
    long drift;
    long expectedPoints;
    double totalKm;
    double brokenKm;
    final List<VehicleShift.Stop> stops = new ArrayList<>();
    final Map<String, StateShare> states = new TreeMap<>();

    private final WorkFacts facts;
    private final Rules rules;
    /** Made when first needed: most vehicles keep to their routes. */
    private AlongPlanned alongPlanned;

    private double strayM;
    private double strayS;
    private long strayUntilMs;

    /** @param duty what the vehicle was to do in the shift, null when no plan says so */
    ShiftSums(
            WorkFacts facts,
            Map<Integer, PlannedRoute> routes,
            OperationalCalendar calendar,
            Vehicle vehicle,
            Shift shift,
            PlannedDuty duty) {
        this.facts = facts;
        this.rules = facts.truth().rules();
        this.vehicle = vehicle;
        this.shift = shift;
        this.duty = duty;
        OperationalCalendar.Window window = shift.on(facts.day(), calendar);
        this.startMs = window.from().toEpochMilli();
        this.endMs = window.to().toEpochMilli();
        this.plannedStart = plannedStart(duty, routes);
        WorkDayFold fold = facts.work().get(vehicle.id());
        for (long[] span : spans(startMs, Math.min(endMs, facts.asOfMs()))) {
            expectedS += (span[1] - span[0]) / 1000.0;
            if (fold == null) {
                unprovenS += (span[1] - span[0]) / 1000.0;
            } else {
                add(fold, span[0], span[1], routes);
            }
        }
        endStray();
        if (fold != null) {
            int fromMinute = calendar.minuteOf(facts.day().toEpochDay(), startMs);
            int toMinute = calendar.minuteOf(facts.day().toEpochDay(), endMs);
            addMileage(fold.mileage(), fromMinute, toMinute);
            addDrift(fromMinute, toMinute);
            if (fold.overflow() > 0) {
                // Some of the day found no room in the fold: no figure of it may be believed.
                unprovenS = expectedS;
            }
        }
        long tauMs = rules.secondsMs(RuleKey.INTERVAL_S);
        expectedPoints = Math.round((ignitionS + unprovenS) * 1000 / tauMs);
    }

    /**
     * The first minute of the duty in which one of its routes is to be worked on and no stop holds it up; null when there is
     * none.
     */
    private static Instant plannedStart(PlannedDuty duty, Map<Integer, PlannedRoute> routes) {
        if (duty == null) {
            return null;
        }
        for (Instant at = duty.start(); at.isBefore(duty.end()); at = at.plusMillis(MINUTE_MS)) {
            Instant minute = at;
            boolean stopped = duty.stops().stream()
                    .anyMatch(stop -> !minute.isBefore(stop.from()) && minute.isBefore(stop.until()));
            boolean toWork = duty.routes().isEmpty()
                    || duty.routes().stream()
                            .map(routes::get)
                            .anyMatch(route -> route == null
                                    || route.windows().isEmpty()
                                    || route.windows().contains(minute));
            if (!stopped && toWork) {
                return at;
            }
        }
        return null;
    }

    /** What is left of the time in service after stops, exemptions and outages of the platform. */
    private List<long[]> spans(long fromMs, long untilMs) {
        List<long[]> off = new ArrayList<>();
        if (duty != null) {
            duty.stops()
                    .forEach(stop -> off.add(
                            new long[] {stop.from().toEpochMilli(), stop.until().toEpochMilli()}));
        }
        facts.downtime().away().forEach(span -> off.add(new long[] {span.fromMs(), span.untilMs()}));
        off.sort(Comparator.comparingLong(one -> one[0]));
        long at = Math.max(fromMs, vehicle.inServiceFrom().toEpochMilli());
        long end = vehicle.inServiceUntil() == null
                ? untilMs
                : Math.min(untilMs, vehicle.inServiceUntil().toEpochMilli());
        List<long[]> spans = new ArrayList<>();
        for (long[] one : off) {
            if (one[0] > at && at < end) {
                spans.add(new long[] {at, Math.min(one[0], end)});
            }
            at = Math.max(at, one[1]);
        }
        if (end > at) {
            spans.add(new long[] {at, end});
        }
        return spans;
    }

    private void add(WorkDayFold fold, long fromMs, long untilMs, Map<Integer, PlannedRoute> routes) {
        List<WorkRun> runs = fold.runs();
        if (runs.isEmpty()) {
            unprovenS += (untilMs - fromMs) / 1000.0;
            return;
        }
        long firstMs = runs.get(0).fromMs();
        if (fromMs < firstMs) {
            unprovenS += (Math.min(firstMs, untilMs) - fromMs) / 1000.0;
        }
        long knownUntilMs = fold.lastMs()
                + (fold.endsOff() ? Long.MAX_VALUE / 2 : fold.basis().tauMs());
        if (untilMs > knownUntilMs) {
            unprovenS += (untilMs - Math.max(fromMs, knownUntilMs)) / 1000.0;
        }
        for (WorkRun run : runs) {
            WorkRun part = run.within(fromMs, untilMs);
            if (part != null) {
                add(asPlanned(part), routes);
            }
        }
    }

    /** Work that only speed and place speak for is work where the vehicle was sent to, and driving elsewhere. */
    private WorkRun asPlanned(WorkRun run) {
        if (run.state() == WorkState.WORKING
                && !run.proven()
                && duty != null
                && !duty.routes().contains(run.routeId())) {
            return new WorkRun(
                    WorkState.TRANSIT, run.rule(), 0, run.fromMs(), run.untilMs(), run.metres(), run.points());
        }
        return run;
    }

    private void add(WorkRun run, Map<Integer, PlannedRoute> routes) {
        String state = run.state().name().toLowerCase(Locale.ROOT);
        String rule = run.rule().name().toLowerCase(Locale.ROOT);
        states.merge(
                run.state().ordinal() + rule,
                new StateShare(
                        state,
                        run.state().chinese(),
                        rule,
                        run.rule().chinese(),
                        run.seconds() / 60,
                        run.metres() / 1000,
                        run.points()),
                (a, b) -> new StateShare(
                        a.state(),
                        a.stateZh(),
                        a.rule(),
                        a.ruleZh(),
                        a.minutes() + b.minutes(),
                        a.km() + b.km(),
                        a.points() + b.points()));
        switch (run.state()) {
            case UNKNOWN -> unprovenS += run.seconds();
            case PARKED -> {
                // Nothing is expected of it.
            }
            case SERVICE -> ignitionS += run.seconds();
            case IDLE -> {
                ignitionS += run.seconds();
                stop(run);
            }
            case WORKING, WORK_OVERSPEED -> work(run, routes);
            case TRANSIT -> {
                ignitionS += run.seconds();
                effectiveM += run.metres();
            }
        }
        if (run.state() != WorkState.PARKED && run.rule() != WorkRule.GAP) {
            drivenM += run.metres();
        }
    }

    private void stop(WorkRun run) {
        double minutes = run.seconds() / 60;
        if (minutes > rules.number(RuleKey.STOP_MIN)) {
            stops.add(new VehicleShift.Stop(
                    Instant.ofEpochMilli(run.fromMs()),
                    Instant.ofEpochMilli(run.untilMs()),
                    Math.round(minutes * 10) / 10.0));
        }
    }

    private void work(WorkRun run, Map<Integer, PlannedRoute> routes) {
        ignitionS += run.seconds();
        effectiveM += run.metres();
        Instant from = Instant.ofEpochMilli(run.fromMs());
        firstWork = firstWork == null ? from : firstWork;
        lastWork = Instant.ofEpochMilli(run.untilMs());
        if (run.state() == WorkState.WORK_OVERSPEED) {
            overspeedPoints += run.points();
            return;
        }
        workingPoints += run.points();
        workingM += run.metres();
        for (WorkRun astray : astray(run)) {
            if (astray.fromMs() != strayUntilMs) {
                endStray();
            }
            strayM += astray.metres();
            strayS += astray.seconds();
            strayUntilMs = astray.untilMs();
        }
        PlannedRoute route = routes.get(run.routeId());
        if (route != null && !route.forbidden().isEmpty()) {
            forbiddenS += forbidden(route.forbidden(), run.fromMs(), run.untilMs());
        }
    }

    /** The parts of work off the route, by begin: neither on a planned route nor along one. */
    private List<WorkRun> astray(WorkRun run) {
        // Where none of the planned routes is in force that day nobody can say where it should be.
        if (duty == null || duty.routes().isEmpty()) {
            return run.routeId() == 0 ? List.of(run) : List.of();
        }
        if (duty.routes().contains(run.routeId())) {
            return List.of();
        }
        if (alongPlanned == null) {
            WorkDayFold fold = facts.work().get(vehicle.id());
            alongPlanned = new AlongPlanned(fold.passes(vehicle.id()), fold.basis(), duty.routes());
        }
        return alongPlanned.off(run);
    }

    private void endStray() {
        if (strayS > rules.number(RuleKey.OFF_ROUTE_S)) {
            offRouteM += strayM;
        }
        strayM = 0;
        strayS = 0;
    }

    private static double forbidden(TimeWindows windows, long fromMs, long untilMs) {
        double seconds = 0;
        for (long at = fromMs; at < untilMs; ) {
            long next = Math.min(untilMs, (at / MINUTE_MS + 1) * MINUTE_MS);
            if (windows.contains(Instant.ofEpochMilli(at))) {
                seconds += (next - at) / 1000.0;
            }
            at = next;
        }
        return seconds;
    }

    private void addMileage(Mileage mileage, int fromMinute, int toMinute) {
        received = mileage.sum(Mileage.Kind.RECEIVED, fromMinute, toMinute);
        good = mileage.sum(Mileage.Kind.OK, fromMinute, toMinute);
        totalKm = mileage.sum(Mileage.Kind.TOTAL_DM, fromMinute, toMinute) / 10_000.0;
        brokenKm = mileage.sum(Mileage.Kind.BROKEN_DM, fromMinute, toMinute) / 10_000.0;
    }

    private void addDrift(int fromMinute, int toMinute) {
        DeviceDayFold health = facts.health().get(vehicle.id());
        if (health != null) {
            MinuteSet others = MinuteSet.ofRange(fromMinute, toMinute).complement();
            drift = health.track().counts().sum(SlotCounts.Kind.DRIFT, others);
        }
    }

    long asOfMs() {
        return facts.asOfMs();
    }

    boolean planned() {
        return duty != null;
    }

    /** Whether any of the shift was to be seen: the device in service, nothing excused. */
    boolean due() {
        return expectedS > 0 || !counted();
    }

    /** Whether its duty is counted: not exempt as a whole. */
    boolean counted() {
        return duty == null || !duty.exempt();
    }

    /** Due for long enough, and nothing good came. */
    boolean silent() {
        return planned() && good == 0 && expectedS >= SILENT_FROM_S;
    }

    boolean droveOut() {
        return drivenM > rules.number(RuleKey.DUTY_KM) * 1000;
    }

    /** Whether it went out; a silent one counts as out, for nobody knows better and its device is the problem. */
    boolean out() {
        return droveOut() || silent();
    }

    /** Share of the time due of which something is known; null when none has passed. */
    Double completeness() {
        return expectedS > 0 ? Math.max(0, 1 - unprovenS / expectedS) : null;
    }

    /** The same of several, to four decimals. */
    static Double completeness(List<ShiftSums> all) {
        double expected = 0;
        double unproven = 0;
        for (ShiftSums s : all) {
            expected += s.expectedS;
            unproven += s.unprovenS;
        }
        return expected > 0 ? Math.round(Math.max(0, 1 - unproven / expected) * 1e4) / 1e4 : null;
    }

    boolean assessable() {
        Double completeness = completeness();
        return completeness != null && completeness >= rules.share(RuleKey.ASSESSABLE_PCT);
    }

    /** Only where there is a planned start. */
    boolean onTime() {
        return firstWork != null
                && !firstWork.isAfter(plannedStart.plusMillis(rules.whole(RuleKey.ON_TIME_MIN) * MINUTE_MS));
    }

    boolean driftVehicle() {
        return drift >= rules.whole(RuleKey.DRIFT_POINTS);
    }
}
