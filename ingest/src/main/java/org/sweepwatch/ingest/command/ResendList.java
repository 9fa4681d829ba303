package org.sweepwatch.ingest.command;

import org.sweepwatch.ingest.message.BigEndian;

/**
 * Which parts a terminal asks for again, read from a 0x0005 without copying (JT/T 808-2019 8.4). The count is a WORD; a
 * BYTE, as 2013 has it the other way round, is understood when only that fits the length.
 *
 * @param firstSerial serial of the first part of the message
 * @param count parts asked for
 * @param frame where the body lies
 * @param partsAt index of the first part number
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ResendList(int firstSerial, int count, byte[] frame, int partsAt) {

    /** Null when the body is not one. */
    static ResendList read(byte[] frame, int offset, int length) {
        if (length >= 4) {
            int count = BigEndian.u16(frame, offset + 2);
            if (length == 4 + 2 * count) {
                return new ResendList(BigEndian.u16(frame, offset), count, frame, offset + 4);
            }
        }
        if (length >= 3) {
            int count = BigEndian.u8(frame, offset + 2);
            if (length == 3 + 2 * count) {
                return new ResendList(BigEndian.u16(frame, offset), count, frame, offset + 3);
            }
        }
        return null;
    }

    /** The number of a part asked for, from 1. */
    int part(int index) {
        return BigEndian.u16(frame, partsAt + 2 * index);
    }
}
