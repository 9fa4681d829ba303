/**
 * One vehicle's work on one operational day, folded point by point.
 *
 * <p>In: points in the order of device time, the layers and rules of the day. Out: a
 * {@link org.sweepwatch.supervise.work.fold.WorkDayFold} with runs, mileage, passes, unproven stretches and patrols, able to
 * go to bytes and back. Nothing here knows of plans and shifts: a fold remembers, the figures judge. One thread at a time;
 * every list has a named maximum.
 */
package org.sweepwatch.supervise.work.fold;
