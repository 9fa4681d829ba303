package org.sweepwatch.supervise.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.plan.DutyPlan;
import org.sweepwatch.supervise.plan.PlannedDuty;

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

    /** The plan of a day, without the times in which work was called off. */
    public static DutyTimes of(DutyPlan plan) {
        Map<Integer, List<Time>> times = new HashMap<>();
        for (PlannedDuty duty : plan.duties()) {
            Instant from = duty.start();
            for (PlannedDuty.Stop stop : duty.stops()) {
                add(times, duty.vehicleId(), from, stop.from());
                from = stop.until().isAfter(from) ? stop.until() : from;
            }
            add(times, duty.vehicleId(), from, duty.end());
        }
        return new DutyTimes(plan.planned(), times);
    }

    private static void add(Map<Integer, List<Time>> times, int vehicleId, Instant from, Instant until) {
        if (from.isBefore(until)) {
            times.computeIfAbsent(vehicleId, id -> new ArrayList<>())
                    .add(new Time(from.toEpochMilli(), until.toEpochMilli()));
        }
    }

    /** Whether the vehicle was to work. */
    boolean due(int vehicleId) {
        return times.containsKey(vehicleId);
    }

    List<Time> of(int vehicleId) {
        return times.getOrDefault(vehicleId, List.of());
    }
}
