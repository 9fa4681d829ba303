package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.sweepwatch.ingest.message.parameter.Parameter;
import org.sweepwatch.ingest.message.parameter.ParameterKind;

/**
 * Parameters of a terminal (终端参数) for people: {@code {"id":"0x0029","name":"defaultIntervalS","value":10}}. The value of a
 * text is a text, of a number a number, of anything else hexadecimal digits.
 */
public final class ParameterJson {
    private static final String HEX_ID = "0x%04X";

    private ParameterJson() {}

    static ObjectNode write(Parameter parameter) {
        ParameterKind kind = parameter.kind();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id(parameter.id()));
        json.put("name", kind == null ? null : kind.label());
        if (parameter.number() != null) {
            json.put("value", parameter.number());
        } else {
            json.put("value", text(parameter));
        }
        return json;
    }

    /** The value as text: what {@code value} is in JSON. */
    public static String text(Parameter parameter) {
        if (parameter.number() != null) {
            return parameter.number().toString();
        }
        String text = parameter.text();
        return text != null ? text : HexFormat.of().withUpperCase().formatHex(parameter.value());
    }

    /** An id as people read it, for example {@code 0x0029}. */
    public static String id(long id) {
        return HEX_ID.formatted(id);
    }

    /**
     * The id that people mean.
     *
     * @param text a name such as {@code defaultIntervalS}, or a number, {@code 0x} before hexadecimal digits
     * @throws IllegalArgumentException when it is neither
     */
    public static long idOf(String text) {
        Optional<ParameterKind> named = Arrays.stream(ParameterKind.values())
                .filter(kind -> kind.label().equals(text))
                .findFirst();
        if (named.isPresent()) {
            return named.get().id();
        }
        try {
            long id = Long.decode(text);
            if (id >= 0 && id <= 0xFFFFFFFFL) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(unknown(text), e);
        }
        throw new IllegalArgumentException(unknown(text));
    }

    private static String unknown(String text) {
        return "there is no parameter '" + text + "' (expected: an id such as 0x0029 or a name such as defaultIntervalS)";
    }

    /**
     * A parameter with a value written as text.
     *
     * @throws IllegalArgumentException when the value does not fit its kind
     */
    public static Parameter of(long id, String value) {
        ParameterKind kind = ParameterKind.of(id);
        try {
            if (kind != null && kind.isNumber()) {
                return Parameter.of(kind, Long.decode(value));
            }
            return kind != null && kind.isText()
                    ? Parameter.of(kind, value)
                    : new Parameter(id, HexFormat.of().parseHex(value));
        } catch (IllegalArgumentException | ArithmeticException e) {
            String expected = kind == null || !kind.isNumber() ? "hexadecimal digits" : "a number";
            throw new IllegalArgumentException(
                    "parameter " + id(id) + " is '" + value + "' (expected: " + expected + ")", e);
        }
    }

    static Parameter read(JsonNode json) {
        if (!json.isObject() || !json.has("id") || !json.has("value")) {
            throw new IllegalArgumentException("a parameter is {\"id\": ..., \"value\": ...}");
        }
        return of(idOf(json.get("id").asText()), json.get("value").asText());
    }
}
