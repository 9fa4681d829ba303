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

/** Writes kept messages, without what must not be shown. */
final class KeptJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DRIVER = MessageId.DRIVER_IDENTITY.code();
    private static final int PARAMETERS = MessageId.PARAMETERS.code();

    private KeptJson() {}

    static String id(int messageId) {
        return String.format("0x%04X", messageId);
    }

    static void write(JsonGenerator json, KeptMessage message) throws IOException {
        boolean secret = message.messageId() == DRIVER || message.messageId() == PARAMETERS;
        json.writeStartObject();
        json.writeStringField("receivedAt", message.receivedAt().toString());
        json.writeStringField("messageId", id(message.messageId()));
        json.writeStringField("name", MessageId.label(message.messageId()));
        json.writeNumberField("serial", message.serial());
        json.writeFieldName("body");
        value(json, body(message));
        json.writeStringField(
                "hex", secret ? null : HexFormat.of().withUpperCase().formatHex(message.raw()));
        json.writeEndObject();
    }

    private static JsonNode body(KeptMessage message) {
        if (message.body() == null) {
            return null;
        }
        JsonNode body = tree(message.body());
        if (message.messageId() == DRIVER) {
            return Masked.driver(body);
        }
        if (message.messageId() == PARAMETERS) {
            body.path("parameters").forEach(Masked::parameter);
        }
        return body;
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
