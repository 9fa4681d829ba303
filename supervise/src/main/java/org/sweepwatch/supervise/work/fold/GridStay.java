package org.sweepwatch.supervise.work.fold;

/**
 * A visit of one vehicle to one responsibility grid (网格到访).
 *
 * @param gridId number of the grid in the store
 * @param fromMs first point inside, ms since 1970 UTC
 * @param untilMs last point inside
 * @param points points inside
 */
public record GridStay(int gridId, long fromMs, long untilMs, int points) {}
