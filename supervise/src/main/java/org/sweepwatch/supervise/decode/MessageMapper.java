package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Message bodies as JSON, both ways: an object with the components of the record. Bytes are hexadecimal digits, instants ISO
 * text, a parameter has its id as {@code "0x0029"} or by name. Thread safe.
 */
public final class MessageMapper {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new MessageModule())
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MessageMapper() {}

    /** The body as JSON. */
    public static JsonNode toJson(MessageBody body) {
        return JSON.valueToTree(body);
    }

    /**
     * The record that a JSON object describes. What it leaves out is null, 0 or false.
     *
     * @throws IllegalArgumentException when it has a field that the record has not, or a value of the wrong kind; the message
     *     names the good fields
     */
    public static <T extends MessageBody> T fromJson(JsonNode json, Class<T> type) {
        try {
            return JSON.treeToValue(json, type);
        } catch (UnrecognizedPropertyException e) {
            Class<?> owner = e.getReferringClass();
            throw new IllegalArgumentException(
                    "there is no field '" + e.getPropertyName() + "' (fields: " + String.join(", ", fieldsOf(owner)) + ")",
                    e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage().lines().findFirst().orElse("wrong"), e);
        }
    }

    /** Names of the fields of a body, in the order of the standard. */
    public static List<String> fieldsOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components == null
                ? new ArrayList<>()
                : Arrays.stream(components).map(RecordComponent::getName).toList();
    }
}
