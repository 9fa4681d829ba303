package org.sweepwatch.ingest.transport;

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
    /** Frames of another phone than the one that authenticated the connection: not taken, not answered. */
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
