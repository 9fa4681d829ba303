package org.sweepwatch.supervise.pipeline;

import org.sweepwatch.geo.fence.FenceIndex;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/** Whether a point lies where satellites cannot be seen: a registered dead spot (信号盲区) or a roofed depot. One thread. */
public final class ShadowProbe {
    private static final double DEGREES = 1e-6;

    private final int[] found = new int[1];

    /** False for a point without usable coordinates. Allocates nothing. */
    public boolean covers(FenceIndex shadows, DevicePoint point) {
        return PointQuality.usable(point.quality)
                && shadows.inside(point.latE6 * DEGREES, point.lonE6 * DEGREES, found) > 0;
    }
}
