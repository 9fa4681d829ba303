package org.sweepwatch.supervise.evaluate;

/** A step of a month's evaluation was not taken; nothing was changed. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it was not. */
    public enum Reason {
        /** The month, appeal, item or district does not exist. */
        UNKNOWN,
        /** What was given does not make sense. */
        WRONG,
        /** The month is not at the stage for it. */
        NOT_NOW
    }

    private final Reason reason;

    EvaluationException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
