package org.sweepwatch.supervise.work.state;

import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * How one vehicle's points of one day are read.
 *
 * @param operation what it is for
 * @param limits the speeds in force that day
 * @param input what proves work
 */
public record WorkProfile(OperationType operation, WorkLimits limits, WorkInput input) {
    /** By the rules of the day. */
    public static WorkProfile of(OperationType operation, Rules rules) {
        return new WorkProfile(
                operation,
                new WorkLimits(
                        dkmh(rules, operation.least()), dkmh(rules, operation.most()), dkmh(rules, operation.limit())),
                WorkInputs.of(operation));
    }

    private static int dkmh(Rules rules, RuleKey key) {
        return (int) Math.round(rules.number(key) * 10);
    }
}
