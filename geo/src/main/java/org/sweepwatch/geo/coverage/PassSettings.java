package org.sweepwatch.geo.coverage;

/**
 * When a segment counts as swept.
 *
 * @param coveredShare share of a segment's length that makes a pass, above 0 to 1
 * @param chainIntervals points this many reporting intervals apart still prove what lies between, 1 or more
 * @param minChainMs and at least this long apart, ms
 * @param leftM farther from the segment the vehicle has left it, metres, 50 or more
 * @param leftMs not seen on the segment for longer it has left it, ms
 */
public record PassSettings(double coveredShare, int chainIntervals, long minChainMs, double leftM, long leftMs) {
    /** 80 %, three intervals and at least 60 s, 150 m, 20 min. */
    public static final PassSettings DEFAULTS = new PassSettings(0.8, 3, 60_000, 150.0, 1_200_000);

    private static final double MIN_LEFT_M = 50.0;

    public PassSettings {
        check(coveredShare > 0 && coveredShare <= 1, "coveredShare", coveredShare, "above 0 to 1");
        check(chainIntervals >= 1, "chainIntervals", chainIntervals, "1 or more");
        check(minChainMs >= 0, "minChainMs", minChainMs, "0 or more");
        check(leftM >= MIN_LEFT_M, "leftM", leftM, MIN_LEFT_M + " or more");
        check(leftMs >= minChainMs, "leftMs", leftMs, "not below minChainMs");
    }

    /** How far apart points may be and still prove what lies between, ms, for a terminal that reports every {@code tauMs}. */
    public long chainMs(long tauMs) {
        return Math.max(chainIntervals * tauMs, minChainMs);
    }

    private static void check(boolean good, String name, double value, String expected) {
        if (!good) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
