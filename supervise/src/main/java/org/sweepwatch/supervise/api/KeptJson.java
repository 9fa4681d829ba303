package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HexFormat;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.store.query.KeptMessage;
import org.sweepwatch.supervise.message.Masked;
import org.sweepwatch.supervise.message.PersonalData;

/** Writes kept messages, without what must not be shown. */
final class KeptJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DRIVER = MessageId.DRIVER_IDENTITY.code();
    private static final int PARAMETERS = MessageId.PARAMETERS.code();

    private KeptJson() {}

    static String id(int messageId) {
        return String.format("0x%04X", messageId);
    }

    static void write(JsonGenerator json, KeptMessage message, PersonalData personal) throws IOException {
        boolean secret = message.messageId() == DRIVER || message.messageId() == PARAMETERS;
        json.writeStartObject();
        json.writeStringField("receivedAt", message.receivedAt().toString());
        json.writeStringField("messageId", id(message.messageId()));
        json.writeStringField("name", MessageId.label(message.messageId()));
        json.writeNumberField("serial", message.serial());
        json.writeFieldName("body");
        value(json, body(message, personal));
        json.writeStringField(
                "hex", secret ? null : HexFormat.of().withUpperCase().formatHex(message.raw()));
        json.writeEndObject();
    }

    private static JsonNode body(KeptMessage message, PersonalData personal) {
        if (message.body() == null) {
            return null;
        }
        if (message.messageId() == DRIVER) {
            return driver(message.body(), personal);
        }
        JsonNode body = tree(message.body());
        if (message.messageId() == PARAMETERS) {
            body.path("parameters").forEach(Masked::parameter);
        }
        return body;
    }

    /** A driver that the store has kept, masked; null when it was sealed with another key. */
    static JsonNode driver(String stored, PersonalData personal) {
        String opened = personal.open(stored);
        return opened == null ? null : Masked.driver(tree(opened));
    }

    /** Writes a tree, null as null. */
    static void value(JsonGenerator json, JsonNode tree) throws IOException {
        if (tree == null) {
            json.writeNull();
        } else {
            json.writeRawValue(tree.toString());
        }
    }

    /** JSON that the store has kept. */
    static JsonNode tree(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds JSON that is none", e);
        }
    }
}
