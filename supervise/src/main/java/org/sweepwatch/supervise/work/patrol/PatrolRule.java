package org.sweepwatch.supervise.work.patrol;

import java.time.Duration;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * What counts as a patrol of a responsibility grid (巡查).
 *
 * @param points points inside it at least
 * @param stay from the first to the last of them at least
 * @param required patrols that a grid needs in a shift
 */
public record PatrolRule(int points, Duration stay, int required) {
    /** By the rules of the day. */
    public static PatrolRule of(Rules rules) {
        return new PatrolRule(
                rules.whole(RuleKey.PATROL_POINTS),
                Duration.ofMillis(Math.round(rules.number(RuleKey.PATROL_MIN) * 60_000)),
                rules.whole(RuleKey.PATROL_TIMES));
    }

    public PatrolRule {
        if (points < 1 || stay.isNegative() || required < 1) {
            throw new IllegalArgumentException("patrol rule " + points + " points, " + stay + ", " + required
                    + " times (expected: 1 point, 0 s, once, or more)");
        }
    }
}
