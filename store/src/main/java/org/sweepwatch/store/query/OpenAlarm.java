package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * An alarm that is held.
 *
 * @param bit number of the alarm bit of 0x0200
 * @param since device time of the report that brought it
 * @param receivedAt when that report came
 * @param serial serial number of that report, for 0x8203
 * @param confirmedAt when an operator's confirmation was acknowledged, null before
 */
public record OpenAlarm(int vehicleId, int bit, Instant since, Instant receivedAt, int serial, Instant confirmedAt) {}
