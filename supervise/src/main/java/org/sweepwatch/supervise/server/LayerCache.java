package org.sweepwatch.supervise.server;

import java.time.LocalDate;
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

/**
 * The geometry in force: today's, read again after an import and when the operational day changes, and that of one other
 * day. The pipeline reads, housekeeping refreshes.
 */
final class LayerCache implements Supplier<Layers> {
    private static final Logger LOG = LoggerFactory.getLogger(LayerCache.class);

    private final LayerStore store;
    private final Supplier<LocalDate> today;
    private volatile OfDay current = OfDay.NOTHING;
    private OfDay other = OfDay.NOTHING;

    private record OfDay(LocalDate day, long fenceRevision, long routeRevision, Layers layers) {
        private static final OfDay NOTHING = new OfDay(LocalDate.MIN, -1, -1, Layers.NONE);

        private boolean is(LocalDate wanted, long fences, long routes) {
            return day.equals(wanted) && fenceRevision == fences && routeRevision == routes;
        }
    }

    /** @param today the operational day it is */
    LayerCache(LayerStore store, Supplier<LocalDate> today) {
        this.store = store;
        this.today = today;
    }

    /** Reads what changed. One thread at a time. */
    synchronized void refresh() {
        OfDay read = upToDate(current, today.get());
        if (read != current) {
            current = read;
            LOG.info("the fences and routes of {} are in force", read.day());
        }
    }

    @Override
    public Layers get() {
        return current.layers();
    }

    /** The geometry that was in force on an operational day; reads it unless it is today's or was asked for last. */
    synchronized Layers on(LocalDate day) {
        if (day.equals(current.day())) {
            return current.layers();
        }
        other = upToDate(other, day);
        return other.layers();
    }

    private OfDay upToDate(OfDay known, LocalDate day) {
        long fencesNow = store.revision(LayerKind.FENCE);
        long routesNow = store.revision(LayerKind.ROUTE);
        if (known.is(day, fencesNow, routesNow)) {
            return known;
        }
        List<Fence> fences = store.list(LayerKind.FENCE, day).stream()
                .map(stored -> LayerReader.fence(stored.id(), stored.properties(), stored.geometry()))
                .toList();
        List<Route> routes = store.list(LayerKind.ROUTE, day).stream()
                .map(stored -> LayerReader.route(stored.id(), stored.properties(), stored.geometry()))
                .toList();
        return new OfDay(day, fencesNow, routesNow, Layers.of(fences, new RouteIndex(routes)));
    }
}
