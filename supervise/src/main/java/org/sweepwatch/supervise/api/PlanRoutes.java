package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.plan.PlanException;
import org.sweepwatch.supervise.plan.PlannedDuty;
import org.sweepwatch.supervise.plan.Weekdays;

/** Weekly plans (周作业计划), their changes for one day (临时调整), and the duties that follow from them (计划出车). */
final class PlanRoutes {
    private final PlanDesk desk;
    private final Clock clock;

    PlanRoutes(PlanDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code GET /api/v1/plans} */
    void plans(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "day", "vehicle");
        LocalDate day = parameters.day("day", today());
        Integer vehicle = parameters.number("vehicle", 1, Integer.MAX_VALUE);
        List<WeeklyPlan> plans = desk.plansFrom(day);
        Answers.list(
                ctx,
                json -> {
                    for (WeeklyPlan plan : plans) {
                        if (vehicle == null || vehicle == plan.vehicleId()) {
                            write(json, plan);
                        }
                    }
                },
                null);
    }

    /** {@code POST /api/v1/plans} */
    void addPlan(Context ctx) throws IOException {
        EditRequest edit = EditRequest.of(
                ctx, clock, "vehicleId", "shift", "operation", "routes", "weekdays", "validFrom", "validTo");
        LocalDate from = edit.day("validFrom", today());
        LocalDate last = edit.day("validTo", null);
        if (last != null && last.isBefore(from)) {
            throw EditRequest.wrong("'validTo' is before 'validFrom'.");
        }
        WeeklyPlan made = desk.addPlan(
                new WeeklyPlan(
                        0,
                        edit.number("vehicleId"),
                        edit.required("shift"),
                        edit.text("operation"),
                        edit.texts("routes"),
                        weekdays(edit),
                        from,
                        last == null ? null : last.plusDays(1)),
                edit.change());
        ctx.status(201);
        Answers.object(ctx, json -> fields(json, made));
    }

    private static int weekdays(EditRequest edit) {
        String written = edit.text("weekdays");
        try {
            return Weekdays.parse(written == null ? "" : written);
        } catch (PlanException e) {
            throw EditRequest.wrong(e.getMessage());
        }
    }

    /** {@code DELETE /api/v1/plans/{id}} */
    void endPlan(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "lastDay", "reason");
        long id = EditRequest.id(ctx, "plan");
        LocalDate until = parameters.day("lastDay", today().minusDays(1)).plusDays(1);
        if (!desk.endPlan(id, until, EditRequest.changeOf(ctx, clock, parameters.text("reason")))) {
            throw EditRequest.none("plan", id);
        }
        ctx.status(204);
    }

    /** {@code GET /api/v1/plan-changes} */
    void changes(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "from", "to");
        LocalDate from = parameters.day("from", today());
        LocalDate to = parameters.day("to", null);
        List<PlanChange> changes = desk.changes(from, to == null ? null : to.plusDays(1));
        Answers.list(
                ctx,
                json -> {
                    for (PlanChange change : changes) {
                        json.writeStartObject();
                        fields(json, change);
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code POST /api/v1/plan-changes} */
    void putChange(Context ctx) throws IOException {
        EditRequest edit = EditRequest.of(ctx, clock, "day", "vehicleId", "shift", "kind", "operation", "routes");
        String written = edit.required("kind");
        PlanChange.Kind kind = Arrays.stream(PlanChange.Kind.values())
                .filter(one -> one.key().equals(written.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> EditRequest.wrong("'kind' is add, cancel or replace."));
        PlanChange made = desk.putChange(
                new PlanChange(
                        0,
                        edit.day("day", today()),
                        edit.number("vehicleId"),
                        edit.required("shift"),
                        kind,
                        edit.text("operation"),
                        edit.texts("routes"),
                        edit.required("reason")),
                edit.change());
        ctx.status(201);
        Answers.object(ctx, json -> fields(json, made));
    }

    /** {@code DELETE /api/v1/plan-changes/{id}} */
    void removeChange(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "reason");
        long id = EditRequest.id(ctx, "plan change");
        if (!desk.removeChange(id, EditRequest.changeOf(ctx, clock, parameters.text("reason")))) {
            throw EditRequest.none("plan change", id);
        }
        ctx.status(204);
    }

    /** {@code GET /api/v1/duties} */
    void duties(Context ctx) throws IOException {
        LocalDate day = Parameters.of(ctx, "day").day("day", today());
        List<PlannedDuty> duties = desk.on(day).duties().duties();
        Answers.list(
                ctx,
                json -> {
                    for (PlannedDuty duty : duties) {
                        write(json, duty);
                    }
                },
                null);
    }

    private LocalDate today() {
        return desk.calendar().dateOf(clock.instant());
    }

    private static void write(JsonGenerator json, WeeklyPlan plan) throws IOException {
        json.writeStartObject();
        fields(json, plan);
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, WeeklyPlan plan) throws IOException {
        json.writeNumberField("id", plan.id());
        json.writeNumberField("vehicleId", plan.vehicleId());
        json.writeStringField("shift", plan.shift());
        json.writeStringField("operation", plan.operation());
        Answers.texts(json, "routes", plan.routes());
        json.writeStringField("weekdays", Weekdays.text(plan.weekdays()));
        json.writeStringField("validFrom", plan.from().toString());
        json.writeStringField(
                "validTo",
                plan.until() == null ? null : plan.until().minusDays(1).toString());
    }

    private static void fields(JsonGenerator json, PlanChange change) throws IOException {
        json.writeNumberField("id", change.id());
        json.writeStringField("day", change.day().toString());
        json.writeNumberField("vehicleId", change.vehicleId());
        json.writeStringField("shift", change.shift());
        json.writeStringField("kind", change.kind().key());
        json.writeStringField("operation", change.operation());
        Answers.texts(json, "routes", change.routes());
        json.writeStringField("reason", change.reason());
    }

    private static void write(JsonGenerator json, PlannedDuty duty) throws IOException {
        json.writeStartObject();
        json.writeNumberField("vehicleId", duty.vehicleId());
        json.writeStringField("shift", duty.shift().id());
        json.writeStringField("shiftName", duty.shift().name());
        json.writeStringField(
                "operation", duty.operation() == null ? null : duty.operation().name());
        json.writeArrayFieldStart("routes");
        for (int route : duty.routes()) {
            json.writeNumber(route);
        }
        json.writeEndArray();
        Answers.texts(json, "missingRoutes", duty.missing());
        json.writeStringField("start", duty.start().toString());
        json.writeStringField("end", duty.end().toString());
        json.writeArrayFieldStart("stops");
        for (PlannedDuty.Stop stop : duty.stops()) {
            json.writeStartObject();
            json.writeStringField("from", stop.from().toString());
            json.writeStringField("until", stop.until().toString());
            json.writeStringField("reason", stop.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("exemptReason", duty.exemptReason());
        json.writeEndObject();
    }
}
