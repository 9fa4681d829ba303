package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.sweepwatch.store.query.Redecoding;

/** Stored positions are decoded again with the profiles of today (重新解码), on request. */
final class RedecodingRoutes {
    /** Days of one request. */
    private static final int DAYS_MAX = 400;

    private final ModelServices models;
    private final Clock clock;

    RedecodingRoutes(ModelServices models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /** {@code POST /api/v1/redecodings}: it is done in the background. */
    void add(Context ctx) throws IOException {
        Parameters.of(ctx);
        ObjectNode body = JsonBodies.read(ctx, "model", "from", "to", "by");
        String model = JsonBodies.text(body, "model");
        if (model == null
                || models.store().terminals().stream()
                        .noneMatch(terminal -> terminal.model().equalsIgnoreCase(model))) {
            throw JsonBodies.wrong(
                    "Field 'model' must be the model of a terminal in use; GET /api/v1/models lists them.");
        }
        LocalDate from = day(body, "from");
        LocalDate to = day(body, "to");
        if (to.isBefore(from) || to.isAfter(from.plusDays(DAYS_MAX - 1L))) {
            throw JsonBodies.wrong("From 'from' to 'to' there must be 1 to " + DAYS_MAX + " days.");
        }
        String by = JsonBodies.text(body, "by");
        Redecoding asked = models.redecodings()
                .add(model, from, to, by == null || by.isBlank() ? "api" : by.strip(), clock.instant());
        ctx.status(202);
        Answers.object(ctx, json -> fields(json, asked));
    }

    /** {@code GET /api/v1/redecodings} */
    void list(Context ctx) throws IOException {
        Parameters.of(ctx);
        List<Redecoding> all = models.redecodings().list();
        Answers.list(
                ctx,
                json -> {
                    for (Redecoding one : all) {
                        json.writeStartObject();
                        fields(json, one);
                        json.writeEndObject();
                    }
                },
                null);
    }

    private static LocalDate day(ObjectNode body, String name) {
        try {
            return LocalDate.parse(String.valueOf(JsonBodies.text(body, name)));
        } catch (DateTimeException e) {
            throw JsonBodies.wrong("Field '" + name + "' must be an operational day such as 2026-01-31.");
        }
    }

    private static void fields(JsonGenerator json, Redecoding one) throws IOException {
        json.writeNumberField("id", one.id());
        json.writeStringField("model", one.model());
        json.writeStringField("from", one.fromDay().toString());
        json.writeStringField("to", one.toDay().toString());
        json.writeStringField("by", one.askedBy());
        json.writeStringField("at", one.askedAt().toString());
        json.writeStringField("nextDay", one.nextDay().toString());
        json.writeNumberField("read", one.read());
        json.writeNumberField("changed", one.changed());
        json.writeStringField(
                "finishedAt", one.finishedAt() == null ? null : one.finishedAt().toString());
    }
}
