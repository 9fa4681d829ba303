package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.store.query.KeptMessage;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.Page;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.message.PersonalData;

/** What a terminal has said beside positions (上行消息). */
final class MessageRoutes {
    private static final Duration RANGE_USUAL = Duration.ofDays(7);
    private static final Duration RANGE_MAX = Duration.ofDays(366);

    private final VehicleStore vehicles;
    private final MessageQuery messages;
    private final PersonalData personal;
    private final HeavyQueries heavy;
    private final Clock clock;

    MessageRoutes(VehicleStore vehicles, TerminalServices known, HeavyQueries heavy, Clock clock) {
        this.vehicles = vehicles;
        this.messages = known.messages();
        this.personal = known.personal();
        this.heavy = heavy;
        this.clock = clock;
    }

    /** {@code GET /api/v1/vehicles/{id}/messages} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "from", "to", "message", "limit", "cursor");
        int id = Parameters.vehicle(ctx, vehicles).id();
        Parameters.Range range = parameters.range(clock.instant(), RANGE_USUAL, RANGE_MAX);
        int limit = parameters.limit(MessageQuery.DEFAULT_LIMIT, MessageQuery.MAX_LIMIT);
        Integer wanted = messageId(parameters.text("message"));
        try (HeavyQueries.Permit permit = heavy.enter()) {
            Page<KeptMessage> page =
                    messages.messages(id, range.from(), range.to(), wanted, limit, parameters.cursor());
            Answers.list(
                    ctx,
                    json -> {
                        for (KeptMessage message : page.items()) {
                            KeptJson.write(json, message, personal);
                        }
                    },
                    page.next() == null ? null : Parameters.cursorOf(page.next()));
        }
    }

    private static Integer messageId(String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("0[xX][0-9a-fA-F]{4}") || Integer.decode(text) >= MessageId.PLATFORM_GENERAL_REPLY.code()) {
            throw Parameters.wrong("message", text, "the id of a message of terminals, such as 0x0702");
        }
        return Integer.decode(text);
    }
}
