package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.sweepwatch.supervise.live.LiveState;
import org.sweepwatch.supervise.live.LiveVehicle;

/** {@code GET /api/v1/status}: what the head of the page shows: server time, operational day, fleet in numbers. */
final class StatusRoute {
    private final ApiServices services;

    StatusRoute(ApiServices services) {
        this.services = services;
    }

    void get(Context ctx) throws IOException {
        Parameters.of(ctx);
        Instant now = services.clock().instant();
        Map<LiveState, Integer> fleet = new EnumMap<>(LiveState.class);
        for (LiveVehicle vehicle : services.live().vehicles()) {
            fleet.merge(vehicle.state(), 1, Integer::sum);
        }
        Answers.object(ctx, json -> {
            json.writeStringField("time", now.toString());
            json.writeStringField(
                    "operationalDay", services.operationalDay().apply(now).toString());
            json.writeStringField("version", services.version());
            json.writeStringField("health", services.health().get().status().id());
            json.writeNumberField("liveClients", services.feed().clients());
            json.writeObjectFieldStart("fleet");
            for (LiveState state : LiveState.values()) {
                json.writeNumberField(state.id(), fleet.getOrDefault(state, 0));
            }
            json.writeEndObject();
        });
    }
}
