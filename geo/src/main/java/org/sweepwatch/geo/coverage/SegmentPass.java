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

    private static final double CM = 100.0;
    private static final double MIDDLE = 0.5;

    /** Share of the segment's length that was swept, 0 to 1. */
    public double coveredShare() {
        return share(coveredBits);
    }

    /** Share of a segment's length that these parts make up, 0 to 1. */
    public static double share(long coveredBits) {
        return Long.bitCount(coveredBits) / (double) PARTS;
    }

    /** The parts of a segment whose middle lies within a stretch; all of a short segment that it touches. Centimetres. */
    static long bits(int startCm, int endCm, int lowCm, int highCm) {
        double lengthCm = endCm - startCm;
        if (lengthCm < PassFold.SHORT_M * CM) {
            return highCm >= startCm && lowCm <= endCm ? -1L : 0L;
        }
        int first = (int) Math.ceil(Math.max(0.0, (lowCm - startCm) / lengthCm * PARTS - MIDDLE));
        int last = (int) Math.floor(Math.min(PARTS - 1.0, (highCm - startCm) / lengthCm * PARTS - MIDDLE));
        return first > last ? 0L : -1L >>> (PARTS - 1 - last + first) << first;
    }
}
