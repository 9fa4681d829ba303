package org.sweepwatch.supervise.evaluate.indicator;

import java.math.BigDecimal;

/**
 * What was measured for an indicator.
 *
 * @param value in the unit of the indicator
 * @param numerator what the value was made from, null when it is a plain number, as is {@code denominator}
 * @param met whether it is met so far; null to compare the value with the target
 */
record Measured(
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator,
        Boolean met,
        String evidence,
        String evidenceZh,
        String link) {
    static Measured count(long value, String evidence, String evidenceZh, String link) {
        return new Measured(BigDecimal.valueOf(value), null, null, null, evidence, evidenceZh, link);
    }

    /** So many of those that are due so far; met when none is missing. */
    static Measured soFar(long done, long due, String evidence, String evidenceZh, String link) {
        BigDecimal value = BigDecimal.valueOf(done);
        return new Measured(value, value, BigDecimal.valueOf(due), done >= due, evidence, evidenceZh, link);
    }
}
