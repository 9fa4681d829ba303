package org.sweepwatch.ingest.command;

import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BigEndian;
import org.sweepwatch.ingest.message.MessageId;

/**
 * Which messages of the platform are answered by a message of their own (专用应答) and not, or not only, by a general
 * reply; and what of it tells the command. JT/T 808-2019 annex B, JT/T 1078-2016.
 */
final class ProperAnswer {
    /** No message id: the general reply is all there is. */
    static final int NONE = 0;

    /** The answer does not say which serial number it answers. */
    static final int NO_SERIAL = -1;

    private static final int SERIAL_BYTES = 2;

    private ProperAnswer() {}

    /** Message id of the proper answer, {@link #NONE} when there is none. */
    static int to(int messageId, ProtocolVersion version) {
        MessageId known = MessageId.of(messageId);
        if (known == null) {
            return NONE;
        }
        return switch (known) {
            case QUERY_PARAMETERS, QUERY_NAMED_PARAMETERS -> MessageId.PARAMETERS.code();
            case QUERY_ATTRIBUTES -> MessageId.ATTRIBUTES.code();
            case UPGRADE_PACKAGE -> MessageId.UPGRADE_RESULT.code();
            case QUERY_LOCATION -> MessageId.LOCATION_ANSWER.code();
            case QUESTION -> MessageId.QUESTION_ANSWER.code();
            case VEHICLE_CONTROL -> MessageId.VEHICLE_CONTROL_ANSWER.code();
            case QUERY_AREAS -> MessageId.AREA_ANSWER.code();
            case COLLECT_RECORDER_DATA -> MessageId.RECORDER_DATA.code();
            case QUERY_DRIVER_IDENTITY -> MessageId.DRIVER_IDENTITY.code();
            case SHOOT -> version == ProtocolVersion.V2011 ? NONE : MessageId.SHOT_ANSWER.code();
            case SEARCH_STORED_MEDIA -> MessageId.STORED_MEDIA_ANSWER.code();
            case PLATFORM_RSA_KEY -> MessageId.TERMINAL_RSA_KEY.code();
            case QUERY_MEDIA_ATTRIBUTES -> MessageId.MEDIA_ATTRIBUTES.code();
            case QUERY_RESOURCES -> MessageId.RESOURCE_LIST.code();
            case UPLOAD_FILE -> MessageId.FILE_UPLOAD_DONE.code();
            default -> NONE;
        };
    }

    /** Whether a message of a terminal is the proper answer to anything. */
    static boolean isOne(int messageId) {
        return switch (messageId) {
            case 0x0104, 0x0107, 0x0108, 0x0201, 0x0302, 0x0500, 0x0608, 0x0700, 0x0702 -> true;
            case 0x0802, 0x0805, 0x0A00, 0x1003, 0x1205, 0x1206 -> true;
            default -> false;
        };
    }

    /** Serial number of the message answered, where the body begins with it; otherwise {@link #NO_SERIAL}. */
    static int serial(int messageId, ProtocolVersion version, byte[] frame, int offset, int length) {
        boolean told =
                switch (messageId) {
                    case 0x0104, 0x0302, 0x0500, 0x0802, 0x0805, 0x1205, 0x1206 -> true;
                    case 0x0201, 0x0700 -> version != ProtocolVersion.V2011;
                    default -> false;
                };
        return told && length >= SERIAL_BYTES ? BigEndian.u16(frame, offset) : NO_SERIAL;
    }

    /** Result in the answer, 0 where it has none. */
    static int result(int messageId, byte[] frame, int offset, int length) {
        int at =
                switch (messageId) {
                    case 0x0108 -> 1;
                    case 0x0805, 0x1206 -> 2;
                    default -> length;
                };
        return at < length ? BigEndian.u8(frame, offset + at) : 0;
    }
}
