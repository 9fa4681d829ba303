package org.sweepwatch.supervise.work.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sweepwatch.geo.coverage.SegmentPass;
import org.sweepwatch.supervise.work.fold.FoldRules;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkGround;
import org.sweepwatch.supervise.work.state.WorkRun;

/**
 * When a vehicle worked along the routes planned for it though not on them (并行路段作业): on the other carriageway, on the side
 * road of a main road, under an elevated one. It was near enough then not to be off the route (偏离); that it did not sweep
 * the planned route itself is told by the coverage. Made for one duty, one thread.
 *
 * <p>The run names the road and the passes of its time the segments. A segment lies along the planned routes when these run
 * beside the whole of it, one or several after each other, nowhere farther away than work may be off a route of their class.
 * The time before the first pass of a run goes with that pass, the time between two with the one before, as when the
 * vehicle stands on the border of two segments.
 *
 * <p>What this cannot see: it measures between the lines of the roads, because a pass does not keep how far beside the line
 * the vehicle was; a run that kept too far from its line to be matched has no pass and is along nothing; and a pass goes
 * on while the vehicle turns round within the distance and time by which a segment is left.
 */
final class AlongPlanned {
    private final List<SegmentPass> passes;
    private final WorkGround ground;
    private final FoldRules rules;
    private final Set<Integer> planned;
    /** Whether a segment lies along the planned routes, by its place in the lines of the ground. */
    private final Map<Integer, Boolean> along = new HashMap<>();

    /**
     * @param passes those of the vehicle
     * @param basis what they were folded with
     * @param planned numbers of the routes of the duty
     */
    AlongPlanned(List<SegmentPass> passes, WorkBasis basis, Collection<Integer> planned) {
        this.passes = passes.stream()
                .sorted(Comparator.comparingLong(SegmentPass::fromMs))
                .toList();
        this.ground = basis.ground();
        this.rules = basis.rules();
        this.planned = Set.copyOf(planned);
    }

    /** The parts of a run on a road that is not planned that are not along a planned one either, by begin. */
    List<WorkRun> off(WorkRun run) {
        List<SegmentPass> own = passes.stream()
                .filter(pass -> pass.routeId() == run.routeId())
                .filter(pass -> pass.toMs() > run.fromMs() && pass.fromMs() < run.untilMs())
                .toList();
        List<WorkRun> off = new ArrayList<>();
        long atMs = run.fromMs();
        for (int i = 0; i < own.size(); i++) {
            SegmentPass pass = own.get(i);
            if (isAlong(pass)) {
                if (i > 0) {
                    add(run.within(atMs, pass.fromMs()), off);
                }
                long nextMs = i + 1 < own.size() ? own.get(i + 1).fromMs() : run.untilMs();
                atMs = Math.max(atMs, Math.max(pass.toMs(), nextMs));
            }
        }
        add(run.within(atMs, run.untilMs()), off);
        return off;
    }

    private static void add(WorkRun part, List<WorkRun> parts) {
        if (part != null) {
            parts.add(part);
        }
    }

    private boolean isAlong(SegmentPass pass) {
        return along.computeIfAbsent(
                ground.routes().lines().find(pass.routeId(), pass.segmentIndex()),
                segment -> ground.routes().runAlong(segment, this::withinM));
    }

    /** How near a route must be, m; below 0: it is not planned. */
    private double withinM(int routeId) {
        return planned.contains(routeId) ? rules.offRouteM(ground.route(routeId).roadClass()) : -1;
    }
}
