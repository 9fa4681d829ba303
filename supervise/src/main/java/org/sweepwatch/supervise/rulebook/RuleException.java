package org.sweepwatch.supervise.rulebook;

/** A setting of judgement cannot be so; the code is stable, the message says what would be right. */
public final class RuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    RuleException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** {@code unknown_rule} or {@code bad_rule_value}. */
    public String code() {
        return code;
    }
}
