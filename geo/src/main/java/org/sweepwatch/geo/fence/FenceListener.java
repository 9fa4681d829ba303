package org.sweepwatch.geo.fence;

/** Told of entries and exits, on the thread that feeds the tracker. */
@FunctionalInterface
public interface FenceListener {
    /**
     * A vehicle went in or out.
     *
     * @param fenceId the fence; on an exit it may be one that no longer exists
     * @param entered true: in, false: out
     * @param timeMs device time of the first fix that showed it, epoch milliseconds
     */
    void crossed(int fenceId, boolean entered, long timeMs);
}
