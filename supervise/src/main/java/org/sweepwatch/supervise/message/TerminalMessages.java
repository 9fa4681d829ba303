package org.sweepwatch.supervise.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sweepwatch.ingest.message.DecodedBody;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.media.MediaData;
import org.sweepwatch.ingest.message.parameter.Parameters;
import org.sweepwatch.store.write.MessageRows;
import org.sweepwatch.supervise.decode.MessageJson;

/**
 * Keeps every message as JSON and raw, remembers what a terminal says of itself, and hands media to {@link MediaIntake}. A
 * body that cannot be read is kept raw alone. Who the driver is goes into the store sealed.
 */
public final class TerminalMessages implements MessageMeaning {
    private final MediaIntake media;
    private final PersonalData personal;

    public TerminalMessages(MediaIntake media, PersonalData personal) {
        this.media = media;
        this.personal = personal;
    }

    @Override
    public UplinkResult of(UplinkMessage message) {
        MessageId id = MessageId.of(message.messageId());
        DecodedBody decoded = id == null
                ? null
                : MessageCatalogue.decode(id, message.body(), 0, message.body().length, message.version());
        if (decoded != null && decoded.body() instanceof MediaData medium) {
            return media.of(message, medium);
        }
        JsonNode body = decoded == null ? null : MessageJson.of(decoded.body());
        List<Consumer<MessageRows>> rows = new ArrayList<>();
        rows.add(kept(message, body));
        FactKind fact = decoded == null ? null : FactKind.of(id);
        if (fact != null) {
            rows.add(fact(message, fact.label(), body));
        }
        if (decoded != null && decoded.body() instanceof Parameters) {
            parameters(body).forEach((kind, values) -> rows.add(fact(message, kind, values)));
        }
        return UplinkResult.of(rows);
    }

    private Consumer<MessageRows> kept(UplinkMessage message, JsonNode body) {
        boolean secret = message.messageId() == MessageId.DRIVER_IDENTITY.code();
        String json = body == null ? null : secret ? personal.seal(body.toString()) : body.toString();
        byte[] raw = secret ? personal.seal(message.body()) : message.body();
        return rows -> rows.keep(
                message.journalIndex(),
                message.item(),
                message.vehicleId(),
                message.receivedMs(),
                message.messageId(),
                message.serial(),
                json,
                raw);
    }

    private Consumer<MessageRows> fact(UplinkMessage message, String kind, JsonNode value) {
        boolean secret = kind.equals(FactKind.DRIVER.label());
        String json = secret ? personal.seal(value.toString()) : value.toString();
        return rows -> rows.fact(message.vehicleId(), kind, message.receivedMs(), json);
    }

    /** A parameter may come several times, with one value each time: they stay together. */
    private static Map<String, ArrayNode> parameters(JsonNode body) {
        Map<String, ArrayNode> byKind = new LinkedHashMap<>();
        for (JsonNode parameter : body.get("parameters")) {
            String kind = FactKind.PARAMETER_PREFIX + parameter.get("id").asText();
            byKind.computeIfAbsent(kind, key -> ((ArrayNode) body.get("parameters")).arrayNode())
                    .add(parameter);
        }
        return byKind;
    }
}
