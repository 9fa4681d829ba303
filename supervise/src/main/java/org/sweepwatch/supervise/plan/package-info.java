/**
 * What is to be done (作业计划): routes with the passes they require, shifts, who drives what when, and what is called off;
 * and when the platform was away, as announced or not ({@link org.sweepwatch.supervise.plan.Downtime}).
 *
 * <p>In: the dated rows of the store. Out: {@link org.sweepwatch.supervise.plan.DayTruth}, all that one operational day is
 * judged by. Its parts are immutable, any thread; {@link org.sweepwatch.supervise.plan.GroundTruth} reads them and keeps
 * the last few days. Bounds: what the imports let in ({@code CsvTable.MAX_ROWS} rows, {@code LayerReader.MAX_FEATURES}
 * features), {@code GroundTruth.DAYS_KEPT} days. Failure: {@link org.sweepwatch.supervise.plan.PlanException} for what a
 * plan must not be, the store's exceptions for the rest.
 */
package org.sweepwatch.supervise.plan;
