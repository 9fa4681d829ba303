package org.sweepwatch.supervise.work.state;

/**
 * How one vehicle's points of one day are read.
 *
 * @param operation what it is for
 * @param limits the speeds in force that day
 * @param input what proves work
 * @param tauMs expected time between two points while the ignition is on (tau), ms
 */
public record WorkProfile(Operation operation, WorkLimits limits, WorkInput input, long tauMs) {
    /** Expected time between two points of a terminal that nothing else is known of, ms. */
    public static final long DEFAULT_TAU_MS = 10_000;

    /** The same for every terminal of a kind: default speeds, default interval. */
    public static WorkProfile of(Operation operation, WorkInputs inputs) {
        return new WorkProfile(operation, operation.limits(), inputs.inputOf(operation), DEFAULT_TAU_MS);
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
