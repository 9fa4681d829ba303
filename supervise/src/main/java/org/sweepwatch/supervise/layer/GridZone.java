package org.sweepwatch.supervise.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.supervise.plan.PlanException;

/** Where a responsibility grid lies: the main city has 103 of them, the suburbs 49. */
public enum GridZone {
    /** 主城区. */
    MAIN,
    /** 郊区. */
    SUBURB,
    /** Not said. */
    UNKNOWN;

    /** The property of a grid. */
    static final String PROPERTY = "zone";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, GridZone> NAMES =
            Map.of("", UNKNOWN, "main", MAIN, "主城区", MAIN, "suburb", SUBURB, "郊区", SUBURB);

    static GridZone of(String text) {
        GridZone zone = NAMES.get(text.strip());
        if (zone == null) {
            throw new PlanException("zone is '" + text + "' (expected: main or suburb)");
        }
        return zone;
    }

    /** The feature with the zone among its properties. */
    public LayerFeature on(LayerFeature grid) {
        if (this == UNKNOWN) {
            return grid;
        }
        try {
            ObjectNode properties = (ObjectNode) JSON.readTree(grid.properties());
            properties.put(PROPERTY, name().toLowerCase(Locale.ROOT));
            return new LayerFeature(grid.id(), grid.name(), properties.toString(), grid.geometry());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("properties are no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
