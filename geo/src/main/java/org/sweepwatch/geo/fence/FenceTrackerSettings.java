package org.sweepwatch.geo.fence;

/**
 * How sure it must be that a vehicle went in or out. Satellite fixes scatter by about 10 m, so one edge for both
 * directions would report a vehicle that works along it as going in and out all day.
 *
 * @param enterFixes consecutive fixes inside that make an entry, 1 to 100
 * @param enterDepthM a single fix at least this deep inside makes an entry, metres; infinity: never a single one
 * @param exitFixes consecutive fixes outside by the margin that make an exit, 1 to 100
 * @param exitMarginM how far outside a fix must be to count towards an exit, metres, 0 or more
 */
public record FenceTrackerSettings(int enterFixes, double enterDepthM, int exitFixes, double exitMarginM) {
    /**
     * Two fixes inside, or one 30 m inside; out after three fixes 30 m outside. With scatter of up to 10 m nothing
     * flaps wherever a vehicle drives or stands.
     */
    public static final FenceTrackerSettings DEFAULTS = new FenceTrackerSettings(2, 30.0, 3, 30.0);

    private static final int MAX_FIXES = 100;

    public FenceTrackerSettings {
        check(enterFixes >= 1 && enterFixes <= MAX_FIXES, "enterFixes", enterFixes, "1 to " + MAX_FIXES);
        check(exitFixes >= 1 && exitFixes <= MAX_FIXES, "exitFixes", exitFixes, "1 to " + MAX_FIXES);
        check(enterDepthM >= 0, "enterDepthM", enterDepthM, "0 or more");
        check(exitMarginM >= 0 && exitMarginM <= 10_000, "exitMarginM", exitMarginM, "0 to 10000");
    }

    private static void check(boolean good, String name, double value, String expected) {
        if (!good) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
