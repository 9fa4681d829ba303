package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The JSON object in the body of a request, checked as {@link Parameters} are: an unknown field is a mistake. */
final class JsonBody {
    /** Characters of a text. */
    static final int TEXT_MAX_LENGTH = 2_000;

    private static final int LIST_MAX = 1_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode fields;

    private JsonBody(JsonNode fields) {
        this.fields = fields;
    }

    static JsonBody of(Context ctx, String... known) {
        JsonNode body;
        try {
            body = JSON.readTree(ctx.bodyAsBytes());
        } catch (IOException e) {
            throw wrong("The body is not JSON.");
        }
        List<String> names = Arrays.asList(known);
        if (body == null || !body.isObject()) {
            throw wrong("The body must be a JSON object with: " + String.join(", ", names) + ".");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw wrong("There is no field '" + Parameters.shown(name) + "' here. Known: "
                        + String.join(", ", names) + ".");
            }
        });
        return new JsonBody(body);
    }

    /** A text that must be given. */
    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw wrong("Field '" + name + "' is missing.");
        }
        return value;
    }

    /** A text, null when not given. */
    String optionalText(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty() || text.length() > TEXT_MAX_LENGTH || text.indexOf('\0') >= 0) {
            throw wrong("Field '" + name + "' must be a text of 1 to " + TEXT_MAX_LENGTH + " characters.");
        }
        return text;
    }

    /** True or false, which must be given. */
    boolean flag(String name) {
        JsonNode value = fields.path(name);
        if (!value.isBoolean()) {
            throw wrong("Field '" + name + "' must be true or false.");
        }
        return value.booleanValue();
    }

    /** A number, null when not given. */
    BigDecimal number(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw wrong("Field '" + name + "' must be a number.");
        }
        return value.decimalValue();
    }

    /** Texts, empty when not given. */
    List<String> texts(String name) {
        JsonNode value = fields.path(name);
        List<String> texts = new ArrayList<>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        value.forEach(text -> texts.add(text.asText()));
        if (!value.isArray() || value.size() > LIST_MAX) {
            throw wrong("Field '" + name + "' must be a list of at most " + LIST_MAX + " texts.");
        }
        return texts;
    }

    static ApiException wrong(String detail) {
        return new ApiException(ApiError.BAD_BODY, detail);
    }
}
