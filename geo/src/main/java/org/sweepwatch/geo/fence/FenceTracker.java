package org.sweepwatch.geo.fence;

/**
 * Entries and exits with hysteresis (进出围栏). One thread; holds no vehicle's state itself and does not allocate.
 *
 * <p>Fixes of a vehicle are expected in time order; one that is not newer than the newest taken in is passed over and
 * counted, so late and repeated points change nothing. The first fix of a run that decides gives the time of the event:
 * with three fixes needed the event comes 20 s later but carries the right time. A run is broken by a fix on the other
 * side; for an exit also by one outside within the margin. A vehicle first seen inside a fence enters it then.
 *
 * <p>A fence that is missing from a new index is left at the next fix.
 */
public final class FenceTracker {
    private final FenceTrackerSettings settings;
    private final int[] inside = new int[VehicleFences.MAX_FENCES];
    private FenceIndex index;
    private long outOfOrder;
    private long overflows;

    public FenceTracker(FenceIndex index, FenceTrackerSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    /** From the next fix on these fences hold. */
    public void use(FenceIndex newIndex) {
        this.index = newIndex;
    }

    /**
     * Takes in one fix with usable coordinates. False when it was passed over because it is not newer than the last.
     * Exits are told before entries.
     */
    public boolean update(VehicleFences vehicle, long timeMs, double lat, double lon, FenceListener listener) {
        if (timeMs <= vehicle.lastTimeMs) {
            outOfOrder++;
            return false;
        }
        vehicle.lastTimeMs = timeMs;
        int found = index.inside(lat, lon, inside);
        if (found > inside.length) {
            overflows++;
            found = inside.length;
        }
        for (int at = vehicle.count - 1; at >= 0; at--) {
            if (!contains(found, vehicle.fenceIds[at])) {
                outside(vehicle, at, timeMs, lat, lon, listener);
            }
        }
        for (int i = 0; i < found; i++) {
            inside(vehicle, inside[i], timeMs, lat, lon, listener);
        }
        return true;
    }

    private void outside(VehicleFences vehicle, int at, long timeMs, double lat, double lon, FenceListener listener) {
        int fenceId = vehicle.fenceIds[at];
        Fence fence = index.fence(fenceId);
        if (!vehicle.entered[at]) {
            vehicle.remove(at);
        } else if (fence == null) {
            vehicle.remove(at);
            listener.crossed(fenceId, false, timeMs);
        } else if (-fence.shape().depthM(lat, lon) < settings.exitMarginM()) {
            vehicle.runFixes[at] = 0;
        } else {
            if (vehicle.runFixes[at]++ == 0) {
                vehicle.runStartMs[at] = timeMs;
            }
            if (vehicle.runFixes[at] >= settings.exitFixes()) {
                long sinceMs = vehicle.runStartMs[at];
                vehicle.remove(at);
                listener.crossed(fenceId, false, sinceMs);
            }
        }
    }

    private void inside(
            VehicleFences vehicle, int fenceId, long timeMs, double lat, double lon, FenceListener listener) {
        int at = vehicle.find(fenceId);
        if (at >= 0 && vehicle.entered[at]) {
            vehicle.runFixes[at] = 0;
            return;
        }
        if (at >= 0) {
            vehicle.runFixes[at]++;
        } else if (vehicle.count == VehicleFences.MAX_FENCES) {
            overflows++;
            return;
        } else {
            at = vehicle.count;
            vehicle.add(fenceId, timeMs);
        }
        if (vehicle.runFixes[at] >= settings.enterFixes() || deepInside(fenceId, lat, lon)) {
            vehicle.entered[at] = true;
            vehicle.runFixes[at] = 0;
            listener.crossed(fenceId, true, vehicle.runStartMs[at]);
        }
    }

    private boolean deepInside(int fenceId, double lat, double lon) {
        return index.fence(fenceId).shape().depthM(lat, lon) >= settings.enterDepthM();
    }

    private boolean contains(int found, int fenceId) {
        for (int i = 0; i < found; i++) {
            if (inside[i] == fenceId) {
                return true;
            }
        }
        return false;
    }

    /** Fixes passed over because they were not newer than the last. */
    public long outOfOrder() {
        return outOfOrder;
    }

    /** Fixes that lay in more fences than are followed. */
    public long overflows() {
        return overflows;
    }
}
