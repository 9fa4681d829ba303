package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * Something acknowledged that could not be stored as a position, kept as it came.
 *
 * @param journalIndex with {@code journalId} and {@code item} its identity
 * @param item number of the position within the frame, 0 for the frame as a whole or its only position
 * @param vehicleId null when it could not be told
 * @param deviceTime null when it is not a date
 * @param raw the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // plain data; the arrays are handed over and never changed
public record QuarantinedItem(
        String journalId,
        long journalIndex,
        int item,
        Integer vehicleId,
        String phone,
        Instant receivedAt,
        String reason,
        Instant deviceTime,
        byte[] raw) {}
