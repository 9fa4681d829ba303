package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;

/** The body of a message as JSON; what no class reads is given as hexadecimal digits. */
final class BodyJson {
    private static final int SERIAL_BYTES = 2;
    /** Where the time lies in a basic block. */
    private static final int TIME_AT = 22;

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
            case HEARTBEAT,
                    DEREGISTRATION,
                    SERVER_TIME_QUERY,
                    QUERY_PARAMETERS,
                    QUERY_ATTRIBUTES,
                    QUERY_LOCATION,
                    LINK_TEST,
                    QUERY_DRIVER_IDENTITY -> length == 0 ? empty() : raw();
            case REGISTRATION -> registration();
            case REGISTRATION_REPLY -> registrationReply();
            case AUTHENTICATION -> authentication();
            case SERVER_TIME_REPLY -> serverTimeReply();
            case LOCATION_REPORT -> location();
            case LOCATION_ANSWER -> locationAnswer();
            case VEHICLE_CONTROL_ANSWER -> locationBehindSerial();
            case LOCATION_BATCH -> locationBatch();
            default -> raw();
        };
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

    /** 2011 has no serial in front; the time tells, for it is a date in one of the two places. */
    private ObjectNode locationAnswer() {
        boolean withoutSerial = version != ProtocolVersion.V2019
                && length >= LocationReport.BASIC_BLOCK_BYTES
                && BcdTime.decode(bytes, at + TIME_AT) != BcdTime.INVALID
                && (length < SERIAL_BYTES + LocationReport.BASIC_BLOCK_BYTES
                        || BcdTime.decode(bytes, at + SERIAL_BYTES + TIME_AT) == BcdTime.INVALID);
        if (withoutSerial) {
            version = ProtocolVersion.V2011;
            return location();
        }
        return locationBehindSerial();
    }

    private ObjectNode locationBehindSerial() {
        if (length < SERIAL_BYTES) {
            return null;
        }
        ObjectNode body = empty().put("answeredSerial", (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF));
        return locations.read(bytes, at + SERIAL_BYTES, length - SERIAL_BYTES, body) ? body : null;
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
