package org.sweepwatch.supervise.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Takes out of the JSON of a message what lists must not show: who the driver is but for the first character of the name,
 * numbers of cards, passwords among the parameters.
 */
public final class Masked {
    private static final String STARS = "**";
    private static final Set<String> HIDDEN = Set.of("idNumber", "qualification");
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String PASSWORD = "Password";

    private Masked() {}

    /** The driver of a 0x0702, changed in place. */
    public static JsonNode driver(JsonNode body) {
        if (body instanceof ObjectNode driver) {
            for (String field : HIDDEN) {
                if (!driver.path(field).asText("").isEmpty()) {
                    driver.put(field, STARS);
                }
            }
            String name = driver.path(NAME).asText("");
            if (!name.isEmpty()) {
                driver.put(NAME, name.substring(0, name.offsetByCodePoints(0, 1)) + STARS);
            }
        }
        return body;
    }

    /** A parameter of a 0x0104, changed in place. */
    public static JsonNode parameter(JsonNode body) {
        if (body instanceof ObjectNode parameter
                && parameter.path(NAME).asText("").endsWith(PASSWORD)) {
            parameter.put(VALUE, STARS);
        }
        return body;
    }
}
