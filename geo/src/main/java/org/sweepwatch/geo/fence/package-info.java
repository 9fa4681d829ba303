/**
 * Fences (电子围栏): which of them hold a position, and when a vehicle went in and out.
 *
 * <p>In: {@link org.sweepwatch.geo.fence.Fence}s once, then positions in time order per vehicle. Out: ids of fences, and
 * entries and exits with the time of the first fix that showed them. {@code FenceIndex} is immutable and for any thread;
 * {@code FenceTracker} and the {@code VehicleFences} given to it belong to one thread at a time. Bound: a vehicle is
 * followed in at most {@link org.sweepwatch.geo.fence.VehicleFences#MAX_FENCES} fences at once.
 */
package org.sweepwatch.geo.fence;
