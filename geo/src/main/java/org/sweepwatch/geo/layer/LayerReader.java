package org.sweepwatch.geo.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.route.Route;

/**
 * Reads layers from GeoJSON. The result is all features, numbered from 1 in the order of the file, or every error.
 *
 * <p>Every feature has a {@code code} (or {@code id}, or the id of the feature), unique in the layer and stable from one
 * delivery of the layer to the next; without one its {@code name} is taken. Other properties, by layer, with defaults in
 * brackets; what is not listed is passed over:
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><td>fences</td><td>{@code name} [code], {@code kind} [geofence]: geofence, depot, dead_spot, water, fuel, refuse;
 * {@code roofed} [false]; Point: a circle with {@code radiusM}; LineString, MultiLineString: a corridor with
 * {@code widthM}; Polygon, MultiPolygon</td></tr>
 * <tr><td>routes</td><td>{@code name} [code], {@code district}, {@code widthM} [0: not known], {@code class} 1 to 4 [0],
 * {@code side} [right]: right, left, whole; {@code oneway} [true]; {@code tracks} 1 to 8 [1]: side by side
 * in one pass; LineString, MultiLineString, drawn in driving
 * direction</td></tr>
 * <tr><td>districts, grids</td><td>{@code name} [code], {@code district}; Polygon, MultiPolygon</td></tr>
 * </table>
 */
public final class LayerReader {
    /** Features in one layer. */
    public static final int MAX_FEATURES = 20_000;
    /** Points in one feature. */
    public static final int MAX_POINTS = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GEOGRAPHIC = List.of("4326", "CRS84", "4490", "EPSG:0", "EPSG::0");

    private LayerReader() {}

    /** Fences (电子围栏) drawn in {@code crs}. */
    public static LayerResult<Fence> fences(String geoJson, Crs crs) {
        return read(geoJson, crs, FeatureReaders::fence);
    }

    /** Cleaning routes (作业路线) drawn in {@code crs}. */
    public static LayerResult<Route> routes(String geoJson, Crs crs) {
        return read(geoJson, crs, FeatureReaders::route);
    }

    /** Districts (辖区) or responsibility grids (责任网格) drawn in {@code crs}. */
    public static LayerResult<Area> areas(String geoJson, Crs crs) {
        return read(geoJson, crs, FeatureReaders::area);
    }

    /**
     * A fence from the store: our number of it and what {@link LayerWriter} wrote.
     *
     * @throws IllegalArgumentException when the texts are not such a feature
     */
    public static Fence fence(int id, String properties, String geometry) {
        return stored(id, properties, geometry, FeatureReaders::fence);
    }

    /** A route from the store; as {@link #fence(int, String, String)}. */
    public static Route route(int id, String properties, String geometry) {
        return stored(id, properties, geometry, FeatureReaders::route);
    }

    /** A district or grid from the store; as {@link #fence(int, String, String)}. */
    public static Area area(int id, String properties, String geometry) {
        return stored(id, properties, geometry, FeatureReaders::area);
    }

    private static <T> T stored(int id, String properties, String geometry, FeatureReader<T> reader) {
        try {
            ObjectNode feature = JSON.createObjectNode();
            feature.set("properties", json(properties));
            return reader.read(id, new FeatureProperties(feature), json(geometry), Crs.WGS84);
        } catch (LayerFault fault) {
            throw new IllegalArgumentException("stored feature " + id + ": " + fault.getMessage(), fault);
        }
    }

    /** Makes a thing from a feature. */
    @FunctionalInterface
    interface FeatureReader<T> {
        T read(int id, FeatureProperties properties, JsonNode geometry, Crs crs) throws LayerFault;
    }

    private static <T> LayerResult<T> read(String geoJson, Crs crs, FeatureReader<T> reader) {
        JsonNode features;
        try {
            features = features(geoJson);
        } catch (LayerFault fault) {
            return new LayerResult<>(List.of(), List.of(new LayerError(0, "", fault.getMessage(), fault.remedy())));
        }
        List<T> read = new ArrayList<>();
        List<LayerError> errors = new ArrayList<>();
        Map<String, Integer> codes = new HashMap<>();
        int number = 0;
        for (JsonNode feature : features) {
            number++;
            FeatureProperties properties = new FeatureProperties(feature);
            try {
                if (!feature.path("type").asText("").equals("Feature")) {
                    throw new LayerFault("is not a Feature", "give it \"type\": \"Feature\"");
                }
                Integer first = codes.putIfAbsent(properties.code(), number);
                if (first != null) {
                    throw new LayerFault(
                            "code \"" + properties.code() + "\" is also that of feature " + first,
                            "give each feature a code of its own");
                }
                read.add(reader.read(number, properties, feature.path("geometry"), crs));
            } catch (LayerFault fault) {
                errors.add(new LayerError(number, properties.label(), fault.getMessage(), fault.remedy()));
            }
        }
        return new LayerResult<>(errors.isEmpty() ? List.copyOf(read) : List.of(), List.copyOf(errors));
    }

    private static JsonNode features(String geoJson) throws LayerFault {
        JsonNode root = json(geoJson);
        JsonNode features = root.path("features");
        if (!root.path("type").asText("").equals("FeatureCollection") || !features.isArray()) {
            throw new LayerFault("not a GeoJSON FeatureCollection", "export the layer as GeoJSON");
        }
        if (features.size() > MAX_FEATURES) {
            throw new LayerFault(
                    "has " + features.size() + " features (expected: <= " + MAX_FEATURES + ")", "split the layer");
        }
        String named = root.path("crs").path("properties").path("name").asText("");
        if (!named.isEmpty() && GEOGRAPHIC.stream().noneMatch(named.toUpperCase(Locale.ROOT)::contains)) {
            throw new LayerFault(
                    "says its coordinate system is " + named,
                    "export it in geographic coordinates (EPSG:4490 or EPSG:4326)");
        }
        return features;
    }

    static JsonNode json(String text) throws LayerFault {
        try {
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new LayerFault("not JSON" + where + ": " + e.getOriginalMessage(), "export the layer again");
        }
    }
}
