package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads the JSON object that a request brings. A field the route does not know is refused with those it knows. */
final class JsonBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonBodies() {}

    static ObjectNode read(Context ctx, String... known) {
        String type = ctx.contentType();
        // A form of another site cannot send this type.
        if (type == null || !type.startsWith("application/json")) {
            throw wrong("Send JSON, with 'Content-Type: application/json'.");
        }
        JsonNode body;
        try {
            body = JSON.readTree(ctx.bodyAsBytes());
        } catch (IOException e) {
            throw wrong("The body is not JSON.");
        }
        if (!(body instanceof ObjectNode object)) {
            throw wrong("The body must be a JSON object with " + String.join(", ", known) + ".");
        }
        List<String> names = Arrays.asList(known);
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw wrong("There is no field '" + Parameters.shown(name) + "' here. Known: "
                        + String.join(", ", names) + ".");
            }
        });
        return object;
    }

    /** A text field; null when it is not there. */
    static String text(ObjectNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw wrong("Field '" + name + "' must be a text.");
        }
        return value.asText();
    }

    /** A whole number; {@code otherwise} when it is not there. */
    static int number(ObjectNode body, String name, int otherwise, int least, int most) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw wrong("Field '" + name + "' must be a whole number from " + least + " to " + most + ".");
        }
        return value.asInt();
    }

    static ApiException wrong(String detail) {
        return new ApiException(ApiError.BAD_BODY, detail);
    }
}
