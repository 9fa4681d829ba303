package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.HexFormat;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.Location;

/**
 * Messages as JSON and back: the components of the record under their names, bytes as hexadecimal digits, instants in ISO, a
 * location with the keys of {@code decode}. What is null is left out. Any thread.
 */
public final class MessageJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private MessageJson() {}

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("messages");
        module.addSerializer(byte[].class, new HexWriter());
        module.addDeserializer(byte[].class, new HexReader());
        module.addSerializer(Location.class, new LocationWriter());
        ParameterJson.register(module);
        return module;
    }

    /** The message as an object. */
    public static ObjectNode of(MessageBody body) {
        return MAPPER.valueToTree(body);
    }

    /**
     * The message that an object means; what is not given is null, 0 or empty.
     *
     * @throws JsonProcessingException when it has a key that the message has not, or a value of another kind
     * @throws IllegalArgumentException when no record reads the message
     */
    public static MessageBody read(MessageId id, JsonNode json) throws JsonProcessingException {
        Class<? extends MessageBody> type = MessageCatalogue.typeOf(id);
        if (type == null) {
            throw new IllegalArgumentException("no body is known for " + id.label());
        }
        return MAPPER.treeToValue(json, type);
    }

    private static final class HexWriter extends JsonSerializer<byte[]> {
        @Override
        public void serialize(byte[] bytes, JsonGenerator json, SerializerProvider unused) throws IOException {
            json.writeString(HexFormat.of().formatHex(bytes));
        }
    }

    private static final class HexReader extends JsonDeserializer<byte[]> {
        @Override
        public byte[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            HexText hex = HexText.parse(parser.getText());
            if (hex.error() != null) {
                throw JsonMappingException.from(parser, hex.message());
            }
            return hex.bytes();
        }
    }

    private static final class LocationWriter extends JsonSerializer<Location> {
        @Override
        public void serialize(Location location, JsonGenerator json, SerializerProvider unused) throws IOException {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            byte[] bytes = location.bytes();
            if (!new LocationJson().read(bytes, 0, bytes.length, tree)) {
                tree.put("hex", HexFormat.of().formatHex(bytes));
            }
            json.writeTree(tree);
        }
    }
}
