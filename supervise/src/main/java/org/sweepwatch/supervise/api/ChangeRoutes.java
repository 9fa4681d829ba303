package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.sweepwatch.store.query.LoggedChange;
import org.sweepwatch.supervise.plan.PlanDesk;

/** The change log (变更日志) of what days are judged by. */
final class ChangeRoutes {
    private static final int LIMIT_USUAL = 100;
    private static final int LIMIT_MAX = 1_000;

    private final PlanDesk desk;

    ChangeRoutes(PlanDesk desk) {
        this.desk = desk;
    }

    /** {@code GET /api/v1/changes} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "subject", "key", "limit", "cursor");
        int limit = parameters.limit(LIMIT_USUAL, LIMIT_MAX);
        List<LoggedChange> found =
                desk.log(parameters.text("subject"), parameters.text("key"), below(parameters), limit + 1);
        boolean more = found.size() > limit;
        List<LoggedChange> page = more ? found.subList(0, limit) : found;
        Answers.list(
                ctx,
                json -> {
                    for (LoggedChange change : page) {
                        write(json, change);
                    }
                },
                more ? Parameters.cursorOf(Long.toString(page.get(limit - 1).id())) : null);
    }

    private static long below(Parameters parameters) {
        String cursor = parameters.cursor();
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Parameters.wrongCursor();
        }
    }

    /** Before and after are stored as JSON text. */
    private static void write(JsonGenerator json, LoggedChange change) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", change.id());
        json.writeStringField("at", change.change().at().toString());
        json.writeStringField("actor", change.change().actor());
        json.writeStringField("reason", change.change().reason());
        json.writeStringField("subject", change.subject());
        json.writeStringField("key", change.key());
        raw(json, "before", change.before());
        raw(json, "after", change.after());
        json.writeEndObject();
    }

    private static void raw(JsonGenerator json, String name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value == null ? "null" : value);
    }
}
