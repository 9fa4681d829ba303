package org.sweepwatch.supervise.layer;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.layer.LayerError;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.layer.LayerResult;
import org.sweepwatch.geo.layer.LayerWriter;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;

/**
 * A layer of routes, fences, grids or districts (GeoJSON, see {@link LayerReader}) that takes the place of the one
 * before. A feature whose code was there before keeps its number; one that is missing goes out of use.
 */
public final class LayerImport {
    private final LayerKind kind;
    private final List<LayerFeature> features;

    private LayerImport(LayerKind kind, List<LayerFeature> features) {
        this.kind = kind;
        this.features = features;
    }

    /**
     * Reads and checks a layer drawn in {@code crs}.
     *
     * @throws RefusedFileException when any feature is bad
     */
    public static LayerImport read(LayerKind kind, String geoJson, Crs crs) {
        return new LayerImport(
                kind,
                switch (kind) {
                    case ROUTE -> stored(LayerReader.routes(geoJson, crs), LayerImport::route);
                    case FENCE -> stored(LayerReader.fences(geoJson, crs), LayerImport::fence);
                    case DISTRICT, GRID -> stored(LayerReader.areas(geoJson, crs), LayerImport::area);
                });
    }

    private static <T> List<LayerFeature> stored(LayerResult<T> read, Function<T, LayerFeature> toStored) {
        if (!read.ok()) {
            throw new RefusedFileException(
                    read.errors().stream().map(LayerError::toString).toList());
        }
        return read.features().stream().map(toStored).toList();
    }

    private static LayerFeature route(Route route) {
        return new LayerFeature(0, route.code(), LayerWriter.properties(route), LayerWriter.geometry(route.line()));
    }

    private static LayerFeature fence(Fence fence) {
        return new LayerFeature(
                0,
                fence.code(),
                LayerWriter.properties(fence),
                LayerWriter.geometry(fence.shape().geometry()));
    }

    private static LayerFeature area(Area area) {
        return new LayerFeature(
                0,
                area.code(),
                LayerWriter.properties(area),
                LayerWriter.geometry(area.shape().geometry()));
    }

    /** Features read. */
    public int size() {
        return features.size();
    }

    /** Makes these features the layer, all or nothing. */
    public ImportResult into(LayerStore store, Instant now) {
        return store.replace(kind, features, now);
    }
}
