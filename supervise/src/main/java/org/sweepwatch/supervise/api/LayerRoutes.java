package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;

/**
 * Routes, fences, grids and districts of an operational day as GeoJSON in WGS-84, each with the revision of its layer as
 * {@code ETag}.
 */
final class LayerRoutes {
    private final LayerStore layers;
    private final Supplier<LocalDate> today;

    /** @param today the operational day it is */
    LayerRoutes(LayerStore layers, Supplier<LocalDate> today) {
        this.layers = layers;
        this.today = today;
    }

    /** Answers the layer of this kind. */
    Handler of(LayerKind kind) {
        return ctx -> get(ctx, kind);
    }

    private void get(Context ctx, LayerKind kind) throws IOException {
        LocalDate day = Parameters.of(ctx, "day").day("day", today.get());
        String tag = "W/\"" + kind.name().toLowerCase(Locale.ROOT) + "-" + layers.revision(kind) + "-" + day + "\"";
        ctx.header("ETag", tag);
        ctx.header("Cache-Control", "private, no-cache");
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(Formats.GEOJSON.type());
        Answers.writeObject(ctx, json -> {
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (LayerFeature feature : layers.list(kind, day)) {
                write(json, feature);
            }
            json.writeEndArray();
        });
    }

    /** Properties and geometry were checked on import and are stored as JSON text; the name is always among them. */
    private static void write(JsonGenerator json, LayerFeature feature) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeNumberField("id", feature.id());
        json.writeStringField("name", feature.name());
        json.writeFieldName("properties");
        json.writeRawValue(feature.properties());
        json.writeFieldName("geometry");
        json.writeRawValue(feature.geometry());
        json.writeEndObject();
    }
}
