package org.sweepwatch.supervise.work.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.sweepwatch.geo.coverage.SegmentPass;
import org.sweepwatch.geo.route.RouteIndex;
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
 *
 * <p>What this cannot see: it measures between the lines of the roads, because a pass does not keep how far beside the line
 * the vehicle was; work that kept too far from every line to be matched has no pass and is along nothing; and the time of a
 * pass goes on while the vehicle turns round within the distance and time by which a segment is left.
 */
final class AlongPlanned {
    /** Those over segments along the planned routes, by begin. */
    private final List<SegmentPass> passes;

    /**
     * Finds the segments that count among those of the passes.
     *
     * @param passes those of the vehicle
     * @param basis what they were folded with
     * @param planned numbers of the routes of the duty
     */
    AlongPlanned(List<SegmentPass> passes, WorkBasis basis, Collection<Integer> planned) {
        Set<Integer> wanted = Set.copyOf(planned);
        WorkGround ground = basis.ground();
        RouteIndex routes = ground.routes();
        IntToDoubleFunction withinM = id ->
                wanted.contains(id) ? basis.rules().offRouteM(ground.route(id).roadClass()) : -1;
        Map<Integer, Boolean> along = new HashMap<>();
        this.passes = passes.stream()
                .filter(pass -> !wanted.contains(pass.routeId()))
                .filter(pass -> along.computeIfAbsent(
                        routes.lines().find(pass.routeId(), pass.segmentIndex()),
                        segment -> routes.runAlong(segment, withinM)))
                .sorted(Comparator.comparingLong(SegmentPass::fromMs))
                .toList();
    }

    /** The parts of a run on a road that is not planned that are not along a planned one either, by begin. */
    List<WorkRun> off(WorkRun run) {
        List<WorkRun> off = new ArrayList<>();
        long atMs = run.fromMs();
        for (SegmentPass pass : passes) {
            if (pass.routeId() == run.routeId() && pass.toMs() > atMs && pass.fromMs() < run.untilMs()) {
                add(run.within(atMs, pass.fromMs()), off);
                atMs = pass.toMs();
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
}
