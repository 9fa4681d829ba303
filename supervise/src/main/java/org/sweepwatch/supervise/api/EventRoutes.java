package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.sweepwatch.store.query.EventQuery;
import org.sweepwatch.store.query.Page;
import org.sweepwatch.store.query.VehicleEvent;

/** Stored events, newest first. */
final class EventRoutes {
    private static final Duration RANGE_USUAL = Duration.ofHours(24);
    private static final Duration RANGE_MAX = Duration.ofDays(31);

    private final EventQuery events;
    private final HeavyQueries heavy;
    private final Clock clock;

    EventRoutes(EventQuery events, HeavyQueries heavy, Clock clock) {
        this.events = events;
        this.heavy = heavy;
        this.clock = clock;
    }

    /** {@code GET /api/v1/events} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "from", "to", "kind", "vehicle", "limit", "cursor");
        Parameters.Range range = parameters.range(clock.instant(), RANGE_USUAL, RANGE_MAX);
        Integer vehicle = parameters.number("vehicle", 1, Integer.MAX_VALUE);
        int limit = parameters.limit(EventQuery.DEFAULT_LIMIT, EventQuery.MAX_LIMIT);
        try (HeavyQueries.Permit permit = heavy.enter()) {
            Page<VehicleEvent> page = events.events(
                    range.from(), range.to(), parameters.text("kind"), vehicle, limit, parameters.cursor());
            Answers.list(
                    ctx,
                    json -> {
                        for (VehicleEvent event : page.items()) {
                            json.writeStartObject();
                            json.writeNumberField("id", event.id());
                            json.writeNumberField("vehicleId", event.vehicleId());
                            json.writeStringField("time", event.time().toString());
                            json.writeStringField("kind", event.kind());
                            json.writeStringField("subject", event.subject());
                            json.writeStringField("detail", event.detail());
                            json.writeEndObject();
                        }
                    },
                    page.next() == null ? null : Parameters.cursorOf(page.next()));
        }
    }
}
