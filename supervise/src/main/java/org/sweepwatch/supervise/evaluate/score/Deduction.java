package org.sweepwatch.supervise.evaluate.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import java.math.BigDecimal;
import org.sweepwatch.supervise.evaluate.figure.MonthProblem;

/**
 * Points taken off for one problem (扣分), before the cap.
 *
 * @param points 0 when it was withdrawn after an appeal
 * @param withdrawn whether an accepted appeal took it back
 */
public record Deduction(MonthProblem problem, BigDecimal points, boolean withdrawn) {
    /** Names the problem in an appeal's decision. */
    @JsonProperty(access = Access.READ_ONLY)
    public String id() {
        return problem.id();
    }
}
