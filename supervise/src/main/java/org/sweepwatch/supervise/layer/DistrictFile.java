package org.sweepwatch.supervise.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.layer.LayerError;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.layer.LayerResult;

/** A GeoJSON file of districts, divided into those with a polygon and those that have none ({@code "geometry": null}). */
final class DistrictFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String polygonsOnly;
    /** Numbers in the file of the features with a polygon. */
    private final List<Integer> numbers = new ArrayList<>();

    private final List<Unit> withoutPolygon = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** A district without a polygon. */
    record Unit(String code, String properties) {}

    private DistrictFile(String geoJson) {
        JsonNode root;
        try {
            root = JSON.readTree(geoJson);
        } catch (JsonProcessingException e) {
            polygonsOnly = geoJson; // the layer reader says what is wrong with it
            return;
        }
        if (!root.path("features").isArray()) {
            polygonsOnly = geoJson;
            return;
        }
        ArrayNode drawn = JSON.createArrayNode();
        Set<String> codes = new HashSet<>();
        int number = 0;
        for (JsonNode feature : root.path("features")) {
            number++;
            if (feature.path("geometry").isNull()) {
                takeUnit(number, feature.path("properties"), codes);
            } else {
                drawn.add(feature);
                numbers.add(number);
            }
        }
        polygonsOnly = ((ObjectNode) root).set("features", drawn).toString();
    }

    static DistrictFile of(String geoJson) {
        return new DistrictFile(geoJson.startsWith("\uFEFF") ? geoJson.substring(1) : geoJson);
    }

    private void takeUnit(int number, JsonNode properties, Set<String> codes) {
        String name = properties.path("name").asText("").strip();
        String code = properties.path("code").asText(name).strip();
        if (code.isEmpty() || !codes.add(code)) {
            problems.add(new LayerError(
                            number, code, "has no code or name of its own", "give each district a code of its own")
                    .toString());
            return;
        }
        withoutPolygon.add(new Unit(
                code,
                JSON.createObjectNode()
                        .put("code", code)
                        .put("name", name.isEmpty() ? code : name)
                        .toString()));
    }

    /** The districts with a polygon; errors carry the numbers of the file. */
    LayerResult<Area> withPolygon(Crs crs) {
        LayerResult<Area> read = LayerReader.areas(polygonsOnly, crs);
        return new LayerResult<>(
                read.features(),
                read.errors().stream()
                        .map(error -> new LayerError(
                                error.feature() == 0 ? 0 : numbers.get(error.feature() - 1),
                                error.name(),
                                error.reason(),
                                error.remedy()))
                        .toList());
    }

    /** The file without those that have no polygon. */
    String polygonsOnly() {
        return polygonsOnly;
    }

    List<Unit> withoutPolygon() {
        return withoutPolygon;
    }

    /** Of the districts without a polygon, one line each. */
    List<String> problems() {
        return problems;
    }
}
