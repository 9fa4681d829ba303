package org.sweepwatch.supervise.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * A cleaning route with what is required of it, as it is on one day.
 *
 * @param passes what is required of it itself, {@link RequiredPasses#NONE} where its class decides
 * @param windows when it is to be worked on, empty for any time
 * @param forbidden when it must not be (禁止作业时段)
 */
public record PlannedRoute(Route route, RequiredPasses passes, TimeWindows windows, TimeWindows forbidden) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSES = "passes";
    private static final String WINDOWS = "windows";
    private static final String FORBIDDEN = "forbidden";

    /** A route from the store. */
    public static PlannedRoute of(LayerFeature stored) {
        JsonNode properties = json(stored.properties());
        return of(LayerReader.route(stored.id(), stored.properties(), stored.geometry()), properties);
    }

    /**
     * A route with the properties that were imported with it.
     *
     * @param properties of the GeoJSON feature: {@code passes} (see {@link RequiredPasses}), {@code windows} and
     *     {@code forbidden} (see {@link TimeWindows})
     * @throws PlanException when one of them cannot be read
     */
    public static PlannedRoute of(Route route, JsonNode properties) {
        return new PlannedRoute(
                route,
                RequiredPasses.parse(properties.path(PASSES).asText("")),
                TimeWindows.parse(properties.path(WINDOWS).asText("")),
                TimeWindows.parse(properties.path(FORBIDDEN).asText("")));
    }

    /** What is required on a day with these rules: its own passes, else those of its class. */
    public RequiredPasses required(Rules rules) {
        return passes.equals(RequiredPasses.NONE) ? RequiredPasses.ofClass(route.roadClass(), rules) : passes;
    }

    /** The properties to store: those of the geometry with what is required added; what is not given is left out. */
    public String properties(String ofGeometry) {
        ObjectNode all = json(ofGeometry).deepCopy();
        put(all, PASSES, passes);
        put(all, WINDOWS, windows);
        put(all, FORBIDDEN, forbidden);
        return all.toString();
    }

    private static void put(ObjectNode json, String key, Object value) {
        if (value.toString().isEmpty()) {
            json.remove(key);
        } else {
            json.put(key, value.toString());
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stored properties are no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
