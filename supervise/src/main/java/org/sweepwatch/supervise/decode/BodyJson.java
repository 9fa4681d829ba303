package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.DecodedBody;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.data.CompressedData;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;

/** The body of a message as JSON: its record, or the keys that programs rely on. What no record reads is given as hexadecimal digits. */
final class BodyJson {
    private final LocationJson locations = new LocationJson();
    private final LocationBatch batch = new LocationBatch();
    private final LocationReport entry = new LocationReport();

    private byte[] bytes;
    private int at;
    private int length;
    private ProtocolVersion version;

    /** The edition the last body was written in, as far as the body tells. */
    ProtocolVersion version() {
        return version;
    }

    /** Null when the body is too short for its message. */
    ObjectNode read(byte[] frame, FrameHeader header) {
        bytes = frame;
        at = header.bodyOffset();
        length = header.bodyLength();
        version = header.version();
        MessageId id = MessageId.of(header.messageId());
        boolean onePart = header.subpackaged() && header.partTotal() != 1;
        if (id == null || onePart || header.encryption() != 0) {
            return raw();
        }
        return switch (id) {
            case TERMINAL_GENERAL_REPLY, PLATFORM_GENERAL_REPLY -> generalReply();
            case REGISTRATION -> registration();
            case REGISTRATION_REPLY -> registrationReply();
            case AUTHENTICATION -> authentication();
            case SERVER_TIME_REPLY -> serverTimeReply();
            case LOCATION_REPORT -> location();
            case LOCATION_BATCH -> locationBatch();
            default -> MessageCatalogue.typeOf(id) == null ? raw() : record(id);
        };
    }

    /** What its record says; a location in it is shown beside the other fields. */
    private ObjectNode record(MessageId id) {
        DecodedBody decoded = MessageCatalogue.decode(id, bytes, at, length, version);
        if (decoded == null) {
            return null;
        }
        ObjectNode body = MessageJson.of(decoded.body());
        if (decoded.version().layout2019() == version.layout2019()) {
            version = decoded.version();
        } else {
            body.put("layout", decoded.version().label()); // a body of another edition than the header
        }
        if (body.remove("location") instanceof ObjectNode location) {
            body.setAll(location);
        }
        if (decoded.body() instanceof CompressedData compressed && compressed.inflated() != null) {
            byte[] message = compressed.inflated();
            body.put("inflatedHex", LocationJson.hex(message, 0, message.length));
        }
        if (decoded.unreadBytes() > 0) {
            int from = at + length - decoded.unreadBytes();
            body.put("tailHex", LocationJson.hex(bytes, from, decoded.unreadBytes()));
        }
        return body;
    }

    /** The body as hexadecimal digits. */
    ObjectNode raw() {
        return empty().put("hex", LocationJson.hex(bytes, at, length));
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode generalReply() {
        GeneralReply reply = GeneralReply.decode(bytes, at, length);
        return reply == null
                ? null
                : empty().put("answeredSerial", reply.serial())
                        .put("answeredMessageId", FrameJson.messageId(reply.messageId()))
                        .put("result", reply.result());
    }

    private ObjectNode registration() {
        Registration registration = Registration.decode(bytes, at, length, version);
        if (registration == null) {
            return null;
        }
        version = registration.version();
        return empty().put("provinceId", registration.provinceId())
                .put("cityId", registration.cityId())
                .put("makerId", registration.makerId())
                .put("model", registration.model())
                .put("terminalId", registration.terminalId())
                .put("plateColour", registration.plateColour())
                .put("plate", registration.plate());
    }

    private ObjectNode registrationReply() {
        RegistrationReply reply = RegistrationReply.decode(bytes, at, length);
        return reply == null
                ? null
                : empty().put("answeredSerial", reply.serial())
                        .put("result", reply.result())
                        .put("code", reply.code());
    }

    private ObjectNode authentication() {
        Authentication authentication = Authentication.decode(bytes, at, length, version);
        if (authentication == null) {
            return null;
        }
        ObjectNode body = empty().put("code", authentication.code(bytes));
        if (version == ProtocolVersion.V2019) {
            body.put("imei", authentication.imei()).put("softwareVersion", authentication.softwareVersion());
        }
        return body;
    }

    private ObjectNode serverTimeReply() {
        ServerTimeReply reply = ServerTimeReply.decode(bytes, at, length);
        return reply == null ? null : empty().put("time", LocationJson.time(reply.timeMs()));
    }

    private ObjectNode location() {
        ObjectNode body = empty();
        return locations.read(bytes, at, length, body) ? body : null;
    }

    private ObjectNode locationBatch() {
        if (!batch.decode(bytes, at, length)) {
            return null;
        }
        ObjectNode body = empty().put("count", batch.declaredCount())
                .put("type", batch.type())
                .put("blindZone", batch.blindZone());
        ArrayNode positions = body.putArray("positions");
        while (batch.next(entry)) {
            locations.write(entry, bytes, positions.addObject());
        }
        if (batch.badEntries() > 0) {
            body.put("badEntries", batch.badEntries());
        }
        if (batch.remainingBytes() > 0) {
            body.put("tailHex", LocationJson.hex(bytes, at + length - batch.remainingBytes(), batch.remainingBytes()));
        }
        return body;
    }
}
