/**
 * What a district's month adds up to (月度指标), before anybody scores it.
 *
 * <p>In: daily reports and grid visits, each read by a {@link
 * org.sweepwatch.supervise.evaluate.figure.MonthFigures source}. Out: figures as sums of numerators and denominators with
 * their completeness, and problems with the way to their proof. On the thread of the caller; bounded by the days of a
 * month and the fleet.
 */
package org.sweepwatch.supervise.evaluate.figure;
