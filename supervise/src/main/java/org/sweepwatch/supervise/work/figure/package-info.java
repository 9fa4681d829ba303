/**
 * The daily figures of mechanised cleaning (每日考评): plans, shifts and rules laid over what the folds remember.
 *
 * <p>In: {@link org.sweepwatch.supervise.work.figure.WorkFacts}. Out: a
 * {@link org.sweepwatch.supervise.work.figure.WorkReport} with the figures of each vehicle and shift, each district and each
 * route, every one with its numerator, denominator, target and completeness. Pure, any thread; as large as the fleet and its
 * routes.
 */
package org.sweepwatch.supervise.work.figure;
