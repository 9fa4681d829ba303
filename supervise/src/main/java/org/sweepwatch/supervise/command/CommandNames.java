package org.sweepwatch.supervise.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;

/**
 * By what name people call the messages down to a terminal, and what a body has when they leave it out. A name is the
 * message's own, such as {@code set-parameters}, a shorter one, such as {@code photo}, or its id, {@code 0x8801}.
 */
public final class CommandNames {
    private static final Map<String, MessageId> SHORT = Map.of(
            "locate", MessageId.QUERY_LOCATION,
            "track", MessageId.TEMPORARY_TRACKING,
            "control", MessageId.TERMINAL_CONTROL,
            "attributes", MessageId.QUERY_ATTRIBUTES,
            "upgrade", MessageId.UPGRADE_PACKAGE,
            "photo", MessageId.SHOOT,
            "media-search", MessageId.SEARCH_STORED_MEDIA,
            "driver", MessageId.QUERY_DRIVER_IDENTITY,
            "confirm-alarm", MessageId.ALARM_CONFIRMATION,
            "rsa-key", MessageId.PLATFORM_RSA_KEY);

    /** Only ever answers, sent by the server itself. */
    private static final Set<MessageId> ANSWERS = EnumSet.of(
            MessageId.PLATFORM_GENERAL_REPLY,
            MessageId.PLATFORM_RESEND_REQUEST,
            MessageId.SERVER_TIME_REPLY,
            MessageId.REGISTRATION_REPLY,
            MessageId.MULTIMEDIA_REPLY);

    private static final Map<String, MessageId> ALL = new TreeMap<>(SHORT);

    static {
        for (MessageId id : MessageId.values()) {
            if (!id.fromTerminal() && !ANSWERS.contains(id) && MessageCatalogue.typeOf(id) != null) {
                ALL.put(id.name().toLowerCase(Locale.ROOT).replace('_', '-'), id);
            }
        }
    }

    private CommandNames() {}

    /**
     * The message that a name means.
     *
     * @throws IllegalArgumentException when it means none that can be sent; the message lists the good ones
     */
    public static MessageId of(String name) {
        MessageId named = ALL.get(name.toLowerCase(Locale.ROOT));
        if (named == null && name.matches("0[xX][0-9a-fA-F]{4}")) {
            named = MessageId.of(Integer.decode(name));
        }
        if (named == null || !ALL.containsValue(named)) {
            throw new IllegalArgumentException(
                    "there is no command '" + name + "' (commands: " + String.join(", ", ALL.keySet()) + ")");
        }
        return named;
    }

    /** All names, in order. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** What a body has where nothing else is said: a text is shown and spoken, a photo is of usual quality. */
    static ObjectNode defaults(MessageId id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (id) {
            case TEXT -> body.put("flags", 0x0C).put("type", 1);
            case TEMPORARY_TRACKING -> body.put("intervalS", 10).put("validityS", 300);
            case SHOOT ->
                body.put("channel", 1)
                        .put("command", 1)
                        .put("resolution", 2)
                        .put("quality", 5)
                        .put("brightness", 128)
                        .put("contrast", 64)
                        .put("saturation", 64)
                        .put("hue", 128);
            default -> body;
        };
    }
}
