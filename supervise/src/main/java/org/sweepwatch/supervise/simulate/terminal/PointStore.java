package org.sweepwatch.supervise.simulate.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A terminal's memory of positions that wait to be sent: fresh ones, and those from a time without a link. Full, it
 * forgets the oldest and counts it, as real units do. One thread.
 */
final class PointStore {
    /** Half a day at one position in 10 s. */
    static final int MAX_POINTS = 4_320;

    private final Deque<StoredPoint> fresh = new ArrayDeque<>();
    private final Deque<StoredPoint> blind = new ArrayDeque<>();

    /** Takes a fresh position; false when an older one had to go. */
    boolean add(StoredPoint point) {
        fresh.add(point);
        return trim();
    }

    /**
     * The link is gone: what was sent without an answer and what was fresh is now from a blind zone, in order of time.
     *
     * @return false when old positions had to go
     */
    boolean linkLost(List<StoredPoint> unanswered) {
        List<StoredPoint> all = new ArrayList<>(unanswered);
        all.addAll(blind);
        all.addAll(fresh);
        all.sort(Comparator.comparingLong(StoredPoint::timeMs));
        fresh.clear();
        blind.clear();
        blind.addAll(all);
        return trim();
    }

    private boolean trim() {
        boolean kept = true;
        while (size() > MAX_POINTS) {
            if (blind.poll() == null) {
                fresh.poll();
            }
            kept = false;
        }
        return kept;
    }

    boolean hasFresh() {
        return !fresh.isEmpty();
    }

    boolean hasBlind() {
        return !blind.isEmpty();
    }

    StoredPoint takeFresh() {
        return fresh.remove();
    }

    /** The oldest positions from blind zones, at most {@code limit}. */
    List<StoredPoint> takeBlind(int limit) {
        List<StoredPoint> points = new ArrayList<>(limit);
        while (points.size() < limit && !blind.isEmpty()) {
            points.add(blind.remove());
        }
        return points;
    }

    int size() {
        return fresh.size() + blind.size();
    }
}
