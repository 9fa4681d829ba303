package org.sweepwatch.supervise.message;

import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * A whole message of a terminal, other than a position.
 *
 * @param journalIndex where it, or its last part, is in the journal
 * @param item number within that record
 * @param receivedMs when it, or its last part, came, epoch milliseconds
 * @param messageId message ID (消息ID)
 * @param serial serial number of its frame, of the last part when it came in parts
 * @param version the edition that its body is written in, as far as header and registration tell
 * @param body the body, of all its parts; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed over and never changed
public record UplinkMessage(
        long journalIndex,
        int item,
        long receivedMs,
        int vehicleId,
        int messageId,
        int serial,
        ProtocolVersion version,
        byte[] body) {}
