package org.sweepwatch.geo.coverage;

/**
 * One pass of one vehicle over one segment (一遍作业).
 *
 * @param vehicleId the vehicle
 * @param routeId the route
 * @param segmentIndex place of the segment in its route
 * @param coveredBits the segment cut into 64 equal parts from its start on, lowest bit first: which of them were swept
 * @param fromMs first moment of work on the segment, ms since 1970 UTC
 * @param toMs last moment of work on the segment
 * @param sensorProven whether a sensor proved the work in every part; otherwise some of it is inferred from the speed
 */
public record SegmentPass(
        int vehicleId, int routeId, int segmentIndex, long coveredBits, long fromMs, long toMs, boolean sensorProven) {
    /** Into so many parts a segment is cut: 1.6 m of the longest. */
    public static final int PARTS = Long.SIZE;

    /** Share of the segment's length that was swept, 0 to 1. */
    public double coveredShare() {
        return share(coveredBits);
    }

    /** Share of a segment's length that these parts make up, 0 to 1. */
    public static double share(long coveredBits) {
        return Long.bitCount(coveredBits) / (double) PARTS;
    }
}
