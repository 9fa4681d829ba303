package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.sweepwatch.geo.coverage.MergedPass;
import org.sweepwatch.geo.coverage.SegmentPass;
import org.sweepwatch.geo.coverage.TrainMerge;
import org.sweepwatch.geo.route.RouteSegment;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.plan.PlannedDuty;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.plan.PlannedTime;
import org.sweepwatch.supervise.plan.RequiredPasses.Due;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.figure.VehicleJudge.OwnCoverage;
import org.sweepwatch.supervise.work.fold.UnprovenStretch;
import org.sweepwatch.supervise.work.fold.WorkDayFold;

/**
 * Lays the passes of all vehicles over the routes: what was swept, how often, and of what nothing is known. Made once for a
 * day, one thread.
 */
final class CoverageJudge {
    /** A break this long while a vehicle may have been anywhere hides a pass over any of its planned roads, ms. */
    static final long HIDING_MS = 600_000;

    private final WorkFacts facts;
    private final OperationalCalendar calendar;
    private final Rules rules;
    private final Map<Integer, OperationType> operations = new HashMap<>();
    private final Map<Integer, Map<Integer, List<SegmentPass>>> passes = new HashMap<>();
    private final Map<Integer, List<RouteSegment>> segments = new HashMap<>();
    private final Map<Integer, List<UnprovenStretch>> unproven = new HashMap<>();

    CoverageJudge(WorkFacts facts, OperationalCalendar calendar) {
        this.facts = facts;
        this.calendar = calendar;
        this.rules = facts.truth().rules();
        for (Vehicle vehicle : facts.truth().vehicles()) {
            OperationType.named(Objects.requireNonNullElse(vehicle.operation(), ""))
                    .ifPresent(operation -> operations.put(vehicle.id(), operation));
            WorkDayFold fold = facts.work().get(vehicle.id());
            if (fold != null) {
                read(vehicle.id(), fold);
            }
        }
        for (PlannedRoute route : facts.truth().routes()) {
            segments.put(route.route().id(), RouteSegment.of(route.route()));
        }
    }

    private void read(int vehicleId, WorkDayFold fold) {
        for (SegmentPass pass : fold.passes(vehicleId)) {
            if (pass.sensorProven() || sentThere(pass)) {
                passes.computeIfAbsent(pass.routeId(), id -> new HashMap<>())
                        .computeIfAbsent(pass.segmentIndex(), id -> new ArrayList<>())
                        .add(pass);
            }
        }
        unproven.put(vehicleId, fold.unproven());
    }

    /** Work inferred from speed counts where the vehicle was sent to; without any plans, everywhere. */
    private boolean sentThere(SegmentPass pass) {
        if (!facts.truth().duties().planned()) {
            return true;
        }
        return facts.truth().duties().of(pass.vehicleId()).stream()
                .anyMatch(duty -> duty.routes().contains(pass.routeId()) && during(duty, pass));
    }

    /** How much of its own planned routes one vehicle covered in its shift. */
    OwnCoverage own(PlannedDuty duty) {
        double coveredM = 0;
        double plannedM = 0;
        int done = 0;
        int planned = 0;
        for (int routeId : duty.routes()) {
            for (RouteSegment segment : segments.getOrDefault(routeId, List.of())) {
                List<SegmentPass> own =
                        within(
                                        routeId,
                                        segment.index(),
                                        duty.start().toEpochMilli(),
                                        duty.end().toEpochMilli())
                                .stream()
                                .filter(pass -> pass.vehicleId() == duty.vehicleId())
                                .toList();
                plannedM += segment.lengthM();
                planned++;
                if (complete(own, 1) > 0) {
                    coveredM += segment.lengthM();
                    done++;
                }
            }
        }
        double left = duty.left();
        int due = new PlannedTime(duty.start(), duty.end(), duty.stops()).passesLeft(Math.max(1, planned));
        return planned == 0
                ? OwnCoverage.NONE
                : new OwnCoverage(Math.min(coveredM, plannedM * left), plannedM * left, Math.min(done, due), due);
    }

    private List<SegmentPass> within(int routeId, int segment, long fromMs, long untilMs) {
        return passes.getOrDefault(routeId, Map.of()).getOrDefault(segment, List.of()).stream()
                .filter(pass -> pass.fromMs() >= fromMs && pass.fromMs() < untilMs)
                .toList();
    }

    private int complete(List<SegmentPass> of, int tracks) {
        return (int) merged(of, tracks).stream().filter(MergedPass::done).count();
    }

    private List<MergedPass> merged(List<SegmentPass> of, int tracks) {
        return of.isEmpty() ? List.of() : TrainMerge.merge(of, tracks, rules.share(RuleKey.COVERED_PCT));
    }

    /**
     * One route in one shift.
     *
     * @param shift null for the whole day
     * @param sums of the vehicles planned for it, to tell how complete the picture is
     * @return null when nothing was planned, required or done there
     */
    RouteShift judge(PlannedRoute planned, Shift shift, List<ShiftSums> sums) {
        OperationalCalendar.Window window =
                shift == null ? calendar.windowOf(facts.day()) : shift.on(facts.day(), calendar);
        long fromMs = window.from().toEpochMilli();
        long untilMs = window.to().toEpochMilli();
        int routeId = planned.route().id();
        List<ShiftSums> sent = sums.stream()
                .filter(s -> s.planned() && s.counted() && s.duty.routes().contains(routeId))
                .toList();
        List<Due> dues = dues(planned, shift);
        boolean due = !sent.isEmpty() || (!facts.truth().duties().planned() && !dues.isEmpty());
        Totals totals = new Totals(due);
        Set<Integer> swept = new TreeSet<>();
        Hidden hidden = new Hidden(routeId, sent, fromMs, untilMs);
        for (RouteSegment segment : segments.get(routeId)) {
            totals.add(segment, within(routeId, segment.index(), fromMs, untilMs), dues, hidden, swept);
        }
        if (!due && totals.required == 0 && totals.coveredM == 0) {
            return null;
        }
        Double completeness = completeness(sent);
        double dueM = due ? totals.lengthM * left(planned, sent, window) : 0;
        double doneM = Math.min(totals.coveredM, dueM);
        double sweptM = Math.min(totals.sweptM, dueM);
        return new RouteShift(
                routeId,
                planned.route().code(),
                planned.route().name(),
                planned.route().district(),
                planned.route().roadClass(),
                shift == null ? null : shift.id(),
                shift == null ? "全天" : shift.name(),
                !sent.isEmpty(),
                tenths(totals.lengthM),
                tenths(dueM),
                tenths(totals.coveredM),
                tenths(totals.unprovenM),
                tenths(Math.max(0, dueM - totals.coveredM - totals.unprovenM)),
                tenths(totals.provenM),
                totals.done,
                totals.required,
                completeness,
                codes(swept),
                List.of(
                        Figure.share(FigureId.C4, doneM / 1000, dueM / 1000, completeness, rules),
                        Figure.share(FigureId.C5, totals.done, totals.required, completeness, rules),
                        Figure.share(
                                FigureId.C11,
                                sweptM * planned.route().widthM() / 1e4,
                                dueM * planned.route().widthM() / 1e4,
                                completeness,
                                rules)),
                List.copyOf(totals.list));
    }

    private List<String> codes(Set<Integer> swept) {
        return facts.truth().vehicles().stream()
                .filter(vehicle -> swept.contains(vehicle.id()))
                .map(vehicle -> vehicle.code() == null ? vehicle.phone() : vehicle.code())
                .toList();
    }

    /** What is required in the shift, or on the day, less the passes that fall into weather stops. */
    private List<Due> dues(PlannedRoute planned, Shift shift) {
        List<Due> left = new ArrayList<>();
        for (Due due : planned.required(rules).dues()) {
            if (!due.on(facts.day()) || (shift != null && !shift.id().equals(due.shift()))) {
                continue;
            }
            OperationalCalendar.Window window = windowOf(due);
            int passes = due.operations().stream()
                    .mapToInt(operation ->
                            time(planned.route().district(), operation, window).passesLeft(due.passes()))
                    .max()
                    .orElse(0);
            if (passes > 0) {
                left.add(new Due(due.operations(), due.shift(), passes, due.everyDays()));
            }
        }
        return left;
    }

    private OperationalCalendar.Window windowOf(Due due) {
        return facts.truth().shifts().stream()
                .filter(shift -> shift.id().equals(due.shift()))
                .findFirst()
                .map(shift -> shift.on(facts.day(), calendar))
                .orElseGet(() -> calendar.windowOf(facts.day()));
    }

    /** A pass that is required in a shift does not count in another one, on the whole day neither. */
    private boolean inTime(Due due, SegmentPass pass) {
        OperationalCalendar.Window window = windowOf(due);
        return pass.fromMs() >= window.from().toEpochMilli()
                && pass.fromMs() < window.to().toEpochMilli();
    }

    /** What the pass was: the work the vehicle was sent out for then, else what it is for; null when nobody says. */
    private OperationType operation(SegmentPass pass) {
        return facts.truth().duties().of(pass.vehicleId()).stream()
                .filter(duty -> duty.operation() != null && during(duty, pass))
                .map(PlannedDuty::operation)
                .findFirst()
                .orElseGet(() -> operations.get(pass.vehicleId()));
    }

    private boolean sweeps(SegmentPass pass) {
        OperationType operation = operation(pass);
        return operation != null && operation.sweeps();
    }

    private static boolean during(PlannedDuty duty, SegmentPass pass) {
        return pass.fromMs() >= duty.start().toEpochMilli()
                && pass.fromMs() < duty.end().toEpochMilli();
    }

    private PlannedTime time(String district, OperationType operation, OperationalCalendar.Window window) {
        return new PlannedTime(
                window.from(),
                window.to(),
                facts.truth().weatherStops().stream()
                        .filter(stop -> stop.covers(district, operation.name()))
                        .map(stop -> new PlannedDuty.Stop(stop.from(), stop.until(), stop.reason()))
                        .toList());
    }

    /** Share of the time that stops leave: of the vehicles sent there, else of the operations that are required. */
    private double left(PlannedRoute planned, List<ShiftSums> sent, OperationalCalendar.Window window) {
        if (!sent.isEmpty()) {
            return sent.stream().mapToDouble(s -> s.duty.left()).average().orElse(1);
        }
        return planned.required(rules).dues().stream()
                .flatMap(due -> due.operations().stream())
                .mapToDouble(operation ->
                        time(planned.route().district(), operation, window).left())
                .max()
                .orElse(1);
    }

    private static Double completeness(List<ShiftSums> sent) {
        double expected = sent.stream().mapToDouble(s -> s.expectedS).sum();
        double unknown = sent.stream().mapToDouble(s -> s.unprovenS).sum();
        return expected > 0 ? Math.round(Math.max(0, 1 - unknown / expected) * 1e4) / 1e4 : null;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Where a pass may have been that nobody saw. */
    private final class Hidden {
        private boolean anywhere;
        private final Set<Integer> indexes = new HashSet<>();

        Hidden(int routeId, List<ShiftSums> sent, long fromMs, long untilMs) {
            for (ShiftSums s : sent) {
                anywhere |= s.silent() || !s.assessable();
                for (UnprovenStretch gap : unproven.getOrDefault(s.vehicle.id(), List.of())) {
                    boolean inTime = gap.untilMs() > fromMs && gap.fromMs() < untilMs;
                    if (inTime && gap.routeId() == routeId) {
                        for (int i = gap.firstSegment(); i <= gap.lastSegment(); i++) {
                            indexes.add(i);
                        }
                    }
                    anywhere |= inTime && gap.routeId() == 0 && gap.untilMs() - gap.fromMs() >= HIDING_MS;
                }
            }
        }

        boolean covers(int segment) {
            return anywhere || indexes.contains(segment);
        }
    }

    /** Adds up the segments of one route. */
    private final class Totals {
        private final boolean due;
        private final List<RouteShift.Segment> list = new ArrayList<>();
        private double lengthM;
        private double coveredM;
        private double sweptM;
        private double provenM;
        private double unprovenM;
        private int done;
        private int required;

        Totals(boolean due) {
            this.due = due;
        }

        void add(RouteSegment segment, List<SegmentPass> all, List<Due> dues, Hidden hidden, Set<Integer> swept) {
            int tracks = segment.route().tracksRequired();
            List<MergedPass> complete =
                    merged(all, tracks).stream().filter(MergedPass::done).toList();
            boolean sweptByMachine =
                    complete(all.stream().filter(CoverageJudge.this::sweeps).toList(), tracks) > 0;
            int segmentDone = 0;
            int segmentRequired = 0;
            for (Due due : dues) {
                List<SegmentPass> counting = all.stream()
                        .filter(pass -> due.operations().contains(operation(pass)) && inTime(due, pass))
                        .toList();
                segmentRequired += due.passes();
                segmentDone += Math.min(due.passes(), complete(counting, tracks));
            }
            lengthM += segment.lengthM();
            sweptM += sweptByMachine ? segment.lengthM() : 0;
            done += segmentDone;
            required += segmentRequired;
            boolean expected = due || segmentRequired > 0;
            String state = expected ? RouteShift.Segment.MISSED : RouteShift.Segment.NOT_DUE;
            if (!complete.isEmpty()) {
                state = segmentDone < segmentRequired ? RouteShift.Segment.PARTLY : RouteShift.Segment.DONE;
                coveredM += segment.lengthM();
                complete.forEach(pass -> swept.addAll(pass.vehicleIds()));
                provenM += complete.stream().anyMatch(MergedPass::sensorProven) ? segment.lengthM() : 0;
            } else if (expected && hidden.covers(segment.index())) {
                state = RouteShift.Segment.UNPROVEN;
                unprovenM += segment.lengthM();
            } else if (!all.isEmpty()) {
                state = RouteShift.Segment.PARTLY;
            }
            list.add(new RouteShift.Segment(
                    segment.index(),
                    tenths(segment.fromM()),
                    tenths(segment.toM()),
                    state,
                    complete.size(),
                    sweptByMachine,
                    segmentRequired,
                    complete.isEmpty()
                            ? null
                            : Instant.ofEpochMilli(complete.get(0).fromMs()),
                    complete.isEmpty()
                            ? null
                            : Instant.ofEpochMilli(
                                    complete.get(complete.size() - 1).toMs())));
        }
    }
}
