/**
 * Passes over segments (作业遍数) and what they cover (覆盖): from matched points to "this segment was swept, from when to
 * when, to which share".
 *
 * <p>In: the points of a vehicle in time order with their match and whether the vehicle worked. Out:
 * {@link org.sweepwatch.geo.coverage.PassListener} hears of every pass and every gap;
 * {@link org.sweepwatch.geo.coverage.TrainMerge} makes passes of several vehicles into passes of the segment. One fold serves
 * all vehicles of its thread; {@link org.sweepwatch.geo.coverage.VehiclePasses} is the state of one, bounded by
 * {@link org.sweepwatch.geo.coverage.VehiclePasses#MAX_OPEN}. The same points in the same order give the same passes, however
 * they are cut into batches.
 */
package org.sweepwatch.geo.coverage;
