package org.sweepwatch.supervise.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.sweepwatch.supervise.plan.PlannedDuty.Stop;

/**
 * A time in which something is to be done, with the stops in it (计划时段与停工). What a stop takes away of the time it takes
 * away of the work, too.
 *
 * @param from inclusive
 * @param until exclusive, after {@code from}
 * @param stops in any order; they may overlap and reach beyond
 */
public record PlannedTime(Instant from, Instant until, List<Stop> stops) {
    private static final double HALF = 0.5;

    public PlannedTime {
        stops = stops.stream().sorted(Comparator.comparing(Stop::from)).toList();
    }

    /** Share of the time that no stop takes, 0 to 1. */
    public double left() {
        return left(from.toEpochMilli(), until.toEpochMilli());
    }

    /**
     * How many of so many passes are still due. They are spread evenly over the time; one leaves with a stop that takes more
     * than half of its part.
     */
    public int passesLeft(int passes) {
        long fromMs = from.toEpochMilli();
        double partMs = (until.toEpochMilli() - fromMs) / (double) passes;
        int left = 0;
        for (int i = 0; i < passes; i++) {
            left += left(fromMs + Math.round(i * partMs), fromMs + Math.round((i + 1) * partMs)) >= HALF ? 1 : 0;
        }
        return left;
    }

    private double left(long fromMs, long untilMs) {
        long stoppedMs = 0;
        long reachedMs = fromMs;
        for (Stop stop : stops) {
            long first = Math.max(reachedMs, stop.from().toEpochMilli());
            long last = Math.min(untilMs, stop.until().toEpochMilli());
            if (last > first) {
                stoppedMs += last - first;
                reachedMs = last;
            }
        }
        return 1 - stoppedMs / (double) (untilMs - fromMs);
    }
}
