package org.sweepwatch.supervise.device;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.point.DevicePoint;

/**
 * Points of a stale device day that the store may not have yet, with the journal index of each. When it is full the
 * oldest make way: a later reading of the store will contain them.
 */
final class HeldPoints {
    /** Most points held for one device day: over an hour at one in 7 s. */
    static final int MAX = 512;

    private final List<Held> points = new ArrayList<>();
    private int first;

    /** Returns the journal index of the point that had to make way, -1 when none had to. */
    long add(long index, DevicePoint p) {
        DevicePoint copy = new DevicePoint();
        copy.copyFrom(p);
        return add(new Held(index, copy));
    }

    private long add(Held held) {
        if (points.size() < MAX) {
            points.add(held);
            return -1;
        }
        Held oldest = points.set(first, held);
        first = (first + 1) % MAX;
        return oldest.index;
    }

    /** Those after the index in the order in which points are folded. */
    List<DevicePoint> after(long index) {
        List<DevicePoint> after = new ArrayList<>();
        for (Held held : points) {
            if (held.index > index) {
                after.add(held.point);
            }
        }
        after.sort(DevicePoint.FOLD_ORDER);
        return after;
    }

    /** Forgets those up to the index. */
    void release(long index) {
        List<Held> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Held held = points.get((first + i) % points.size());
            if (held.index > index) {
                kept.add(held);
            }
        }
        points.clear();
        first = 0;
        kept.forEach(this::add);
    }

    int size() {
        return points.size();
    }

    private record Held(long index, DevicePoint point) {}
}
