package org.sweepwatch.geo.coverage;

import java.util.List;

/**
 * One pass over a segment by one or more vehicles.
 *
 * @param vehicleIds the vehicles, in the order in which they came
 * @param fromMs first moment of work, ms since 1970 UTC
 * @param toMs last moment of work
 * @param coveredShare share of the length swept by any of them, 0 to 1
 * @param tracks how many of their passes covered enough of the length each by itself
 * @param sensorProven whether a sensor proved the work of every pass in it
 * @param done whether it counts as a pass
 */
public record MergedPass(
        List<Integer> vehicleIds,
        long fromMs,
        long toMs,
        double coveredShare,
        int tracks,
        boolean sensorProven,
        boolean done) {
    public MergedPass {
        vehicleIds = List.copyOf(vehicleIds);
    }
}
