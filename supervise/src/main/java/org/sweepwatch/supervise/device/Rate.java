package org.sweepwatch.supervise.device;

import java.util.List;
import java.util.Locale;

/**
 * A share with what it was made of: no figure is shown without its denominator.
 *
 * @param rate numerator / denominator, 6 decimals; null when nothing was counted
 * @param numerator what is counted
 * @param denominator out of how many
 */
public record Rate(Double rate, long numerator, long denominator) {
    public static Rate of(long numerator, long denominator) {
        if (numerator < 0 || denominator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "rate " + numerator + " / " + denominator + " (expected: 0 <= numerator <= denominator)");
        }
        return new Rate(
                denominator == 0 ? null : Math.round(1e6 * numerator / denominator) / 1e6, numerator, denominator);
    }

    /**
     * The rate of a month: all failed vehicle-days out of all vehicle-days on duty, not the mean of the daily rates.
     *
     * @param days the rates of its days
     */
    public static Rate over(List<Rate> days) {
        return of(
                days.stream().mapToLong(Rate::numerator).sum(),
                days.stream().mapToLong(Rate::denominator).sum());
    }

    /** What is left: the availability (完好率) when this is a failure rate. */
    public Rate rest() {
        return of(denominator - numerator, denominator);
    }

    public boolean below(double limit) {
        return denominator > 0 && numerator < limit * denominator;
    }

    /** Such as "2.14 %"; "-" when nothing was counted. */
    public String percent(int decimals) {
        return denominator == 0
                ? "-"
                : String.format(Locale.ROOT, "%." + decimals + "f %%", 100.0 * numerator / denominator);
    }
}
