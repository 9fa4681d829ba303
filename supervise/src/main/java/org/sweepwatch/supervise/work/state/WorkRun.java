package org.sweepwatch.supervise.work.state;

/**
 * A stretch of time in one state (状态段).
 *
 * @param rule what decided on the state
 * @param routeId the cleaning route worked on, 0 for none and for what is no work
 * @param fromMs begin, ms since 1970 UTC
 * @param untilMs end, exclusive
 * @param metres driven in it
 * @param points points in it
 */
public record WorkRun(
        WorkState state, WorkRule rule, int routeId, long fromMs, long untilMs, double metres, int points) {
    /** Whether a work input proves it. */
    public boolean proven() {
        return rule == WorkRule.SENSOR;
    }

    public double seconds() {
        return (untilMs - fromMs) / 1000.0;
    }

    /** The part within a span; metres and points by its share of the time. Null when there is none. */
    public WorkRun within(long spanFromMs, long spanUntilMs) {
        long from = Math.max(fromMs, spanFromMs);
        long until = Math.min(untilMs, spanUntilMs);
        if (from == fromMs && until == untilMs) {
            return from < until || points > 0 ? this : null;
        }
        if (from >= until) {
            return null;
        }
        double share = (double) (until - from) / (untilMs - fromMs);
        return new WorkRun(state, rule, routeId, from, until, metres * share, (int) Math.round(points * share));
    }
}
