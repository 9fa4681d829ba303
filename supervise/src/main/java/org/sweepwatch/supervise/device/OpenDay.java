package org.sweepwatch.supervise.device;

import org.sweepwatch.supervise.device.fold.DeviceDayFold.Added;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.work.fold.WorkFolder;

/**
 * One device day that still receives points, and how it comes to contain all of them.
 *
 * <p>While not stale, the track side and the work are the folds of all points received so far. A point before the last one makes the
 * day stale: from it on, points are held back with their journal index. A fold of the stored points up to some index,
 * followed by the held points after that index, is again the fold of all; if one of those, too, comes before the last
 * stored one, the day stays stale and is folded again. Not all points up to {@link #floor} are held (several may share an
 * index), so only a reading of the store that has passed it will do.
 */
final class OpenDay {
    /** The last points seen, so that one sent twice does not make the day stale. */
    private static final int REMEMBERED = 32;

    final int vehicleId;
    final DayFolds folds;
    private final WorkFolder folder;
    private final long[] recent = new long[REMEMBERED];
    private int recentAt;
    private boolean changed;
    private boolean stale;
    private boolean refolding;
    private long floor = -1;
    private long staleSinceMs;
    private long lastLateMs;
    private HeldPoints held;

    OpenDay(int vehicleId, DayFolds folds, WorkFolder folder) {
        this.vehicleId = vehicleId;
        this.folds = folds;
        this.folder = folder;
    }

    /** Returns false when the point is folded and off the track. */
    boolean add(long index, DevicePoint p) {
        Added added = folds.add(p, folder);
        if (added == Added.SAME || (added == Added.OUT_OF_ORDER && seen(p))) {
            return true;
        }
        remember(p);
        changed = true;
        if (added == Added.OUT_OF_ORDER) {
            if (!stale) {
                staleSinceMs = p.receivedMs;
            }
            lastLateMs = p.receivedMs;
            markStale(index);
        }
        if (stale) {
            hold(index, p);
        }
        return added != Added.OFF_TRACK;
    }

    void heard(long receivedMs) {
        changed |= folds.device().heard(receivedMs);
    }

    void offset(long receivedMs, long deviceMs, boolean future) {
        folds.device().addOffset(receivedMs, deviceMs, future);
        changed = true;
    }

    /** The state is to be made anew from stored points up to at least the index; what comes after it is held. */
    void markStale(long throughIndex) {
        if (!stale) {
            stale = true;
            floor = throughIndex;
            changed = true;
        }
    }

    private void hold(long index, DevicePoint p) {
        if (held == null) {
            held = new HeldPoints();
        }
        floor = Math.max(floor, held.add(index, p));
    }

    /** Takes over a fold of the stored points up to the index; see the class for why the result is right. */
    void refolded(DayFolds stored, long throughIndex) {
        refolding = false;
        if (!stale || throughIndex < floor) {
            return;
        }
        folds.adoptPoints(stored);
        changed = true;
        boolean inOrder = true;
        if (held != null) {
            for (DevicePoint p : held.after(throughIndex)) {
                inOrder &= folds.add(p, folder) != Added.OUT_OF_ORDER;
            }
            held.release(throughIndex);
        }
        stale = !inOrder;
        floor = throughIndex;
        if (!stale) {
            held = null;
        }
    }

    /** Whether it is time to fold again: no late point came for a while, or it has waited long enough. */
    boolean dueForRefold(long nowMs, long quietMs, long longestMs) {
        return stale && !refolding && (nowMs - lastLateMs >= quietMs || nowMs - staleSinceMs >= longestMs);
    }

    RefoldRequest beginRefold(long nowMs) {
        refolding = true;
        staleSinceMs = nowMs;
        return new RefoldRequest(vehicleId, day(), floor);
    }

    void putOffRefold() {
        refolding = false;
    }

    void refoldFailed(long nowMs) {
        refolding = false;
        lastLateMs = nowMs;
    }

    long day() {
        return folds.device().day();
    }

    boolean isStale() {
        return stale;
    }

    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    private boolean seen(DevicePoint p) {
        long key = key(p);
        for (long one : recent) {
            if (one == key) {
                return true;
            }
        }
        return false;
    }

    private void remember(DevicePoint p) {
        recent[recentAt] = key(p);
        recentAt = (recentAt + 1) % REMEMBERED;
    }

    /** Never 0, which is an empty place. */
    private static long key(DevicePoint p) {
        return (p.timeMs * 0x9E3779B97F4A7C15L ^ p.contentHash()) | 1;
    }
}
