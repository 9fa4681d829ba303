package org.sweepwatch.supervise.simulate.fault;

/** What a unit's link to the platform is like at a moment. */
public enum LinkState {
    /** Works. */
    UP,
    /** No network; the unit goes on measuring and keeps its positions. */
    LOST,
    /** The unit itself is dead and measures nothing. */
    DEAD
}
