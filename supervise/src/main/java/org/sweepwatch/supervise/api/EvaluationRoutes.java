package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.sweepwatch.store.query.Appeal;
import org.sweepwatch.store.query.Evaluation;
import org.sweepwatch.store.query.EvaluationStep;
import org.sweepwatch.supervise.evaluate.EvaluationFile;
import org.sweepwatch.supervise.evaluate.Evaluations;
import org.sweepwatch.supervise.evaluate.score.Correction;

/**
 * The life of the months' evaluations: what stage each is at, and the steps from one to the next. Whoever takes a step
 * says who it is ({@code by}) and why; both go into the month's log.
 */
final class EvaluationRoutes {
    private static final int FIRST_YEAR = 2015;

    private final Evaluations evaluations;
    private final HeavyQueries heavy;
    private final Clock clock;

    EvaluationRoutes(Evaluations evaluations, HeavyQueries heavy, Clock clock) {
        this.evaluations = evaluations;
        this.heavy = heavy;
        this.clock = clock;
    }

    /** {@code GET /api/v1/evaluations} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "year");
        int now = evaluations.thisMonth().getYear();
        Integer asked = parameters.number("year", FIRST_YEAR, now);
        Answers.list(
                ctx,
                json -> {
                    for (Evaluation one : evaluations.list(asked == null ? now : asked)) {
                        json.writeStartObject();
                        stage(json, one);
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code GET /api/v1/evaluations/{month}} */
    void file(Context ctx) throws IOException {
        Parameters.of(ctx);
        YearMonth month = Parameters.pathMonth(ctx);
        EvaluationFile file = evaluations
                .file(month)
                .orElseThrow(() -> new ApiException(
                        ApiError.NOT_FOUND,
                        "The evaluation of " + month + " has not begun; it does when the month is over."));
        Answers.object(ctx, json -> {
            stage(json, file.evaluation());
            json.writeArrayFieldStart("steps");
            for (EvaluationStep step : file.steps()) {
                write(json, step);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("appeals");
            for (Appeal appeal : file.appeals()) {
                write(json, appeal);
            }
            json.writeEndArray();
        });
    }

    /** {@code POST /api/v1/evaluations/{month}/steps} */
    void step(Context ctx) {
        YearMonth month = Parameters.pathMonth(ctx);
        EditRequest body = EditRequest.of(ctx, clock, "step", "by", "force");
        String by = body.required("by");
        String reason = body.required("reason");
        boolean forced = body.has("force") && flag(body, "force");
        try (HeavyQueries.Permit permit = heavy.enter()) {
            String step = body.required("step");
            if (forced && !step.equals("publish") && !step.equals("sign-off")) {
                throw EditRequest.wrong("'force' belongs to publish and sign-off.");
            }
            switch (step) {
                case "publish" -> evaluations.publish(month, by, reason, forced);
                case "sign-off" -> evaluations.signOff(month, by, reason, forced);
                case "freeze" -> evaluations.freeze(month, by, reason);
                case "recalculate" -> evaluations.recalculate(month, by, reason);
                default -> throw EditRequest.wrong("'step' must be publish, sign-off, freeze or recalculate.");
            }
        }
        ctx.status(204);
    }

    /** {@code POST /api/v1/evaluations/{month}/appeals} */
    void appeal(Context ctx) throws IOException {
        YearMonth month = Parameters.pathMonth(ctx);
        EditRequest body = EditRequest.of(ctx, clock, "unit", "item", "text", "evidence", "by");
        String evidence = body.text("evidence");
        long id = evaluations.appeal(
                month,
                body.required("unit"),
                body.required("item"),
                body.required("text"),
                evidence == null ? "" : evidence,
                body.required("by"));
        ctx.status(201);
        Answers.object(ctx, json -> json.writeNumberField("id", id));
    }

    /** {@code POST /api/v1/evaluations/{month}/appeals/{appeal}/decision} */
    void decide(Context ctx) {
        YearMonth month = Parameters.pathMonth(ctx);
        EditRequest body = EditRequest.of(ctx, clock, "accepted", "by", "withdrawn", "numerator", "denominator");
        Correction correction = new Correction(
                "", "", body.texts("withdrawn"), number(body, "numerator"), number(body, "denominator"), 0, "");
        boolean accepted = flag(body, "accepted");
        if (!accepted && !correction.changesNothing()) {
            throw EditRequest.wrong(
                    "A rejected appeal changes nothing: leave out withdrawn, numerator and denominator.");
        }
        evaluations.decide(
                month, appealId(ctx), accepted ? correction : null, body.required("by"), body.required("reason"));
        ctx.status(204);
    }

    private static boolean flag(EditRequest body, String name) {
        if (!body.node(name).isBoolean()) {
            throw EditRequest.wrong("'" + name + "' must be true or false.");
        }
        return body.node(name).booleanValue();
    }

    /** Null when it is not there. */
    static BigDecimal number(EditRequest body, String name) {
        if (!body.has(name)) {
            return null;
        }
        if (!body.node(name).isNumber()) {
            throw EditRequest.wrong("'" + name + "' must be a number.");
        }
        return body.node(name).decimalValue();
    }

    private static long appealId(Context ctx) {
        String value = ctx.pathParam("appeal");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ApiException(ApiError.NOT_FOUND, "There is no appeal '" + Parameters.shown(value) + "'.");
        }
    }

    private static void stage(JsonGenerator json, Evaluation one) throws IOException {
        json.writeStringField("month", one.month().toString());
        json.writeStringField("state", one.state());
        json.writeNumberField("revision", one.revision());
        json.writeStringField("appealsUntil", text(one.appealsUntil()));
    }

    private static void write(JsonGenerator json, EvaluationStep step) throws IOException {
        json.writeStartObject();
        json.writeStringField("step", step.step());
        json.writeStringField("state", step.state());
        json.writeNumberField("revision", step.revision());
        json.writeStringField("by", step.actor());
        json.writeStringField("reason", step.reason());
        json.writeStringField("at", step.at().toString());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Appeal appeal) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", appeal.id());
        json.writeStringField("unit", appeal.unit());
        json.writeStringField("item", appeal.item());
        json.writeStringField("text", appeal.text());
        json.writeStringField("evidence", appeal.evidence());
        json.writeStringField("by", appeal.appellant());
        json.writeStringField("at", appeal.at().toString());
        if (appeal.accepted() == null) {
            json.writeNullField("accepted");
        } else {
            json.writeBooleanField("accepted", appeal.accepted());
        }
        json.writeStringField("decidedBy", appeal.decidedBy());
        json.writeStringField("decisionReason", appeal.decisionReason());
        json.writeStringField("decidedAt", text(appeal.decidedAt()));
        json.writeEndObject();
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
