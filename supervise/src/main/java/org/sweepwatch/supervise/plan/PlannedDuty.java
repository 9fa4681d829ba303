package org.sweepwatch.supervise.plan;

import java.time.Instant;
import java.util.List;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.rulebook.OperationType;

/**
 * What a vehicle is to do in one shift of an operational day (计划出车).
 *
 * @param operation what it is to do, null when that is not known
 * @param routes numbers of the routes that are in force that day, in the order of work
 * @param missing codes of planned routes that are not in force that day
 * @param start planned start, that of the shift
 * @param end planned end
 * @param stops times within it that are not counted, by begin: weather stops and exemptions
 * @param exemptReason why the whole duty is not counted, null when at least a part of it is
 */
public record PlannedDuty(
        int vehicleId,
        Shift shift,
        OperationType operation,
        List<Integer> routes,
        List<String> missing,
        Instant start,
        Instant end,
        List<Stop> stops,
        String exemptReason) {
    /**
     * A time that is not counted.
     *
     * @param from inclusive
     * @param until exclusive
     * @param reason for people
     */
    public record Stop(Instant from, Instant until, String reason) {}

    public PlannedDuty {
        routes = List.copyOf(routes);
        missing = List.copyOf(missing);
        stops = List.copyOf(stops);
    }

    /** Share of its time that no stop takes, 0 to 1. */
    public double left() {
        return new PlannedTime(start, end, stops).left();
    }

    /** Whether nothing of it is counted. */
    public boolean exempt() {
        return exemptReason != null;
    }
}
