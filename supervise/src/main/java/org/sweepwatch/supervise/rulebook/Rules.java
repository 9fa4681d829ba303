package org.sweepwatch.supervise.rulebook;

import java.util.Map;

/** The settings of judgement as they are on one operational day. Immutable. */
public final class Rules {
    /** Nothing but defaults. */
    public static final Rules DEFAULTS = new Rules(Map.of());

    private final double[] values = new double[RuleKey.values().length];

    /** @param set the values that differ from the defaults */
    public Rules(Map<RuleKey, Double> set) {
        for (RuleKey key : RuleKey.values()) {
            values[key.ordinal()] = set.getOrDefault(key, key.standard());
        }
    }

    /** The value, in the unit of the key. */
    public double number(RuleKey key) {
        return values[key.ordinal()];
    }

    /** The value of a share in per cent as a share from 0 to 1. */
    public double share(RuleKey key) {
        return number(key) / 100;
    }

    /** The value of a time in seconds, ms. */
    public long secondsMs(RuleKey key) {
        return Math.round(number(key) * 1_000);
    }

    /** The value rounded to a whole number. */
    public int whole(RuleKey key) {
        return (int) Math.round(number(key));
    }
}
