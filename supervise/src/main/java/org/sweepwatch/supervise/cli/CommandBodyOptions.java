package org.sweepwatch.supervise.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sweepwatch.ingest.message.parameter.ParameterKind;
import org.sweepwatch.supervise.message.ParameterText;
import picocli.CommandLine.Option;

/** The fields of a command's body as given on the command line. */
final class CommandBodyOptions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SET_PARAMETERS = "set-parameters";

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = {
                "A field of the message; may be given several times. 字段。",
                "With set-parameters the fields are the parameters, by id or name."
            })
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(names = "--json", paramLabel = "BODY", description = "The whole body as a JSON object. JSON 消息体。")
    private String json;

    /**
     * The body.
     *
     * @throws IllegalArgumentException when it is no JSON object, or a parameter is unknown or has an impossible value
     */
    ObjectNode body(String kind) {
        ObjectNode body = JSON.createObjectNode();
        if (json != null) {
            if (!(tree(json) instanceof ObjectNode given)) {
                throw new IllegalArgumentException("--json must be a JSON object");
            }
            body.setAll(given);
        }
        if (kind.equals(SET_PARAMETERS) && !fields.isEmpty()) {
            ArrayNode parameters = body.withArray("parameters");
            fields.forEach((name, value) -> parameter(parameters.addObject(), name, value));
        } else {
            fields.forEach((name, value) -> body.set(name, value(value)));
        }
        return body;
    }

    private static void parameter(ObjectNode parameter, String name, String text) {
        long id = ParameterText.idOf(name);
        String value = ParameterText.value(id, text);
        ParameterKind kind = ParameterKind.of(id);
        parameter.put("id", ParameterText.id(id));
        if (kind != null && kind.isNumber()) {
            parameter.put("value", Long.parseLong(value));
        } else {
            parameter.put(kind != null && kind.isText() ? "value" : "hex", value);
        }
    }

    /** What JSON takes for a number, a list and so on is one; anything else is a text. */
    private static JsonNode value(String text) {
        JsonNode value = tree(text);
        return value == null || value.isMissingNode() ? JSON.getNodeFactory().textNode(text) : value;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
