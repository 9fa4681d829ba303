/**
 * Devices judged (车载终端故障判定): the daily failure rate of on-board units and what proves it.
 *
 * <pre>
 *   points, frames --> LiveDeviceDays --> DeviceDayFold of each vehicle and open day --> bytes for the store
 *                            ^                                   |
 *   stored points --> Refolder (after late data)                 v
 *   register, exemptions, downtime -----------------> DeviceFailureJudge --> DeviceFailureReport
 * </pre>
 *
 * {@code LiveDeviceDays} belongs to the thread of the pipeline's health stage; the judge and the refolder are functions
 * of what they are given and run anywhere. Bounds: two days for each vehicle, 512 points held back for each device day
 * that waits for a new fold.
 */
package org.sweepwatch.supervise.device;
