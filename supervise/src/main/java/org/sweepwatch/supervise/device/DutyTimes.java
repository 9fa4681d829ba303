package org.sweepwatch.supervise.device;

import java.util.List;
import java.util.Map;

/**
 * When vehicles were to work on a day by plan (计划出车时间).
 *
 * @param planned whether there are plans for the day; without them every device is due all day
 * @param times by vehicle, less what was called off; no entry for a vehicle that was not to work
 */
public record DutyTimes(boolean planned, Map<Integer, List<Time>> times) {
    /** No plans: nobody knows who was to work. */
    public static final DutyTimes UNPLANNED = new DutyTimes(false, Map.of());

    /**
     * A time of work.
     *
     * @param fromMs inclusive, ms since 1970 UTC
     * @param untilMs exclusive
     */
    public record Time(long fromMs, long untilMs) {}

    /** Whether the vehicle was to work. */
    boolean due(int vehicleId) {
        return times.containsKey(vehicleId);
    }

    List<Time> of(int vehicleId) {
        return times.getOrDefault(vehicleId, List.of());
    }
}
