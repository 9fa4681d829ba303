package org.sweepwatch.ingest.command;

import org.sweepwatch.ingest.frame.FrameParts;

/**
 * The serial numbers that a message was sent with: a terminal names the first or the last of a sub-packaged message when
 * it answers, so any of them is the message.
 */
record SentSerials(int messageId, int first, int count) {
    private static final int SERIAL_MASK = 0xFFFF;

    static SentSerials of(int messageId, FrameParts message) {
        return new SentSerials(messageId, message.firstSerial(), message.count());
    }

    boolean covers(int serial) {
        return ((serial - first) & SERIAL_MASK) < count;
    }
}
