package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.store.query.CommandStore;
import org.sweepwatch.store.query.KeptMessage;
import org.sweepwatch.store.query.StoredCommand;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.command.CommandAnswers;
import org.sweepwatch.supervise.command.Commands;
import org.sweepwatch.supervise.command.RefusedCommandException;
import org.sweepwatch.supervise.message.PersonalData;

/** Messages down to a terminal (下行指令). */
final class CommandRoutes {
    private static final int EXPIRES_USUAL_S = 600;
    private static final int BY_MAX = 64;

    private final VehicleStore vehicles;
    private final Commands commands;
    private final CommandStore log;
    private final CommandAnswers answers;
    private final PersonalData personal;

    CommandRoutes(VehicleStore vehicles, TerminalServices known) {
        this.vehicles = vehicles;
        this.commands = known.commands();
        this.log = known.commandLog();
        this.answers = known.answers();
        this.personal = known.personal();
    }

    /** {@code POST /api/v1/vehicles/{id}/commands} */
    void post(Context ctx) throws IOException {
        Parameters.of(ctx);
        int id = Parameters.vehicle(ctx, vehicles).id();
        ObjectNode body = JsonBodies.read(ctx, "message", "body", "expiresInS", "by");
        String message = JsonBodies.text(body, "message");
        if (message == null) {
            throw JsonBodies.wrong("Field 'message' must name the message, such as \"text\" or \"0x8300\".");
        }
        int expiresInS =
                JsonBodies.number(body, "expiresInS", EXPIRES_USUAL_S, 1, (int) Commands.LONGEST_EXPIRY.toSeconds());
        long number;
        try {
            number = commands.submit(id, askedBy(ctx, body), message, body.get("body"), Duration.ofSeconds(expiresInS));
        } catch (RefusedCommandException e) {
            throw refused(e);
        }
        ctx.status(201);
        ctx.header("Location", "/api/v1/vehicles/" + id + "/commands/" + number);
        answer(ctx, id, number);
    }

    /** {@code GET /api/v1/vehicles/{id}/commands} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "limit", "cursor");
        int id = Parameters.vehicle(ctx, vehicles).id();
        int limit = parameters.limit(CommandStore.DEFAULT_LIMIT, CommandStore.MAX_LIMIT - 1);
        List<StoredCommand> found = log.list(id, limit + 1, before(parameters.cursor()));
        boolean more = found.size() > limit;
        List<StoredCommand> page = more ? found.subList(0, limit) : found;
        Answers.list(
                ctx,
                json -> {
                    for (StoredCommand command : page) {
                        json.writeStartObject();
                        fields(json, command);
                        json.writeEndObject();
                    }
                },
                more ? Parameters.cursorOf(Long.toString(page.get(limit - 1).id())) : null);
    }

    /** {@code GET /api/v1/vehicles/{id}/commands/{n}} */
    void one(Context ctx) throws IOException {
        Parameters.of(ctx);
        answer(ctx, Parameters.vehicle(ctx, vehicles).id(), Parameters.number(ctx, "n"));
    }

    private void answer(Context ctx, int vehicleId, long number) throws IOException {
        StoredCommand command = log.find(vehicleId, number)
                .orElseThrow(() -> new ApiException(
                        ApiError.NOT_FOUND,
                        "Vehicle " + vehicleId + " has no command " + number + ". GET /api/v1/vehicles/" + vehicleId
                                + "/commands lists all."));
        Optional<KeptMessage> answer = answers.of(command);
        Answers.object(ctx, json -> {
            fields(json, command);
            json.writeFieldName("answer");
            if (answer.isPresent()) {
                KeptJson.write(json, answer.get(), personal);
            } else {
                json.writeNull();
            }
        });
    }

    private static void fields(JsonGenerator json, StoredCommand command) throws IOException {
        json.writeNumberField("id", command.id());
        json.writeNumberField("vehicleId", command.vehicleId());
        json.writeStringField("message", KeptJson.id(command.messageId()));
        json.writeStringField("name", MessageId.label(command.messageId()));
        json.writeFieldName("body");
        KeptJson.value(json, KeptJson.tree(command.body()));
        json.writeStringField("askedBy", command.askedBy());
        json.writeStringField("askedAt", command.askedAt().toString());
        json.writeStringField("expiresAt", command.expiresAt().toString());
        json.writeStringField("state", command.state());
        json.writeBooleanField("finished", command.finishedAt() != null);
        json.writeNumberField("attempts", command.attempts());
        json.writeObjectField("result", command.result());
        json.writeStringField("sentAt", text(command.sentAt()));
        json.writeStringField("finishedAt", text(command.finishedAt()));
        json.writeStringField("note", command.note());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    /** Accounts do not exist yet: the token says who may, and {@code by} who it is. */
    private static String askedBy(Context ctx, ObjectNode body) {
        String by = JsonBodies.text(body, "by");
        if (by == null || by.isBlank()) {
            return Guard.bearer(ctx) == null ? "page" : "token";
        }
        if (by.length() > BY_MAX || by.chars().anyMatch(Character::isISOControl)) {
            throw JsonBodies.wrong("Field 'by' must be a name of at most " + BY_MAX + " characters.");
        }
        return by;
    }

    private static Long before(String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw Parameters.wrongCursor();
        }
    }

    private static ApiException refused(RefusedCommandException e) {
        ApiError error =
                switch (e.reason()) {
                    case NO_VEHICLE -> ApiError.NOT_FOUND;
                    case BAD_COMMAND -> ApiError.BAD_BODY;
                    case NOT_KNOWN_TO_TERMINAL -> ApiError.NOT_KNOWN_TO_TERMINAL;
                    case QUEUE_FULL -> ApiError.QUEUE_FULL;
                };
        return new ApiException(error, e.getMessage() + ".");
    }
}
