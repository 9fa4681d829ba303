package org.sweepwatch.ingest.frame;

/**
 * One part (分包) of a sub-packaged message, with the place of its frame in the journal.
 *
 * @param beforeIndex journal index of the record before this one: reading on from there finds this part again
 * @param journalIndex journal index of the part itself
 * @param receivedMs when it came, epoch milliseconds
 * @param terminalId whose it is
 * @param messageId message ID (消息ID)
 * @param serial serial number of this part's frame
 * @param total number of parts
 * @param index number of this part, from 1
 * @param layout2019 which header its frame has
 * @param frame the un-escaped frame, a copy of the part's own
 * @param bodyOffset where its body begins in the frame
 * @param bodyLength bytes of its body
 */
@SuppressWarnings("ArrayRecordComponent") // handed over and never changed
public record MessagePart(
        long beforeIndex,
        long journalIndex,
        long receivedMs,
        int terminalId,
        int messageId,
        int serial,
        int total,
        int index,
        boolean layout2019,
        byte[] frame,
        int bodyOffset,
        int bodyLength) {
    private static final int SERIAL_MASK = 0xFFFF;

    /** Serial number of the message's first part: parts carry consecutive serials, so all of one message agree on it. */
    public int firstSerial() {
        return (serial - index + 1) & SERIAL_MASK;
    }
}
