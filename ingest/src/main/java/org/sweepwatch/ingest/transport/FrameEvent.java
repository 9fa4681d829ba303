package org.sweepwatch.ingest.transport;

import org.sweepwatch.ingest.frame.FrameAddress;

/** One slot of the ring: a frame on its way to the journal, and what its answer will say. Created once, reused. */
final class FrameEvent {
    private static final int USUAL_FRAME_BYTES = 256;

    byte[] frame = new byte[USUAL_FRAME_BYTES];
    int length;
    long receivedAtMs;
    int terminalId;
    byte transport;
    TerminalLink link;
    FrameAddress address;
    int serial;
    int messageId;
    int result;

    void setFrame(byte[] bytes, int count) {
        if (count > frame.length) {
            frame = new byte[Integer.highestOneBit(count - 1) << 1]; // stays; at most JournalRecord.MAX_FRAME_BYTES
        }
        System.arraycopy(bytes, 0, frame, 0, count);
        length = count;
    }

    /** Lets go of the terminal's link, so that a closed one is not kept alive by an idle ring. */
    void forget() {
        link = null;
        address = null;
    }
}
