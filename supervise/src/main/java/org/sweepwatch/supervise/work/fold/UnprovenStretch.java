package org.sweepwatch.supervise.work.fold;

/**
 * A stretch of which nothing is known (未证实): neither done nor missed.
 *
 * @param routeId the route driven before and after the break; 0 when the vehicle may have been anywhere
 * @param firstSegment first segment between the two points
 * @param lastSegment last one
 * @param fromMs last point before, ms since 1970 UTC
 * @param untilMs first point after
 */
public record UnprovenStretch(int routeId, int firstSegment, int lastSegment, long fromMs, long untilMs) {}
