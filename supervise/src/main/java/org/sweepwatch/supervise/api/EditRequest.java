package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sweepwatch.store.query.Change;

/**
 * The JSON body of a request that changes something days are judged by, checked like {@link Parameters}. Each such body
 * says why, in {@code reason}.
 */
final class EditRequest {
    private static final String REASON = "reason";
    private static final int TEXT_MAX_LENGTH = 500;
    private static final int LIST_MAX = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Context ctx;
    private final Clock clock;
    private final JsonNode body;

    private EditRequest(Context ctx, Clock clock, JsonNode body) {
        this.ctx = ctx;
        this.clock = clock;
        this.body = body;
    }

    /** @param known the names the body may have beside {@code reason} */
    static EditRequest of(Context ctx, Clock clock, String... known) {
        Parameters.of(ctx);
        JsonNode body;
        try {
            body = JSON.readTree(ctx.bodyAsBytes());
        } catch (IOException e) {
            throw wrong("The body must be a JSON object.");
        }
        if (body == null || !body.isObject()) {
            throw wrong("The body must be a JSON object.");
        }
        List<String> names = Arrays.asList(known);
        body.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name) && !name.equals(REASON)) {
                throw wrong("There is no '" + Parameters.shown(name) + "' here. Known: " + String.join(", ", names)
                        + ", reason.");
            }
        });
        return new EditRequest(ctx, clock, body);
    }

    /** For the change log; without a reason the request is refused. */
    Change change() {
        return changeOf(ctx, clock, text(REASON));
    }

    /** The same for a request without a body. */
    static Change changeOf(Context ctx, Clock clock, String reason) {
        if (reason == null || reason.isBlank()) {
            throw wrong("'reason' is missing: say why; it is logged.");
        }
        String actor = (Guard.bearer(ctx) == null ? "page " : "api ") + ctx.req().getRemoteAddr();
        return new Change(actor, reason.strip(), clock.instant());
    }

    boolean has(String name) {
        return !body.path(name).isMissingNode();
    }

    JsonNode node(String name) {
        return body.path(name);
    }

    /** A text of one line, null when it is not there. */
    String text(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        if (!value.isValueNode()
                || text.length() > TEXT_MAX_LENGTH
                || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name, value, "one line of at most " + TEXT_MAX_LENGTH + " characters");
        }
        return text.isBlank() ? null : text.strip();
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw wrong("'" + name + "' is missing.");
        }
        return text;
    }

    /** An operational day. */
    LocalDate day(String name, LocalDate otherwise) {
        String text = text(name);
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name, body.path(name), "an operational day such as 2026-01-31");
        }
    }

    LocalTime time(String name) {
        try {
            return LocalTime.parse(required(name));
        } catch (DateTimeException e) {
            throw wrong(name, body.path(name), "a local time such as 20:00");
        }
    }

    Instant instant(String name) {
        try {
            return OffsetDateTime.parse(required(name)).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name, body.path(name), "an instant such as 2026-01-31T08:00:00Z");
        }
    }

    int number(String name) {
        JsonNode value = body.path(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw wrong(name, value, "a whole number");
        }
        return value.intValue();
    }

    /** A list of texts, empty when it is not there. */
    List<String> texts(String name) {
        JsonNode values = body.path(name);
        if (values.isMissingNode() || values.isNull()) {
            return List.of();
        }
        if (!values.isArray() || values.size() > LIST_MAX) {
            throw wrong(name, values, "a list of at most " + LIST_MAX + " texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > TEXT_MAX_LENGTH) {
                throw wrong(name, value, "texts");
            }
            texts.add(value.textValue().strip());
        }
        return texts;
    }

    static ApiException wrong(String detail) {
        return new ApiException(ApiError.BAD_BODY, detail);
    }

    private static ApiException wrong(String name, JsonNode value, String expected) {
        return wrong("'" + name + "' is " + Parameters.shown(value.isMissingNode() ? "missing" : value.toString())
                + " (expected: " + expected + ").");
    }

    /** A number in the path of something that has numbers. */
    static long id(Context ctx, String what) {
        String value = ctx.pathParam("id");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw none(what, value);
        }
    }

    static ApiException none(String what, Object id) {
        return new ApiException(
                ApiError.NOT_FOUND, "There is no " + what + " '" + Parameters.shown(id.toString()) + "' to change.");
    }
}
