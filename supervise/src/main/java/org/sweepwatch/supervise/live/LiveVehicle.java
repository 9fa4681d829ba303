package org.sweepwatch.supervise.live;

import java.util.List;

/**
 * All that is known live about one vehicle. Immutable: a change makes a new one.
 *
 * @param vehicleId the vehicle's id in the register
 * @param position the newest position, null before the first
 * @param state derived from position, faults and time
 * @param faults open faults, class A first; empty when healthy
 * @param positionVersion version of {@link LiveView} at which the position changed, 0 never
 * @param deviceVersion version at which state or faults changed
 */
public record LiveVehicle(
        int vehicleId,
        LivePosition position,
        LiveState state,
        List<LiveFault> faults,
        long positionVersion,
        long deviceVersion) {

    /** Whether anything changed after {@code version}. */
    boolean changedAfter(long version) {
        return positionVersion > version || deviceVersion > version;
    }

    /** The later of the two versions. */
    long version() {
        return Math.max(positionVersion, deviceVersion);
    }
}
