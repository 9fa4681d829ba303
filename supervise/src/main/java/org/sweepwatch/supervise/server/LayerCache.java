package org.sweepwatch.supervise.server;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.supervise.pipeline.Layers;

/** The geometry in force, read again after an import. The pipeline reads, housekeeping refreshes. */
final class LayerCache implements Supplier<Layers> {
    private static final Logger LOG = LoggerFactory.getLogger(LayerCache.class);

    private final LayerStore store;
    private volatile Layers layers = Layers.NONE;
    private long fenceRevision = -1;
    private long routeRevision = -1;

    LayerCache(LayerStore store) {
        this.store = store;
    }

    /** Reads what changed. One thread at a time. */
    synchronized void refresh() {
        long fencesNow = store.revision(LayerKind.FENCE);
        long routesNow = store.revision(LayerKind.ROUTE);
        if (fencesNow == fenceRevision && routesNow == routeRevision) {
            return;
        }
        List<Fence> fences = store.fences().stream()
                .map(stored -> LayerReader.fence(stored.id(), stored.properties(), stored.geometry()))
                .toList();
        List<Route> routes = store.routes().stream()
                .map(stored -> LayerReader.route(stored.id(), stored.properties(), stored.geometry()))
                .toList();
        layers = Layers.of(fences, new RouteIndex(routes));
        fenceRevision = fencesNow;
        routeRevision = routesNow;
        LOG.info("{} fences and {} routes in force", fences.size(), routes.size());
    }

    @Override
    public Layers get() {
        return layers;
    }
}
