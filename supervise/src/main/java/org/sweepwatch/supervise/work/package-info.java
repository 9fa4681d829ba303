/**
 * Was the road swept? (作业监管) From points to the daily figures of vehicles, districts and routes.
 *
 * <pre>
 *   points --> work.state, work.fold --> WorkDayFold of each vehicle and day --> bytes beside the device day
 *                                              |
 *   plans, shifts, rules, routes of the day ---+--> work.figure --> WorkReport
 * </pre>
 *
 * The folds are fed and kept by {@code device.LiveDeviceDays} together with those of device health: one mechanism for late
 * points serves both.
 */
package org.sweepwatch.supervise.work;
