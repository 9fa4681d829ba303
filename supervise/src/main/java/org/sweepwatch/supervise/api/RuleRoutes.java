package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.rulebook.RuleBook;
import org.sweepwatch.supervise.rulebook.RuleKey;

/** The settings of judgement (考核参数). */
final class RuleRoutes {
    private final PlanDesk desk;
    private final Clock clock;

    RuleRoutes(PlanDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code GET /api/v1/rules} */
    void list(Context ctx) throws IOException {
        LocalDate day = Parameters.of(ctx, "day").day("day", today());
        RuleBook rules = desk.rules();
        Answers.list(
                ctx,
                json -> {
                    for (RuleKey key : RuleKey.values()) {
                        write(json, rules, key, day);
                    }
                },
                null);
    }

    /** {@code PUT /api/v1/rules/{key}} */
    void put(Context ctx) throws IOException {
        RuleKey key = RuleBook.key(ctx.pathParam("key"));
        EditRequest edit = EditRequest.of(ctx, clock, "value", "validFrom");
        LocalDate from = edit.day("validFrom", today());
        desk.setRule(key, edit.required("value"), from, edit.change());
        ctx.status(204);
    }

    private LocalDate today() {
        return desk.calendar().dateOf(clock.instant());
    }

    private static void write(JsonGenerator json, RuleBook rules, RuleKey key, LocalDate day) throws IOException {
        Optional<RuleBook.Dated> set = rules.setOn(key, day);
        json.writeStartObject();
        json.writeStringField("key", key.key());
        json.writeStringField("name", key.chinese());
        json.writeNumberField("value", set.map(RuleBook.Dated::value).orElse(key.standard()));
        json.writeStringField("unit", key.unit());
        json.writeNumberField("default", key.standard());
        json.writeNumberField("least", key.least());
        json.writeNumberField("most", key.most());
        json.writeStringField("setFrom", set.map(dated -> dated.from().toString()).orElse(null));
        json.writeEndObject();
    }
}
