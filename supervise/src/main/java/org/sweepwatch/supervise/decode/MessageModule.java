package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.parameter.Parameter;

/** How the values of message bodies that JSON does not know are written and read. */
final class MessageModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    MessageModule() {
        super("messages");
        addSerializer(writer(byte[].class, (bytes, json) -> json.writeString(hex(bytes))));
        addSerializer(writer(Instant.class, (time, json) -> json.writeString(time.toString())));
        addSerializer(writer(Location.class, (location, json) -> json.writeTree(location(location))));
        addSerializer(writer(Parameter.class, (parameter, json) -> json.writeTree(ParameterJson.write(parameter))));
        addDeserializer(byte[].class, new Bytes());
        addDeserializer(Instant.class, new Time());
        addDeserializer(Parameter.class, new OneParameter());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static ObjectNode location(Location location) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        byte[] bytes = location.bytes();
        return new LocationJson().read(bytes, 0, bytes.length, json) ? json : json.put("hex", hex(bytes));
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private static <T> StdSerializer<T> writer(Class<T> type, Writing<T> writing) {
        return new StdSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writing.write(value, json);
            }
        };
    }

    private static final class Bytes extends StdScalarDeserializer<byte[]> {
        private static final long serialVersionUID = 1L;

        Bytes() {
            super(byte[].class);
        }

        @Override
        public byte[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return HexFormat.of().parseHex(parser.getText().replace(" ", ""));
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(parser.getText(), byte[].class, "expected: hexadecimal digits");
            }
        }
    }

    private static final class Time extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Time() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException(
                        parser.getText(), Instant.class, "expected: an instant such as 2026-01-31T08:00:00Z");
            }
        }
    }

    private static final class OneParameter extends StdScalarDeserializer<Parameter> {
        private static final long serialVersionUID = 1L;

        OneParameter() {
            super(Parameter.class);
        }

        @Override
        public Parameter deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = context.readTree(parser);
            try {
                return ParameterJson.read(json);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(json.toString(), Parameter.class, e.getMessage());
            }
        }
    }
}
