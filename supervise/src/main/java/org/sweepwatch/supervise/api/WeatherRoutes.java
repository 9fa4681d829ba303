package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.rulebook.OperationType;

/** The approved stops of work for the weather (天气停工). */
final class WeatherRoutes {
    private static final Duration USUAL = Duration.ofDays(31);

    private final PlanDesk desk;
    private final Clock clock;

    WeatherRoutes(PlanDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code GET /api/v1/weather-stops}: without a range the last month and what is announced. */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "from", "to");
        Instant from = parameters.instant("from", clock.instant().minus(USUAL));
        Instant to = parameters.instant("to", clock.instant().plus(USUAL));
        List<WeatherStop> stops = desk.weatherStops(from, to);
        Answers.list(
                ctx,
                json -> {
                    for (WeatherStop stop : stops) {
                        json.writeStartObject();
                        fields(json, stop);
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code POST /api/v1/weather-stops} */
    void add(Context ctx) throws IOException {
        EditRequest edit =
                EditRequest.of(ctx, clock, "from", "until", "districts", "operations", "approvedBy");
        Instant from = edit.instant("from");
        Instant until = edit.instant("until");
        if (!until.isAfter(from)) {
            throw EditRequest.wrong("'until' is not after 'from'.");
        }
        List<String> operations = edit.texts("operations").stream()
                .map(written -> OperationType.named(written)
                        .orElseThrow(() -> EditRequest.wrong("'operations' holds " + OperationType.EXPECTED + "."))
                        .name())
                .toList();
        WeatherStop made = desk.addWeatherStop(
                new WeatherStop(
                        0,
                        from,
                        until,
                        edit.texts("districts"),
                        operations,
                        edit.required("reason"),
                        edit.required("approvedBy")),
                edit.change());
        ctx.status(201);
        Answers.object(ctx, json -> fields(json, made));
    }

    /** {@code DELETE /api/v1/weather-stops/{id}} */
    void remove(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "reason");
        long id = EditRequest.id(ctx, "weather stop");
        if (!desk.removeWeatherStop(id, EditRequest.changeOf(ctx, clock, parameters.text("reason")))) {
            throw EditRequest.none("weather stop", id);
        }
        ctx.status(204);
    }

    private static void fields(JsonGenerator json, WeatherStop stop) throws IOException {
        json.writeNumberField("id", stop.id());
        json.writeStringField("from", stop.from().toString());
        json.writeStringField("until", stop.until().toString());
        Answers.texts(json, "districts", stop.districts());
        Answers.texts(json, "operations", stop.operations());
        json.writeStringField("reason", stop.reason());
        json.writeStringField("approvedBy", stop.approvedBy());
    }
}
