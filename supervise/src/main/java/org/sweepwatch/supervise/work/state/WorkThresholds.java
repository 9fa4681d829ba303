package org.sweepwatch.supervise.work.state;

import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * When a state counts (判定时长). Times in ms, speeds in 0.1 km/h.
 *
 * @param holdMs a new state or road must last so long before it counts; it then counts from its begin
 * @param inferredHoldMs the same for work that only speed and place speak for
 * @param idleMs standing with the engine on for longer than this is idling
 * @param standingDkmh slower than this the vehicle stands
 * @param tauMs expected time between two points while the ignition is on (tau)
 * @param gapMs of a pause that is longer nothing is known
 */
public record WorkThresholds(long holdMs, long inferredHoldMs, long idleMs, int standingDkmh, long tauMs, long gapMs) {
    public static final WorkThresholds DEFAULT = of(Rules.DEFAULTS);

    /** By the rules of the day. */
    public static WorkThresholds of(Rules rules) {
        return new WorkThresholds(
                rules.secondsMs(RuleKey.HOLD_S),
                Math.max(rules.secondsMs(RuleKey.HOLD_S), rules.secondsMs(RuleKey.INFERRED_HOLD_S)),
                Math.max(rules.secondsMs(RuleKey.HOLD_S), rules.secondsMs(RuleKey.IDLE_S)),
                Math.max(1, (int) Math.round(rules.number(RuleKey.STANDING_KMH) * 10)),
                rules.secondsMs(RuleKey.INTERVAL_S),
                Math.max(
                        rules.whole(RuleKey.CHAIN_INTERVALS) * rules.secondsMs(RuleKey.INTERVAL_S),
                        rules.secondsMs(RuleKey.CHAIN_S)));
    }

    public WorkThresholds {
        if (holdMs < 0
                || inferredHoldMs < holdMs
                || idleMs < holdMs
                || standingDkmh < 1
                || tauMs < 1
                || gapMs < tauMs) {
            throw new IllegalArgumentException("work thresholds: " + holdMs + ", " + inferredHoldMs + ", " + idleMs
                    + " ms, " + standingDkmh + ", interval " + tauMs + ", gap " + gapMs
                    + " ms (expected: 0 <= hold <= the others; standing and interval from 1; gap from the interval)");
        }
    }
}
