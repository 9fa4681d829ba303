package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.sweepwatch.ingest.message.parameter.Parameter;
import org.sweepwatch.ingest.message.parameter.ParameterKind;

/**
 * A parameter as {@code {"id":"0x0001","name":"heartbeatIntervalS","value":60}}; one without a meaning has {@code hex} in
 * place of the value. Going in, the id or the name is enough.
 */
final class ParameterJson {
    private ParameterJson() {}

    static void register(SimpleModule module) {
        module.addSerializer(Parameter.class, new Writer());
        module.addDeserializer(Parameter.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Parameter> {
        @Override
        public void serialize(Parameter parameter, JsonGenerator json, SerializerProvider unused) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", String.format("0x%04X", parameter.id()));
            if (parameter.kind() != null) {
                json.writeStringField("name", parameter.kind().label());
            }
            if (parameter.number() != null) {
                json.writeNumberField("value", parameter.number());
            } else if (parameter.text() != null) {
                json.writeStringField("value", parameter.text());
            } else {
                json.writeStringField("hex", HexFormat.of().formatHex(parameter.value()));
            }
            json.writeEndObject();
        }
    }

    private static final class Reader extends JsonDeserializer<Parameter> {
        @Override
        public Parameter deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = parser.readValueAsTree();
            try {
                return parameter(json);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw JsonMappingException.from(parser, "parameter " + json + ": " + e.getMessage(), e);
            }
        }

        private static Parameter parameter(JsonNode json) {
            ParameterKind kind = json.has("name") ? named(json.get("name").asText()) : null;
            long id = kind == null ? id(json.path("id")) : kind.id();
            if (json.has("hex")) {
                HexText hex = HexText.parse(json.get("hex").asText());
                if (hex.error() != null) {
                    throw new IllegalArgumentException(hex.message());
                }
                return new Parameter(id, hex.bytes());
            }
            ParameterKind meant = ParameterKind.of(id);
            JsonNode value = json.path("value");
            if (meant != null && meant.isNumber() && value.isIntegralNumber()) {
                return Parameter.of(meant, value.asLong());
            }
            if (meant != null && meant.isText() && value.isTextual()) {
                return Parameter.of(meant, value.asText());
            }
            throw new IllegalArgumentException("a number or a text as the parameter wants it, or hex, is missing");
        }

        private static long id(JsonNode id) {
            return id.isIntegralNumber() ? id.asLong() : Long.decode(id.asText());
        }

        private static ParameterKind named(String name) {
            return Arrays.stream(ParameterKind.values())
                    .filter(kind -> kind.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no parameter has this name"));
        }
    }
}
