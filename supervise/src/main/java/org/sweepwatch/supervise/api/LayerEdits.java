package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.supervise.layer.LayerImport;
import org.sweepwatch.supervise.layer.RefusedFileException;
import org.sweepwatch.supervise.plan.PlanDesk;

/** Single routes, fences, grids and districts, made, changed and ended from a day on; whole layers come with an import. */
final class LayerEdits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GEOMETRY = "geometry";
    private static final String CRS = "crs";
    private static final String VALID_FROM = "validFrom";

    private final PlanDesk desk;
    private final LayerStore layers;
    private final Clock clock;

    LayerEdits(PlanDesk desk, LayerStore layers, Clock clock) {
        this.desk = desk;
        this.layers = layers;
        this.clock = clock;
    }

    private static List<String> properties(LayerKind kind) {
        return switch (kind) {
            case ROUTE ->
                List.of(
                        "name",
                        "district",
                        "widthM",
                        "class",
                        "side",
                        "oneway",
                        "tracks",
                        "passes",
                        "windows",
                        "forbidden");
            case FENCE -> List.of("name", "kind", "roofed", "radiusM", "widthM");
            case GRID -> List.of("name", "district", "zone");
            case DISTRICT -> List.of("name");
        };
    }

    /**
     * {@code PUT /api/v1/routes/{code}} and the like: the properties given take the place of those stored, null removes one;
     * so does the geometry. What is not stored yet needs one.
     */
    Handler put(LayerKind kind) {
        return ctx -> put(ctx, kind);
    }

    private void put(Context ctx, LayerKind kind) {
        List<String> known = new ArrayList<>(properties(kind));
        known.addAll(List.of(GEOMETRY, CRS, VALID_FROM));
        EditRequest edit = EditRequest.of(ctx, clock, known.toArray(String[]::new));
        String code = ctx.pathParam("code");
        LocalDate from = edit.day(VALID_FROM, desk.calendar().dateOf(clock.instant()));
        List<LayerFeature> inForce = layers.list(kind, from);
        LayerFeature stored = inForce.stream()
                .filter(feature -> feature.name().equals(code))
                .findFirst()
                .orElse(null);
        if (stored == null && !edit.has(GEOMETRY)) {
            throw EditRequest.none(name(kind), code);
        }
        desk.putFeature(kind, changed(kind, code, stored, edit, inForce), from, edit.change());
        ctx.status(204);
    }

    private static LayerFeature changed(
            LayerKind kind, String code, LayerFeature stored, EditRequest edit, List<LayerFeature> inForce) {
        boolean drawn = edit.has(GEOMETRY);
        ObjectNode feature = JSON.createObjectNode().put("type", "Feature");
        ObjectNode properties = stored == null ? JSON.createObjectNode() : (ObjectNode) json(stored.properties());
        properties.put("code", code);
        for (String name : properties(kind)) {
            if (edit.has(name) && edit.node(name).isNull()) {
                properties.remove(name);
            } else if (edit.has(name)) {
                properties.set(name, edit.node(name));
            }
        }
        feature.set("properties", properties);
        feature.set(GEOMETRY, drawn ? edit.node(GEOMETRY) : json(stored.geometry()));
        ObjectNode layer = JSON.createObjectNode().put("type", "FeatureCollection");
        layer.putArray("features").add(feature);
        try {
            LayerImport read = LayerImport.read(kind, layer.toString(), drawn ? crs(edit) : Crs.WGS84);
            if (drawn) {
                read.checkSystem(inForce);
            }
            return read.only();
        } catch (RefusedFileException e) {
            throw EditRequest.wrong(String.join("; ", e.problems()));
        }
    }

    private static String name(LayerKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Crs crs(EditRequest edit) {
        String text = edit.text(CRS);
        return text == null
                ? Crs.WGS84
                : Crs.named(text).orElseThrow(() -> EditRequest.wrong("'crs' is one of wgs84, gcj02, bd09, cgcs2000."));
    }

    private static JsonNode json(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** {@code DELETE /api/v1/routes/{code}} and the like: its last day is yesterday unless {@code lastDay} says otherwise. */
    Handler end(LayerKind kind) {
        return ctx -> {
            Parameters parameters = Parameters.of(ctx, "lastDay", "reason");
            String code = ctx.pathParam("code");
            LocalDate today = desk.calendar().dateOf(clock.instant());
            LocalDate until = parameters.day("lastDay", today.minusDays(1)).plusDays(1);
            if (!desk.endFeature(kind, code, until, EditRequest.changeOf(ctx, clock, parameters.text("reason")))) {
                throw EditRequest.none(name(kind), code);
            }
            ctx.status(204);
        };
    }
}
