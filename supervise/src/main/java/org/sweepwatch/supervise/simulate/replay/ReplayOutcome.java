package org.sweepwatch.supervise.simulate.replay;

/**
 * How a frame was answered.
 *
 * @param frame the frame
 * @param kind what happened
 * @param detail the result of the general reply, the ID of another answer, or why it was not sent
 */
public record ReplayOutcome(RecordedFrame frame, Kind kind, String detail) {
    /** What happened to a frame. */
    public enum Kind {
        /** 0x8001, or the special answer of the message. */
        ANSWERED,
        /** Sent; no answer is due and none was waited for. */
        NO_ANSWER_DUE,
        /** Sent; no answer came in time. */
        NOT_ANSWERED,
        /** Sent; then the platform closed the connection. */
        CLOSED,
        /** Not sent: the phone could not sign in. */
        NOT_SENT
    }

    /** Whether the platform owed an answer and did not give it. */
    public boolean failed() {
        return frame.answerDue() && kind != Kind.ANSWERED || kind == Kind.NOT_SENT;
    }

    /** "line 12: 0x0200 of 13973300187, serial 5: answered 0". */
    @Override
    public String toString() {
        String said =
                switch (kind) {
                    case ANSWERED -> "answered " + detail;
                    case NO_ANSWER_DUE -> "sent, no answer is due";
                    case NOT_ANSWERED -> "not answered within " + detail;
                    case CLOSED -> "connection closed";
                    case NOT_SENT -> "not sent: " + detail;
                };
        return frame + ": " + said;
    }
}
