package org.sweepwatch.supervise.evaluate.patrol;

import java.time.Duration;

/**
 * What counts as a patrol of a responsibility grid (巡查).
 *
 * @param points points inside it at least
 * @param stay from the first to the last of them at least
 * @param required patrols that a grid needs in a shift
 */
public record PatrolRule(int points, Duration stay, int required) {
    /** Three points over two minutes, or a check-in; once in a shift. */
    public static final PatrolRule DEFAULT = new PatrolRule(3, Duration.ofMinutes(2), 1);

    public PatrolRule {
        if (points < 1 || stay.isNegative() || required < 1) {
            throw new IllegalArgumentException("patrol rule " + points + " points, " + stay + ", " + required
                    + " times (expected: 1 point, 0 s, once, or more)");
        }
    }
}
