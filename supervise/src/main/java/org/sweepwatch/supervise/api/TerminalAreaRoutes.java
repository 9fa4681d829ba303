package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.sweepwatch.store.query.TerminalAreaRow;
import org.sweepwatch.store.query.TerminalAreaStore;

/** Fences and routes on the terminals themselves (区域、路线下发). */
final class TerminalAreaRoutes {
    private static final String ALL = "all";

    private final TerminalAreaStore areas;

    TerminalAreaRoutes(TerminalAreaStore areas) {
        this.areas = areas;
    }

    /** {@code GET /api/v1/terminal-areas} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "vehicle");
        Integer vehicle = parameters.number("vehicle", 1, Integer.MAX_VALUE);
        Answers.list(
                ctx,
                json -> {
                    for (TerminalAreaRow row : areas.list()) {
                        if (vehicle != null && vehicle != row.vehicleId()) {
                            continue;
                        }
                        json.writeStartObject();
                        json.writeNumberField("vehicleId", row.vehicleId());
                        json.writeNumberField("areaId", row.featureId());
                        json.writeStringField("name", row.name());
                        json.writeStringField("state", row.state());
                        json.writeStringField("changedAt", row.changedAt().toString());
                        json.writeStringField("note", row.note());
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code PUT /api/v1/terminal-areas/{id}}: for which vehicles a fence or route is. */
    void mark(Context ctx) {
        Parameters.of(ctx);
        long id = EditRequest.id(ctx, "fence or route");
        Set<Integer> vehicles = vehicles(JsonBodies.read(ctx, "vehicles").path("vehicles"));
        if (id < 1 || id > Integer.MAX_VALUE || !areas.mark((int) id, vehicles)) {
            throw EditRequest.none("fence or route", id);
        }
        ctx.status(204);
    }

    /** {@code POST /api/v1/terminal-areas/{id}/sendings}: sends a fence or route again, as when it had changed. */
    void sendAgain(Context ctx) {
        Parameters.of(ctx);
        long id = EditRequest.id(ctx, "fence or route on a terminal");
        Set<Integer> vehicles = vehicles(JsonBodies.read(ctx, "vehicles").path("vehicles"));
        if (id < 1 || id > Integer.MAX_VALUE || !areas.sendAgain((int) id, vehicles)) {
            throw EditRequest.none("fence or route on these terminals", id);
        }
        ctx.status(202);
    }

    private static Set<Integer> vehicles(JsonNode asked) {
        Set<Integer> vehicles = new TreeSet<>();
        if (asked.asText("").equals(ALL)) {
            vehicles.add(TerminalAreaStore.ALL_VEHICLES);
            return vehicles;
        }
        if (!asked.isArray()) {
            throw wrong();
        }
        for (JsonNode one : asked) {
            if (!one.canConvertToInt() || one.intValue() < 1) {
                throw wrong();
            }
            vehicles.add(one.intValue());
        }
        return vehicles;
    }

    private static ApiException wrong() {
        return JsonBodies.wrong("Field 'vehicles' must be \"all\" or a list of ids; an empty list takes it from all.");
    }
}
