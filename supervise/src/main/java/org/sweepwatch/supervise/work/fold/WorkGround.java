package org.sweepwatch.supervise.work.fold;

import java.util.List;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceIndex;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.AreaIndex;
import org.sweepwatch.geo.route.RouteIndex;

/**
 * The ground on which a day's work is judged (作业底图): the layers in force on that day. Immutable, any thread.
 *
 * @param version another one for other layers
 * @param routes the cleaning routes
 * @param places where vehicles are served: depots, water points, refuse and fuel stations
 * @param grids the responsibility grids
 */
public record WorkGround(long version, RouteIndex routes, FenceIndex places, AreaIndex grids) {
    /** No layers. */
    public static final WorkGround NONE =
            new WorkGround(0, RouteIndex.EMPTY, FenceIndex.EMPTY, new AreaIndex(List.of()));

    /** Takes the service places out of all fences. */
    public static WorkGround of(long version, RouteIndex routes, List<Fence> fences, AreaIndex grids) {
        return new WorkGround(
                version,
                routes,
                new FenceIndex(fences.stream().filter(WorkGround::serves).toList()),
                grids);
    }

    private static boolean serves(Fence fence) {
        FenceKind kind = fence.kind();
        return kind == FenceKind.DEPOT
                || kind == FenceKind.WATER
                || kind == FenceKind.REFUSE
                || kind == FenceKind.FUEL;
    }
}
