package org.sweepwatch.supervise.evaluate.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A figure of a district's month with what it was made of.
 *
 * @param numerator what is counted, summed over the days of the month
 * @param denominator out of how much, summed likewise; 0 when there was nothing to count
 * @param observed how much of the expected data was there, in the unit of {@code expected}
 * @param expected how much data was expected; 0 when none was
 */
public record MonthFigure(BigDecimal numerator, BigDecimal denominator, BigDecimal observed, BigDecimal expected) {
    private static final int RATE_DECIMALS = 6;

    public MonthFigure {
        require(numerator, "numerator");
        require(denominator, "denominator");
        require(observed, "observed");
        require(expected, "expected");
        if (observed.compareTo(expected) > 0) {
            throw new IllegalArgumentException("observed " + observed + " (expected: at most " + expected + ")");
        }
    }

    private static void require(BigDecimal value, String name) {
        if (Objects.requireNonNull(value, name).signum() < 0) {
            throw new IllegalArgumentException(name + " " + value + " (expected: 0 or more)");
        }
    }

    /** From whole numbers. */
    public static MonthFigure of(long numerator, long denominator, long observed, long expected) {
        return new MonthFigure(
                BigDecimal.valueOf(numerator),
                BigDecimal.valueOf(denominator),
                BigDecimal.valueOf(observed),
                BigDecimal.valueOf(expected));
    }

    /** This one and the same figure of other days: all numerators over all denominators, not the mean of rates. */
    public MonthFigure plus(MonthFigure other) {
        return new MonthFigure(
                numerator.add(other.numerator),
                denominator.add(other.denominator),
                observed.add(other.observed),
                expected.add(other.expected));
    }

    /** The same with a numerator and a denominator that somebody corrected; null leaves one as it is. */
    public MonthFigure corrected(BigDecimal newNumerator, BigDecimal newDenominator) {
        return new MonthFigure(
                newNumerator == null ? numerator : newNumerator,
                newDenominator == null ? denominator : newDenominator,
                observed,
                expected);
    }

    /** Numerator / denominator, 6 decimals, half up; null when nothing was counted. */
    public BigDecimal rate() {
        return quotient(numerator, denominator);
    }

    /** Share of the expected data that was there, 6 decimals, half up; null when none was expected. */
    public BigDecimal completeness() {
        return quotient(observed, expected);
    }

    /** Whether less than this share of the expected data was there; true when none was expected. */
    public boolean lessCompleteThan(BigDecimal floor) {
        return expected.signum() == 0 || observed.compareTo(floor.multiply(expected)) < 0;
    }

    private static BigDecimal quotient(BigDecimal above, BigDecimal below) {
        return below.signum() == 0 ? null : above.divide(below, RATE_DECIMALS, RoundingMode.HALF_UP);
    }
}
