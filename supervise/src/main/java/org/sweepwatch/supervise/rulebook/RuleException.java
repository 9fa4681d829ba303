package org.sweepwatch.supervise.rulebook;

/** A setting of judgement cannot be so; the code is stable, the message says what would be right. */
public final class RuleException extends RuntimeException {
    /** There is no such setting. */
    public static final String UNKNOWN = "unknown_rule";
    /** The value makes no sense. */
    public static final String BAD_VALUE = "bad_rule_value";

    private static final long serialVersionUID = 1L;

    private final String code;

    RuleException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** {@link #UNKNOWN} or {@link #BAD_VALUE}. */
    public String code() {
        return code;
    }
}
