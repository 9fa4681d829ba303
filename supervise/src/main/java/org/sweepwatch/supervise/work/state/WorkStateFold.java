package org.sweepwatch.supervise.work.state;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.work.state.WorkInput.Reading;

/**
 * What a vehicle does, point by point (作业状态判定), as runs.
 *
 * <pre>
 *   pause longer than max(3 tau, 60 s), ignition on ---------------------> UNKNOWN   GAP
 *   ignition off or unit asleep -----------------------------------------> PARKED    IGNITION
 *   no usable place -----------------------------------------------------> UNKNOWN   NOT_USABLE
 *   at a service place --------------------------------------------------> SERVICE   PLACE
 *   standing for more than 180 s ----------------------------------------> IDLE      STANDING
 *   input on:  above the limit, or not below the window -----------------> WORK_OVERSPEED, WORKING   SENSOR
 *   input off -----------------------------------------------------------> TRANSIT   SENSOR
 *   no input:  on a cleaning route, speed in the window for 60 s, or not -> WORKING, TRANSIT          SPEED
 *   slower than all that ------------------------------------------------> as before: a stop at a signal belongs to
 *                                                                          what it interrupts
 * </pre>
 *
 * A state counts after it lasted 30 s, and then from its first point on; the same for the route of the work. The ignition
 * counts at once. Points come in the order of device time; what lies between two of them belongs to the first. Pure: the
 * runs are a function of the points alone. Nothing is allocated for a point but the room for runs. One thread.
 */
public final class WorkStateFold {
    private static final int KEEP = -1;
    private static final int NOTHING = -1;

    private final WorkRuns runs = new WorkRuns();
    private final Mark newState = new Mark();
    private final Mark newRoute = new Mark();
    private final Mark standing = new Mark();
    private boolean begun;
    private int kind;
    private int route;
    private long runFromMs;
    private long runMm;
    private int runPoints;
    private long lastMs;
    private boolean lastOff;

    /** Where a run would begin if what is new there lasts: time, and what the open run had by then. */
    private static final class Mark {
        private int value = NOTHING;
        private long sinceMs;
        private long mm;
        private int points;

        void clear() {
            value = NOTHING;
        }

        void set(int newValue, long timeMs, long runMm, int runPoints) {
            value = newValue;
            sinceMs = timeMs;
            mm = runMm;
            points = runPoints;
        }

        /** The open run now begins later: what it had before is no longer part of it. */
        void rebase(long fromMs, long lessMm, int lessPoints) {
            sinceMs = Math.max(sinceMs, fromMs);
            mm = Math.max(0, mm - lessMm);
            points = Math.max(0, points - lessPoints);
        }

        void write(StateWriter out, long baseMs) {
            out.signed(value);
            if (value != NOTHING) {
                out.signed(sinceMs - baseMs);
                out.number(mm);
                out.number(points);
            }
        }

        void read(StateReader in, long baseMs) {
            value = in.signedInt();
            if (value != NOTHING) {
                sinceMs = baseMs + in.signed();
                mm = in.number();
                points = in.count(Integer.MAX_VALUE);
            }
        }
    }

    /**
     * Takes in the next point.
     *
     * @param usable whether its place may be believed
     * @param atPlace whether it lies at a service place
     * @param matched whether its vehicle drives along a cleaning route
     * @param routeId the cleaning route whose work it would be, 0 for none
     * @param stepMm way from the point before, mm
     */
    public void add(
            DevicePoint p,
            boolean usable,
            boolean atPlace,
            boolean matched,
            int routeId,
            long stepMm,
            WorkProfile profile,
            WorkThresholds thresholds) {
        boolean afterGap = begun && !lastOff && p.timeMs - lastMs > thresholds.gapMs();
        if (afterGap) {
            breakOff(p.timeMs, stepMm, thresholds.tauMs());
        } else {
            runMm += stepMm;
        }
        int found = judge(p, usable, atPlace, matched, profile, thresholds);
        if (!begun) {
            begun = true;
            runFromMs = p.timeMs;
            kind = found == KEEP ? slow() : found;
            route = routeId;
            if (kind == WorkRuns.kind(WorkState.WORKING, WorkRule.SPEED)) {
                kind = WorkRuns.kind(WorkState.TRANSIT, WorkRule.SPEED);
            }
        }
        followState(found, p.timeMs, thresholds);
        if (usable && p.speedDkmh >= thresholds.standingDkmh()) {
            followRoute(routeId, p.timeMs, thresholds);
        }
        runPoints++;
        lastMs = p.timeMs;
        lastOff = off(p);
    }

    private static boolean off(DevicePoint p) {
        return !p.accOn() || p.asleep();
    }

    private static int slow() {
        return WorkRuns.kind(WorkState.TRANSIT, WorkRule.STANDING);
    }

    /** The run ends one interval after its last point, nothing is known until this one, and what was may go on. */
    private void breakOff(long timeMs, long stepMm, long tauMs) {
        close(lastMs + tauMs, kind, route, runMm, runPoints);
        runs.add(lastMs + tauMs, WorkRuns.kind(WorkState.UNKNOWN, WorkRule.GAP), 0, stepMm, 0);
        runFromMs = timeMs;
        runMm = 0;
        runPoints = 0;
        newState.clear();
        newRoute.clear();
        standing.clear();
    }

    private void close(long untilMs, int closedKind, int closedRoute, long mm, int points) {
        if (untilMs > runFromMs || points > 0) {
            runs.add(runFromMs, closedKind, WorkRuns.state(closedKind).working() ? closedRoute : 0, mm, points);
        }
    }

    private int judge(
            DevicePoint p,
            boolean usable,
            boolean atPlace,
            boolean matched,
            WorkProfile profile,
            WorkThresholds thresholds) {
        boolean stands = p.speedDkmh < thresholds.standingDkmh();
        if (off(p) || !usable || atPlace || !stands) {
            standing.clear();
        }
        if (off(p)) {
            return WorkRuns.kind(WorkState.PARKED, WorkRule.IGNITION);
        }
        if (!usable) {
            return WorkRuns.kind(WorkState.UNKNOWN, WorkRule.NOT_USABLE);
        }
        if (atPlace) {
            return WorkRuns.kind(WorkState.SERVICE, WorkRule.PLACE);
        }
        if (stands) {
            if (standing.value == NOTHING) {
                standing.set(0, p.timeMs, runMm, runPoints);
            }
            return p.timeMs - standing.sinceMs > thresholds.idleMs()
                    ? WorkRuns.kind(WorkState.IDLE, WorkRule.STANDING)
                    : KEEP;
        }
        return moving(p, matched, profile.limits(), profile.input().read(p));
    }

    private static int moving(DevicePoint p, boolean matched, WorkLimits limits, Reading input) {
        if (input == Reading.OFF) {
            return WorkRuns.kind(WorkState.TRANSIT, WorkRule.SENSOR);
        }
        if (p.speedDkmh < limits.leastDkmh()) {
            return KEEP;
        }
        if (input == Reading.ON) {
            return WorkRuns.kind(
                    p.speedDkmh > limits.limitDkmh() ? WorkState.WORK_OVERSPEED : WorkState.WORKING, WorkRule.SENSOR);
        }
        return WorkRuns.kind(
                matched && p.speedDkmh <= limits.mostDkmh() ? WorkState.WORKING : WorkState.TRANSIT, WorkRule.SPEED);
    }

    private void followState(int found, long timeMs, WorkThresholds thresholds) {
        int wanted = found;
        if (wanted == KEEP) {
            WorkState now = WorkRuns.state(kind);
            if (now != WorkState.PARKED && now != WorkState.UNKNOWN && now != WorkState.SERVICE) {
                return;
            }
            wanted = slow();
        }
        if (wanted == kind) {
            newState.clear();
            return;
        }
        if (newState.value != wanted) {
            newState.set(wanted, timeMs, runMm, runPoints);
        }
        WorkState state = WorkRuns.state(wanted);
        if (state == WorkState.IDLE) {
            begin(standing, wanted, route);
        } else if (state == WorkState.PARKED || timeMs - newState.sinceMs >= hold(wanted, thresholds)) {
            begin(newState, wanted, route);
        }
    }

    private static long hold(int wanted, WorkThresholds thresholds) {
        return wanted == WorkRuns.kind(WorkState.WORKING, WorkRule.SPEED)
                ? thresholds.inferredHoldMs()
                : thresholds.holdMs();
    }

    private void followRoute(int routeId, long timeMs, WorkThresholds thresholds) {
        if (routeId == route) {
            newRoute.clear();
            return;
        }
        if (newRoute.value != routeId) {
            newRoute.set(routeId, timeMs, runMm, runPoints);
        }
        if (timeMs - newRoute.sinceMs >= thresholds.holdMs()) {
            if (WorkRuns.state(kind).working()) {
                begin(newRoute, kind, routeId);
            } else {
                route = routeId;
                newRoute.clear();
            }
        }
    }

    /** Ends the open run at the mark; what came after it is the new one. */
    private void begin(Mark mark, int newKind, int newRouteId) {
        if (mark.sinceMs > runFromMs) {
            close(mark.sinceMs, kind, route, mark.mm, mark.points);
            runFromMs = mark.sinceMs;
            long lessMm = mark.mm;
            int lessPoints = mark.points;
            runMm -= lessMm;
            runPoints -= lessPoints;
            newState.rebase(runFromMs, lessMm, lessPoints);
            newRoute.rebase(runFromMs, lessMm, lessPoints);
            standing.rebase(runFromMs, lessMm, lessPoints);
        }
        boolean stateChanged = newKind != kind;
        kind = newKind;
        route = newRouteId;
        if (stateChanged) {
            newState.clear();
        } else {
            newRoute.clear();
        }
    }

    /** Whether the last points may turn out to begin another state. */
    public boolean undecided() {
        return newState.value != NOTHING;
    }

    /** What the state at a time was found to be, as far as it is decided; times before the first point are unknown. */
    public WorkState stateAt(long timeMs) {
        return WorkRuns.state(kindAt(timeMs));
    }

    /** Whether a work input decided on the state at a time. */
    public boolean provenAt(long timeMs) {
        return WorkRuns.rule(kindAt(timeMs)) == WorkRule.SENSOR;
    }

    private int kindAt(long timeMs) {
        return begun && timeMs >= runFromMs ? kind : runs.kindAt(timeMs);
    }

    /** Whether the last point said that the ignition is off: silence after it is no gap. */
    public boolean off() {
        return lastOff;
    }

    /** Time of the last point, ms since 1970 UTC; meaningless before the first. */
    public long lastMs() {
        return lastMs;
    }

    /** All runs up to the last point, the open one last; they follow each other without gaps. Empty without points. */
    public List<WorkRun> runs() {
        List<WorkRun> all = new ArrayList<>(runs.count() + 1);
        for (int i = 0; i < runs.count(); i++) {
            all.add(runs.run(i, runFromMs));
        }
        if (begun) {
            WorkState state = WorkRuns.state(kind);
            all.add(new WorkRun(
                    state,
                    WorkRuns.rule(kind),
                    state.working() ? route : 0,
                    runFromMs,
                    lastMs,
                    runMm / 1000.0,
                    runPoints));
        }
        return all;
    }

    /** Runs that found no room of their own and were added to the one before. */
    public int overflow() {
        return runs.overflow();
    }

    public void write(StateWriter out, long baseMs) {
        out.flag(begun);
        if (!begun) {
            return;
        }
        runs.write(out, baseMs);
        newState.write(out, baseMs);
        newRoute.write(out, baseMs);
        standing.write(out, baseMs);
        out.number(kind);
        out.number(route);
        out.signed(runFromMs - baseMs);
        out.number(runMm);
        out.number(runPoints);
        out.signed(lastMs - baseMs);
        out.flag(lastOff);
    }

    public void read(StateReader in, long baseMs) {
        begun = in.flag();
        if (!begun) {
            return;
        }
        runs.read(in, baseMs);
        newState.read(in, baseMs);
        newRoute.read(in, baseMs);
        standing.read(in, baseMs);
        kind = in.count(WorkRuns.kind(WorkState.TRANSIT, WorkRule.SPEED));
        route = in.count(Integer.MAX_VALUE);
        runFromMs = baseMs + in.signed();
        runMm = in.number();
        runPoints = in.count(Integer.MAX_VALUE);
        lastMs = baseMs + in.signed();
        lastOff = in.flag();
    }
}
