package org.sweepwatch.supervise.work.fold;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceIndex;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.grid.AreaIndex;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.RouteIndex;

/** The ground on which a day's work is judged (作业底图): the layers in force on that day. Immutable, any thread. */
public final class WorkGround {
    /** No layers. */
    public static final WorkGround NONE = new WorkGround(0, List.of(), List.of(), List.of());

    private final long version;
    private final List<Route> routeList;
    private final int[] routeIds;
    private final RouteIndex routes;
    private final FenceIndex places;
    private final AreaIndex grids;
    private final List<Area> gridList;

    /**
     * Builds the indexes; takes some milliseconds for a city.
     *
     * @param version another one for other layers
     * @param fences all of them; those where vehicles are served are taken out
     */
    public WorkGround(long version, List<Route> routes, List<Fence> fences, List<Area> grids) {
        this.version = version;
        this.routeList =
                routes.stream().sorted(Comparator.comparingInt(Route::id)).toList();
        this.routeIds = routeList.stream().mapToInt(Route::id).toArray();
        this.routes = new RouteIndex(routeList);
        this.places = new FenceIndex(fences.stream().filter(WorkGround::serves).toList());
        this.gridList = List.copyOf(grids);
        this.grids = new AreaIndex(gridList);
    }

    private static boolean serves(Fence fence) {
        FenceKind kind = fence.kind();
        return kind == FenceKind.DEPOT || kind == FenceKind.WATER || kind == FenceKind.REFUSE || kind == FenceKind.FUEL;
    }

    public long version() {
        return version;
    }

    /** The cleaning routes. */
    public RouteIndex routes() {
        return routes;
    }

    /** The cleaning routes by id. */
    public List<Route> routeList() {
        return routeList;
    }

    /** The route with this number, or null. Does not allocate. */
    public Route route(int id) {
        int at = Arrays.binarySearch(routeIds, id);
        return at < 0 ? null : routeList.get(at);
    }

    /** Where vehicles are served: depots, water points, refuse and fuel stations. */
    public FenceIndex places() {
        return places;
    }

    /** The responsibility grids. */
    public AreaIndex grids() {
        return grids;
    }

    public List<Area> gridList() {
        return gridList;
    }
}
