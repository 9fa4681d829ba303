package org.sweepwatch.supervise.pipeline;

import java.util.List;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceIndex;
import org.sweepwatch.geo.route.RouteIndex;

/**
 * The geometry in force: replaced as a whole after an import, never changed.
 *
 * @param fences every fence
 * @param shadows the fences in which a device cannot see satellites: dead spots and roofed depots
 * @param routes every cleaning route
 */
public record Layers(FenceIndex fences, FenceIndex shadows, RouteIndex routes) {
    /** No geometry yet. */
    public static final Layers NONE = new Layers(FenceIndex.EMPTY, FenceIndex.EMPTY, RouteIndex.EMPTY);

    /** Builds the indexes; takes some milliseconds for a city. */
    public static Layers of(List<Fence> fences, RouteIndex routes) {
        return new Layers(
                new FenceIndex(fences),
                new FenceIndex(fences.stream().filter(Fence::shadowsSatellites).toList()),
                routes);
    }
}
