package org.sweepwatch.supervise.evaluate.score;

import java.math.BigDecimal;
import java.util.List;
import org.sweepwatch.supervise.evaluate.scheme.Ledger;
import org.sweepwatch.supervise.evaluate.scheme.Method;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * What one item gave a district, with all that it rests on.
 *
 * @param weight full marks of the item; 0 when it gives points by rank
 * @param numerator of the figure; null when it has no source, as are {@code denominator} and {@code completeness}
 * @param rate numerator / denominator, 6 decimals; null when there is none
 * @param completeness share of the expected data that was there, 6 decimals; null when none was expected
 * @param outcome how the score came about
 * @param rank among the districts that were assessed; null when the item does not rank
 * @param deducted points off, after the cap; null when the item does not deduct
 * @param score marks or points; null when the item is left out
 * @param deductions each problem that points were taken off for
 */
public record ItemScore(
        String id,
        String name,
        FigureId figure,
        String figureName,
        Method method,
        Ledger ledger,
        BigDecimal weight,
        BigDecimal numerator,
        BigDecimal denominator,
        BigDecimal rate,
        BigDecimal completeness,
        Outcome outcome,
        Integer rank,
        BigDecimal deducted,
        BigDecimal score,
        List<Deduction> deductions) {
    public ItemScore {
        deductions = List.copyOf(deductions);
    }
}
