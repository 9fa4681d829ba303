package org.sweepwatch.supervise.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sweepwatch.supervise.point.DevicePoint;

/**
 * Brings points that come in the order of device time into their {@link DevicePoint#FOLD_ORDER}: the store orders those of
 * one instant in its own way. Holds what one instant has, hardly ever more than two points. One thread.
 */
public final class InstantOrder {
    private final Consumer<DevicePoint> next;
    /** Carriers, used again; the first {@link #held} hold the points of one instant. */
    private final List<DevicePoint> points = new ArrayList<>();

    private int held;

    /** @param next takes each point; the carrier is used again */
    public InstantOrder(Consumer<DevicePoint> next) {
        this.next = next;
    }

    /** The next point by device time; the carrier may be used again. */
    public void add(DevicePoint p) {
        if (held > 0 && points.get(0).timeMs != p.timeMs) {
            end();
        }
        if (held == points.size()) {
            points.add(new DevicePoint());
        }
        points.get(held++).copyFrom(p);
    }

    /** There are no more points of the instant. */
    public void end() {
        List<DevicePoint> instant = points.subList(0, held);
        instant.sort(DevicePoint.FOLD_ORDER);
        instant.forEach(next);
        held = 0;
    }
}
