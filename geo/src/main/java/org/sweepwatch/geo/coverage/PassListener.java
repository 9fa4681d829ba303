package org.sweepwatch.geo.coverage;

/** What a {@link PassFold} found out about segments. Called on the thread that feeds the fold. */
public interface PassListener {
    /**
     * A pass over a segment (一遍) has ended, whether or not it covered enough.
     *
     * @param coveredBits the parts of the segment that were swept, see {@link SegmentPass#coveredBits()}; never 0
     * @param fromMs first moment of work on the segment, ms since 1970 UTC
     * @param toMs last moment of work on the segment
     * @param sensorProven whether a sensor proved the work in every part; otherwise some of it is inferred from the speed
     */
    void passed(int routeId, int segmentIndex, long coveredBits, long fromMs, long toMs, boolean sensorProven);

    /**
     * For longer than points may be apart nothing is known of the vehicle (未证实): neither done nor missed.
     *
     * @param routeId the route on which it was before and after, or {@code TrackMatch.NO_ROUTE} when these differ, so that
     *     it may have been anywhere; then the segments mean nothing
     * @param firstSegment first segment between the two points
     * @param lastSegment last segment between the two points, not below the first
     * @param fromMs time of the point before
     * @param toMs time of the point after
     */
    void unproven(int routeId, int firstSegment, int lastSegment, long fromMs, long toMs);
}
