/**
 * The scoreboard of the budget's indicators (绩效指标完成情况). In: the goals as data, the store, the daily and monthly
 * reports. Out: each indicator with its value and evidence, or what would fill it. On the thread of the caller; bounded by
 * the days of a year.
 */
package org.sweepwatch.supervise.evaluate.indicator;
