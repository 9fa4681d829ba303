/**
 * The vehicle behind the terminal (车辆控制, 行驶记录, 驾驶员, CAN总线): doors, driving recorder, waybill, driver's card, CAN bus.
 * Thread, bounds and failure as in {@link org.sweepwatch.ingest.message}.
 */
package org.sweepwatch.ingest.message.vehicle;
