package org.sweepwatch.supervise.command;

/** A command that is not sent; the message says why and what would be right. */
public final class RefusedCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** There is no such vehicle. */
        NO_VEHICLE,
        /** Name, body or time is wrong. */
        BAD_COMMAND,
        /** The edition that the terminal speaks does not have the message. */
        NOT_KNOWN_TO_TERMINAL,
        /** Too many commands wait already. */
        QUEUE_FULL
    }

    private final Reason reason;

    RefusedCommandException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
