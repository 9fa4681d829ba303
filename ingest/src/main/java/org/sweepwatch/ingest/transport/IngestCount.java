package org.sweepwatch.ingest.transport;

import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.command.ReplyMatch;
import org.sweepwatch.ingest.frame.FrameFault;

/** What the transport counts. The name is what users see; it does not change. */
public enum IngestCount {
    /** Connections admitted. */
    CONNECTIONS_OPENED("connections.opened"),
    /** Connections closed, whoever closed them. */
    CONNECTIONS_CLOSED("connections.closed"),
    /** Refused: the most connections in all were open. */
    REFUSED_TOTAL("refused.total"),
    /** Refused: the most connections of one address were open. */
    REFUSED_ADDRESS("refused.address"),
    /** Refused: too many new connections this second. */
    REFUSED_RATE("refused.rate"),
    /** Refused: too many new connections this second from one address. */
    REFUSED_ADDRESS_RATE("refused.addressRate"),
    /** Refused: as many terminals as UDP may have were in; the right code went unanswered. */
    REFUSED_SESSIONS("refused.sessions"),
    /** Datagrams of phones that are not in, dropped: too many this second, or too many wrong codes. */
    REFUSED_DATAGRAMS("refused.datagrams"),

    /** Closed: no valid frame in time; scanners and web crawlers end here. */
    CLOSED_NO_FRAME("closed.noFrame"),
    /** Closed: not authenticated in time. */
    CLOSED_UNAUTHENTICATED("closed.unauthenticated"),
    /** Closed: no valid frame for too long. */
    CLOSED_SILENT("closed.silent"),
    /** Closed: too many bytes in a row that are no frames. */
    CLOSED_GARBAGE("closed.garbage"),
    /** Closed: does not read its answers. */
    CLOSED_UNREAD("closed.unread"),
    /** Closed: wrong code too often. */
    CLOSED_AUTHENTICATION("closed.authentication"),
    /** Closed: its code could not be judged yet, right after a start; it connects again. */
    CLOSED_TOO_EARLY("closed.tooEarly"),
    /** Closed: kept sending other messages before it was authenticated. */
    CLOSED_BEFORE_AUTHENTICATION("closed.beforeAuthentication"),
    /** Closed: the same terminal authenticated on a newer connection. */
    CLOSED_REPLACED("closed.replaced"),
    /** Closed: the connection broke with an error. */
    CLOSED_ERROR("closed.error"),

    /** Bytes received, TCP and UDP payload. */
    BYTES_UP("bytes.up"),
    /** Bytes sent. */
    BYTES_DOWN("bytes.down"),
    /** Datagrams received. */
    DATAGRAMS("udp.datagrams"),
    /** Frames that came by UDP when there was no room for them: not taken, not answered, so the terminal repeats them. */
    UDP_NO_ROOM("udp.noRoom"),
    /** Frames not sent by UDP because the socket took no more. */
    UDP_NOT_SENT("udp.notSent"),

    /** Frames with a right check byte and a readable header. */
    FRAMES_GOOD("frames.good"),
    /** Frames joined around a flag byte that their sender had not escaped; also counted as good. */
    FRAMES_REPAIRED("frames.repaired"),
    /** {@link FrameFault#GARBAGE}. */
    DROPPED_GARBAGE("dropped.garbage"),
    /** {@link FrameFault#TOO_SHORT}. */
    DROPPED_TOO_SHORT("dropped.tooShort"),
    /** {@link FrameFault#TOO_LONG}. */
    DROPPED_TOO_LONG("dropped.tooLong"),
    /** {@link FrameFault#BAD_CHECK}. */
    DROPPED_BAD_CHECK("dropped.badCheck"),
    /** {@link FrameFault#HEADER_TRUNCATED}. */
    DROPPED_HEADER_TRUNCATED("dropped.headerTruncated"),
    /** {@link FrameFault#BODY_TRUNCATED}: kept raw and answered with "message has an error", not dropped. */
    BODY_TRUNCATED("frames.bodyTruncated"),
    /** Frames whose body is encrypted: kept raw. */
    FRAMES_ENCRYPTED("frames.encrypted"),
    /** Frames of messages that are not in the catalogue: kept raw and answered with "not supported". */
    FRAMES_UNKNOWN("frames.unknown"),
    /** Frames of a phone for which its connection has no place, as another has authenticated there: not answered. */
    REFUSED_PHONE("refused.phone"),
    /** Frames before authentication other than those that lead to it: not taken, not answered. */
    REFUSED_BEFORE_AUTHENTICATION("refused.beforeAuthentication"),

    /** Registrations answered with a code. */
    REGISTERED("registration.accepted"),
    /** Registrations refused. */
    REGISTRATION_REFUSED("registration.refused"),
    /** Registrations not answered because too many were being decided, or one could not be stored. */
    REGISTRATION_UNANSWERED("registration.unanswered"),
    /** Authentications with the right code. */
    AUTHENTICATED("authentication.accepted"),
    /** Authentications with a wrong code. */
    AUTHENTICATION_FAILED("authentication.failed"),
    /** Authentications of a phone that nobody registered. */
    UNKNOWN_TERMINAL("authentication.unknownTerminal"),

    /** Frames sent down that are no answers, repeats included. */
    FRAMES_DOWN("commands.frames"),
    /** Commands that their terminal confirmed or answered. */
    COMMANDS_DONE("commands.done"),
    /** Commands that their terminal refused. */
    COMMANDS_REFUSED("commands.refused"),
    /** Commands that were sent and not answered. */
    COMMANDS_TIMED_OUT("commands.timedOut"),
    /** Commands that were never sent: expired, not known to the terminal's edition, or without a body. */
    COMMANDS_NOT_SENT("commands.notSent"),
    /** Replies that belong to a command by serial number and message id. */
    REPLIES_MATCHED("replies.matched"),
    /** Replies taken for the one command they can mean, by message id alone. */
    REPLIES_MATCHED_BY_ID("replies.matchedById"),
    /** Replies to commands that had been answered before. */
    REPLIES_DOUBLED("replies.doubled"),
    /** General replies to nothing that was asked. */
    REPLIES_UNMATCHED("replies.unmatched"),
    /** General replies shorter than one, or encrypted. */
    REPLIES_UNREADABLE("replies.unreadable"),
    /** Parts of messages sent again because the terminal asked for them. */
    PARTS_RESENT("parts.resent"),
    /** Requests for parts of a message that is not kept (any more), answered with "failure". */
    RESEND_UNKNOWN("parts.unknown"),

    /** Records made durable. */
    JOURNALED("journal.records"),
    /** Bytes of frames made durable. */
    JOURNALED_BYTES("journal.bytes"),
    /** Groups made durable; records divided by groups is the mean size of a group. */
    GROUPS("journal.groups"),
    /** Nanoseconds spent making groups durable. */
    FORCE_NANOS("journal.forceNanos"),
    /** Frames that could not be made durable: not answered, so the terminal repeats them. */
    NOT_JOURNALED("journal.notTaken"),
    /** Answers sent for durable frames. */
    ACKNOWLEDGED("acknowledged"),
    /** Times a connection was not read because the ring was full. */
    RING_FULL("ring.full");

    private final String label;

    IngestCount(String label) {
        this.label = label;
    }

    /** Name for people and for the metrics page. */
    public String label() {
        return label;
    }

    static IngestCount of(ReplyMatch match) {
        return switch (match) {
            case BY_SERIAL -> REPLIES_MATCHED;
            case BY_ID -> REPLIES_MATCHED_BY_ID;
            case DOUBLED -> REPLIES_DOUBLED;
            case NONE -> REPLIES_UNMATCHED;
        };
    }

    /** What counts the end of a command, null for what is no end. */
    static IngestCount of(CommandState state) {
        return switch (state) {
            case QUEUED, SENT, ACKNOWLEDGED -> null;
            case DONE, ANSWERED -> COMMANDS_DONE;
            case REFUSED -> COMMANDS_REFUSED;
            case TIMED_OUT -> COMMANDS_TIMED_OUT;
            case EXPIRED, NOT_KNOWN, FAILED -> COMMANDS_NOT_SENT;
        };
    }

    static IngestCount of(FrameFault fault) {
        return switch (fault) {
            case GARBAGE -> DROPPED_GARBAGE;
            case TOO_SHORT -> DROPPED_TOO_SHORT;
            case TOO_LONG -> DROPPED_TOO_LONG;
            case BAD_CHECK -> DROPPED_BAD_CHECK;
            case HEADER_TRUNCATED -> DROPPED_HEADER_TRUNCATED;
            case BODY_TRUNCATED -> BODY_TRUNCATED;
        };
    }
}
