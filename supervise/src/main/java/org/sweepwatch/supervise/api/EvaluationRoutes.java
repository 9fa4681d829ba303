package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
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

    EvaluationRoutes(Evaluations evaluations, HeavyQueries heavy) {
        this.evaluations = evaluations;
        this.heavy = heavy;
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
        JsonBody body = JsonBody.of(ctx, "step", "by", "reason");
        String by = body.text("by");
        String reason = body.text("reason");
        try (HeavyQueries.Permit permit = heavy.enter()) {
            switch (body.text("step")) {
                case "publish" -> evaluations.publish(month, by, reason);
                case "sign-off" -> evaluations.signOff(month, by, reason);
                case "freeze" -> evaluations.freeze(month, by, reason);
                case "recalculate" -> evaluations.recalculate(month, by, reason);
                default -> throw JsonBody.wrong("Field 'step' must be publish, sign-off, freeze or recalculate.");
            }
        }
        ctx.status(204);
    }

    /** {@code POST /api/v1/evaluations/{month}/appeals} */
    void appeal(Context ctx) throws IOException {
        YearMonth month = Parameters.pathMonth(ctx);
        JsonBody body = JsonBody.of(ctx, "unit", "item", "text", "evidence", "by");
        String evidence = body.optionalText("evidence");
        long id = evaluations.appeal(
                month,
                body.text("unit"),
                body.text("item"),
                body.text("text"),
                evidence == null ? "" : evidence,
                body.text("by"));
        ctx.status(201);
        Answers.object(ctx, json -> json.writeNumberField("id", id));
    }

    /** {@code POST /api/v1/evaluations/{month}/appeals/{appeal}/decision} */
    void decide(Context ctx) {
        YearMonth month = Parameters.pathMonth(ctx);
        JsonBody body = JsonBody.of(ctx, "accepted", "by", "reason", "withdrawn", "numerator", "denominator");
        Correction correction = new Correction(
                "", "", body.texts("withdrawn"), body.number("numerator"), body.number("denominator"), 0, "");
        boolean accepted = body.flag("accepted");
        if (!accepted && !correction.changesNothing()) {
            throw JsonBody.wrong("A rejected appeal changes nothing: leave out withdrawn, numerator and denominator.");
        }
        evaluations.decide(month, appealId(ctx), accepted ? correction : null, body.text("by"), body.text("reason"));
        ctx.status(204);
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
