package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * A message of a terminal as it was kept.
 *
 * @param journalIndex grows with the order of arrival
 * @param messageId message ID (消息ID), 0 to 0xFFFF
 * @param serial serial number of its frame, of the last part when it came in parts
 * @param body JSON, null when the body could not be read
 * @param raw the body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // plain data; the array is handed over and never changed
public record KeptMessage(
        long journalIndex, int vehicleId, Instant receivedAt, int messageId, int serial, String body, byte[] raw) {}
