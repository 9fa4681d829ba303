package org.sweepwatch.supervise.pipeline;

/**
 * Whether the store waits for the device days as they are now. To write them as bytes, and to store these, costs more than
 * the points they come from, and only those that a transaction ends with are of use, so the health stage makes them when
 * they are wanted. Any thread.
 */
final class SnapshotDemand {
    private static final long NEVER = Long.MAX_VALUE;

    private final long startNs = System.nanoTime();
    /** From when on they are wanted, ns since the start. */
    private volatile long fromNs;

    boolean isRaised() {
        long from = fromNs;
        return from != NEVER && System.nanoTime() - startNs >= from;
    }

    /** The store has nothing to end its next transaction with. */
    void raise() {
        fromNs = 0;
    }

    /** The same, but there is time until then; a {@link System#nanoTime()}. */
    void raiseAt(long timeNs) {
        fromNs = Math.max(0, timeNs - startNs);
    }

    /** A snapshot is on its way to the store. */
    void lower() {
        fromNs = NEVER;
    }
}
