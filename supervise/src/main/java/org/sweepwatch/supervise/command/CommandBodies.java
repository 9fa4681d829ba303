package org.sweepwatch.supervise.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.sweepwatch.ingest.frame.FrameParts;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.supervise.decode.MessageJson;

/**
 * Makes the body of a command from the JSON that asks for it. An upgrade package (0x8108) names a file of the upgrade
 * directory as {@code file} in place of {@code data}: requests are short, firmware is not.
 */
final class CommandBodies {
    private static final String FILE = "file";
    private static final String DATA = "data";

    private final Path upgrades;

    /** @param upgrades directory of the upgrade packages */
    CommandBodies(Path upgrades) {
        this.upgrades = upgrades;
    }

    /**
     * The body.
     *
     * @param asked an object, or null for none
     * @throws IllegalArgumentException when it has fields that the message has not, or values that cannot be; the message
     *     says which would be good
     */
    MessageBody of(MessageId id, JsonNode asked) {
        if (asked != null && !asked.isNull() && !asked.isObject()) {
            throw new IllegalArgumentException("the body must be a JSON object");
        }
        ObjectNode body = CommandNames.defaults(id);
        if (asked instanceof ObjectNode fields) {
            body.setAll(fields);
        }
        if (id == MessageId.UPGRADE_PACKAGE && body.has(FILE)) {
            body.put(DATA, HexFormat.of().formatHex(upgrade(body.remove(FILE).asText())));
        }
        try {
            return MessageJson.read(id, body);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    "there is no field '" + e.getPropertyName() + "' (fields: " + names(e) + ")", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    e.getOriginalMessage().lines().findFirst().orElse("wrong body"), e);
        }
    }

    private static String names(UnrecognizedPropertyException e) {
        RecordComponent[] components = e.getReferringClass().getRecordComponents();
        return components == null
                ? "none"
                : Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
    }

    private byte[] upgrade(String name) {
        Path file = upgrades.resolve(name).normalize();
        if (!upgrades.normalize().equals(file.getParent())) {
            throw new IllegalArgumentException(
                    "file '" + name + "' is no plain name (expected: a file of " + upgrades + ")");
        }
        try {
            if (Files.size(file) >= FrameParts.MAX_BODY_BYTES) {
                throw new IllegalArgumentException("file '" + name + "' is too long (expected: less than "
                        + FrameParts.MAX_BODY_BYTES + " bytes)");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("file '" + name + "' cannot be read from " + upgrades, e);
        }
    }
}
