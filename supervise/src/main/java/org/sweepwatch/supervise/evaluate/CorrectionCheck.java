package org.sweepwatch.supervise.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.evaluate.EvaluationException.Reason;
import org.sweepwatch.supervise.evaluate.scheme.Method;
import org.sweepwatch.supervise.evaluate.score.Correction;
import org.sweepwatch.supervise.evaluate.score.Deduction;
import org.sweepwatch.supervise.evaluate.score.ItemScore;

/** Whether what an accepted appeal changes is there to be changed. */
final class CorrectionCheck {
    private CorrectionCheck() {}

    /**
     * Returns when the correction fits the item as it was published.
     *
     * @throws EvaluationException {@code WRONG} when it does not
     */
    static void check(Correction correction, DistrictMonthReport report) {
        ItemScore item = report.units().stream()
                .filter(unit -> unit.unit().equals(correction.unit()))
                .flatMap(unit -> unit.items().stream())
                .filter(score -> score.id().equals(correction.item()))
                .findFirst()
                .orElseThrow();
        if (correction.changesNothing()) {
            throw wrong("an accepted appeal changes something: give withdrawn, or numerator and denominator");
        }
        List<String> unknown = new ArrayList<>(correction.withdrawn());
        unknown.removeAll(item.deductions().stream().map(Deduction::id).toList());
        if (!unknown.isEmpty()) {
            throw wrong(
                    "these problems are not held against " + correction.unit() + " in " + item.id() + ": " + unknown);
        }
        if (correction.numerator() == null && correction.denominator() == null) {
            return;
        }
        if (item.method() == Method.DEDUCT || item.numerator() == null) {
            throw wrong(item.id() + " has no numerator and denominator that count; give withdrawn");
        }
        BigDecimal numerator = correction.numerator() == null ? item.numerator() : correction.numerator();
        BigDecimal denominator = correction.denominator() == null ? item.denominator() : correction.denominator();
        boolean aboveAll = item.figure().share() && numerator.compareTo(denominator) > 0;
        if (numerator.signum() < 0 || denominator.signum() < 0 || aboveAll) {
            throw wrong(item.id() + " would be " + numerator + " / " + denominator
                    + " (expected: 0 <= numerator <= denominator)");
        }
    }

    private static EvaluationException wrong(String message) {
        return new EvaluationException(Reason.WRONG, message);
    }
}
