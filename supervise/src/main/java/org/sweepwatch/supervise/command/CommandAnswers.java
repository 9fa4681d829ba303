package org.sweepwatch.supervise.command;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.store.query.KeptMessage;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.StoredCommand;

/**
 * Finds the message with which a terminal has answered a command. It is kept like every other message; its arrival has ended
 * the command, so the one of the right kind that came nearest to that end is it. Thread safe.
 */
public final class CommandAnswers {
    /** An answer in parts is whole some time after its first part has ended the command. */
    private static final Duration LAST_PART_WITHIN = Duration.ofMinutes(2);

    private static final Map<MessageId, MessageId> ANSWERS = new EnumMap<>(Map.ofEntries(
            Map.entry(MessageId.QUERY_PARAMETERS, MessageId.PARAMETERS),
            Map.entry(MessageId.QUERY_NAMED_PARAMETERS, MessageId.PARAMETERS),
            Map.entry(MessageId.QUERY_ATTRIBUTES, MessageId.ATTRIBUTES),
            Map.entry(MessageId.UPGRADE_PACKAGE, MessageId.UPGRADE_RESULT),
            Map.entry(MessageId.QUERY_LOCATION, MessageId.LOCATION_ANSWER),
            Map.entry(MessageId.QUESTION, MessageId.QUESTION_ANSWER),
            Map.entry(MessageId.VEHICLE_CONTROL, MessageId.VEHICLE_CONTROL_ANSWER),
            Map.entry(MessageId.QUERY_AREAS, MessageId.AREA_ANSWER),
            Map.entry(MessageId.COLLECT_RECORDER_DATA, MessageId.RECORDER_DATA),
            Map.entry(MessageId.QUERY_DRIVER_IDENTITY, MessageId.DRIVER_IDENTITY),
            Map.entry(MessageId.SHOOT, MessageId.SHOT_ANSWER),
            Map.entry(MessageId.SEARCH_STORED_MEDIA, MessageId.STORED_MEDIA_ANSWER),
            Map.entry(MessageId.PLATFORM_RSA_KEY, MessageId.TERMINAL_RSA_KEY)));

    private final MessageQuery messages;

    public CommandAnswers(MessageQuery messages) {
        this.messages = messages;
    }

    /** The answer, empty while there is none or when the message has none beside the general reply. */
    public Optional<KeptMessage> of(StoredCommand command) {
        MessageId id = MessageId.of(command.messageId());
        MessageId answer = id == null ? null : ANSWERS.get(id);
        if (answer == null || !command.state().equals(CommandState.ANSWERED.name())) {
            return Optional.empty();
        }
        return messages.nearest(
                command.vehicleId(),
                answer.code(),
                command.finishedAt(),
                command.askedAt(),
                command.finishedAt().plus(LAST_PART_WITHIN));
    }
}
