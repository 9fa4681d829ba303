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
 * @param tauMs expected time between two points while the ignition is on (tau), ms
 */
public record WorkProfile(OperationType operation, WorkLimits limits, WorkInput input, long tauMs) {
    /** Expected time between two points of a terminal that nothing else is known of, ms. */
    public static final long DEFAULT_TAU_MS = 10_000;

    /** By the rules of the day. */
    public static WorkProfile of(OperationType operation, Rules rules) {
        return new WorkProfile(
                operation,
                new WorkLimits(
                        dkmh(rules, operation.least()), dkmh(rules, operation.most()), dkmh(rules, operation.limit())),
                WorkInputs.of(operation),
                rules.secondsMs(RuleKey.INTERVAL_S));
    }

    private static int dkmh(Rules rules, RuleKey key) {
        return (int) Math.round(rules.number(key) * 10);
    }

    public WorkProfile {
        if (tauMs < 1_000 || tauMs > 3_600_000) {
            throw new IllegalArgumentException("expected interval: " + tauMs + " ms (expected: 1 s to 1 h)");
        }
    }

    /** A pause longer than this breaks the track: {@code max(3 tau, 60 s)}. */
    public long gapMs() {
        return Math.max(3 * tauMs, 60_000);
    }
}
