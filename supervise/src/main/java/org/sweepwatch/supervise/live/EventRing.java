package org.sweepwatch.supervise.live;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest events, numbered from 1. Holds {@link #CAPACITY}; older ones are overwritten, they stand in the store.
 * Thread-safe; every method holds the lock for at most {@link #CAPACITY} steps.
 */
final class EventRing {
    /** Events kept in memory. */
    static final int CAPACITY = 500;

    private final LiveEvent[] ring = new LiveEvent[CAPACITY];
    private long last;

    synchronized void add(LiveEvent event) {
        last++;
        ring[(int) (last % CAPACITY)] = event.numbered(last);
    }

    /** Number of the newest event, 0 when there is none. */
    synchronized long last() {
        return last;
    }

    /** Events numbered above {@code sequence}, oldest first; those already overwritten are not among them. */
    synchronized List<LiveEvent> after(long sequence) {
        List<LiveEvent> found = new ArrayList<>();
        for (long n = Math.max(sequence, last - CAPACITY) + 1; n <= last; n++) {
            found.add(ring[(int) (n % CAPACITY)]);
        }
        return found;
    }
}
