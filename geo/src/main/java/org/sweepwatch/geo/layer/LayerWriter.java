package org.sweepwatch.geo.layer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;

/**
 * Writes features as GeoJSON text (RFC 7946) in WGS-84, with the properties that {@link LayerReader} reads; what is
 * written reads back as the same features. The id of a feature is our number of it.
 */
public final class LayerWriter {
    private static final int DECIMALS = 7;

    private LayerWriter() {}

    /** A FeatureCollection of fences. */
    public static String fences(List<Fence> fences) {
        return collection(
                fences,
                Fence::id,
                LayerWriter::properties,
                fence -> geometry(fence.shape().geometry()));
    }

    /** A FeatureCollection of routes. */
    public static String routes(List<Route> routes) {
        return collection(routes, Route::id, LayerWriter::properties, route -> geometry(route.line()));
    }

    /** A FeatureCollection of districts or grids. */
    public static String areas(List<Area> areas) {
        return collection(
                areas,
                Area::id,
                LayerWriter::properties,
                area -> geometry(area.shape().geometry()));
    }

    /** The properties of a fence as a JSON object. */
    public static String properties(Fence fence) {
        ObjectNode json = named(fence.code(), fence.name());
        json.put("kind", fence.kind().layerName()).put("roofed", fence.roofed());
        if (fence.shape() instanceof CircleShape circle) {
            json.put("radiusM", circle.radiusM());
        } else if (fence.shape() instanceof CorridorShape corridor) {
            json.put("widthM", corridor.widthM());
        }
        return json.toString();
    }

    /** The properties of a route as a JSON object; what is not known is left out. */
    public static String properties(Route route) {
        ObjectNode json = named(route.code(), route.name());
        putKnown(json, route.district());
        if (route.widthM() > 0) {
            json.put("widthM", route.widthM());
        }
        if (route.roadClass() > 0) {
            json.put("class", route.roadClass());
        }
        json.put("side", route.side().layerName()).put("oneway", route.oneway());
        if (route.tracksRequired() > 1) {
            json.put("tracks", route.tracksRequired());
        }
        return json.toString();
    }

    /** The properties of a district or grid as a JSON object. */
    public static String properties(Area area) {
        ObjectNode json = named(area.code(), area.name());
        putKnown(json, area.district());
        return json.toString();
    }

    /** A geometry in WGS-84 as GeoJSON, outer rings counter-clockwise, without a {@code crs} member. */
    public static String geometry(Geometry geometry) {
        GeoJsonWriter writer = new GeoJsonWriter(DECIMALS);
        writer.setEncodeCRS(false);
        writer.setForceCCW(true);
        return writer.write(geometry);
    }

    private static ObjectNode named(String code, String name) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("name", name);
    }

    private static void putKnown(ObjectNode json, String district) {
        if (!district.isEmpty()) {
            json.put("district", district);
        }
    }

    private static <T> String collection(
            List<T> features, ToIntFunction<T> id, Function<T, String> properties, Function<T, String> geometry) {
        return features.stream()
                .map(feature -> "{\"type\":\"Feature\",\"id\":" + id.applyAsInt(feature) + ",\"properties\":"
                        + properties.apply(feature) + ",\"geometry\":" + geometry.apply(feature) + "}")
                .collect(Collectors.joining(",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n"));
    }
}
