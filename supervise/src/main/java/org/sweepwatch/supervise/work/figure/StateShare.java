package org.sweepwatch.supervise.work.figure;

/**
 * Time and way of one state by one rule: work proven by an input and work inferred from speed stay apart.
 *
 * @param state such as {@code working}
 * @param rule what decided on it, such as {@code sensor}
 */
public record StateShare(String state, String stateZh, String rule, String ruleZh, double minutes, double km, int points) {}
