package org.sweepwatch.supervise.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.layer.LayerError;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.layer.LayerResult;
import org.sweepwatch.geo.layer.LayerWriter;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.RecentPointsQuery;
import org.sweepwatch.supervise.plan.PlanException;
import org.sweepwatch.supervise.plan.PlannedRoute;

/**
 * A layer of routes, fences, grids or districts (GeoJSON, see {@link LayerReader}) that takes the place of the one before
 * from an operational day on. A feature whose code was there before keeps its number; one that is missing goes out of
 * use.
 *
 * <p>Beside the properties of {@link LayerReader} a route may have {@code passes} ({@code JS+XS@N=2;GX=1/2}), {@code
 * windows} and {@code forbidden} ({@code 22:00-05:00}); a grid {@code zone}: {@code main} 主城区 or {@code suburb} 郊区. A
 * district may have {@code "geometry": null}: 经开区 has no polygon of its own.
 */
public final class LayerImport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LayerKind kind;
    private final Crs crs;
    private final List<LayerFeature> features = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private LayerImport(LayerKind kind, Crs crs) {
        this.kind = kind;
        this.crs = crs;
    }

    /**
     * Reads and checks a layer drawn in {@code crs}.
     *
     * @throws RefusedFileException when any feature is bad
     */
    public static LayerImport read(LayerKind kind, String geoJson, Crs crs) {
        LayerImport read = new LayerImport(kind, crs);
        switch (kind) {
            case ROUTE -> read.take(LayerReader.routes(geoJson, crs), geoJson, read::route);
            case FENCE -> read.take(LayerReader.fences(geoJson, crs), geoJson, (fence, properties) -> feature(fence));
            case GRID -> read.take(LayerReader.areas(geoJson, crs), geoJson, read::grid);
            case DISTRICT -> read.districts(geoJson);
        }
        if (!read.problems.isEmpty()) {
            throw new RefusedFileException(read.problems);
        }
        return read;
    }

    /** A feature to be stored, from what was read and the properties it was read from. */
    private interface Taking<T> {
        LayerFeature feature(T read, JsonNode properties);
    }

    private <T> void take(LayerResult<T> read, String geoJson, Taking<T> taking) {
        read.errors().stream().map(LayerError::toString).forEach(problems::add);
        if (!read.ok()) {
            return;
        }
        JsonNode written = json(geoJson).path("features");
        for (int i = 0; i < read.features().size(); i++) {
            JsonNode properties = written.get(i).path("properties");
            try {
                features.add(taking.feature(read.features().get(i), properties));
            } catch (PlanException bad) {
                LayerError error = new LayerError(
                        i + 1, properties.path("code").asText(""), bad.getMessage(), "correct the property");
                problems.add(error.toString());
            }
        }
    }

    private LayerFeature route(Route route, JsonNode properties) {
        warnings.addAll(RouteLook.at(route));
        return feature(PlannedRoute.of(route, properties));
    }

    /** A route as it is stored. */
    public static LayerFeature feature(PlannedRoute planned) {
        Route route = planned.route();
        return new LayerFeature(
                0, route.code(), planned.properties(LayerWriter.properties(route)), LayerWriter.geometry(route.line()));
    }

    /** A fence as it is stored. */
    public static LayerFeature feature(Fence fence) {
        return new LayerFeature(
                0,
                fence.code(),
                LayerWriter.properties(fence),
                LayerWriter.geometry(fence.shape().geometry()));
    }

    /** A district as it is stored, or a grid of which nobody said whether it is of the main city. */
    public static LayerFeature feature(Area area) {
        return new LayerFeature(
                0,
                area.code(),
                LayerWriter.properties(area),
                LayerWriter.geometry(area.shape().geometry()));
    }

    private LayerFeature grid(Area area, JsonNode properties) {
        return GridZone.of(properties.path(GridZone.PROPERTY).asText("")).on(feature(area));
    }

    /** Those without a polygon are no areas and are taken apart; the others keep their places in the messages. */
    private void districts(String geoJson) {
        DistrictFile file = DistrictFile.of(geoJson);
        take(file.withPolygon(crs), file.polygonsOnly(), (area, properties) -> feature(area));
        for (DistrictFile.Unit unit : file.withoutPolygon()) {
            features.add(new LayerFeature(0, unit.code(), unit.properties(), SystemCheck.NO_GEOMETRY));
        }
        problems.addAll(file.problems());
    }

    /** Features read. */
    public int size() {
        return features.size();
    }

    /** What is allowed and looks like a mistake, one line each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Refuses the layer when it seems to be drawn in another coordinate system; warns when too little is stored to
     * tell.
     *
     * @throws RefusedFileException when the layer seems to be drawn in another coordinate system
     */
    public void checkSystem(LayerStore store, RecentPointsQuery points, LocalDate day, Instant now) {
        if (!new SystemCheck(kind, crs, features).besideAll(store, points, day, now)) {
            warnings.add("file: is taken as drawn in " + crs.name().toLowerCase(Locale.ROOT)
                    + "; too little is stored to check that by, so look at it on the page");
        }
    }

    /** The same beside features that are in force, without a warning. */
    public void checkSystem(List<LayerFeature> inForce) {
        new SystemCheck(kind, crs, features).besideSameCodes(inForce);
    }

    /** Codes of the features. */
    public Set<String> codes() {
        return features.stream().map(LayerFeature::name).collect(Collectors.toSet());
    }

    /** The only feature of it. */
    public LayerFeature only() {
        if (features.size() != 1) {
            throw new IllegalStateException(features.size() + " features (expected: 1)");
        }
        return features.get(0);
    }

    /** Makes these features the layer from a day on, all or nothing. */
    public ImportResult into(LayerStore store, LocalDate from, Change change) {
        return store.replace(kind, features, from, change);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
