package org.sweepwatch.supervise.pipeline;

/**
 * Whether the store waits for the device days as they are now. To write them as bytes costs more than the points they come
 * from, and only those that a transaction ends with are of use, so the health stage makes them when they are wanted. Any
 * thread.
 */
final class SnapshotDemand {
    private volatile boolean raised = true;

    boolean isRaised() {
        return raised;
    }

    /** The store has nothing to end its next transaction with. */
    void raise() {
        raised = true;
    }

    /** A snapshot is on its way to the store. */
    void lower() {
        raised = false;
    }
}
