package org.sweepwatch.supervise.simulate.replay;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameHeader;

/** One frame of a recording, exactly as it was on the wire, and what can be read of its header. Immutable. */
public final class RecordedFrame {
    private final int line;
    private final byte[] wire;
    private final boolean checkGood;
    private final FrameAddress address;
    private final String phone;
    private final int messageId;
    private final int serial;

    /**
     * @param line line of the file, from 1
     * @param wire the bytes to send; not to be changed
     */
    RecordedFrame(int line, byte[] wire) {
        this.line = line;
        this.wire = wire;
        byte[] content = content(wire);
        int length = Escape.unescape(content, content.length);
        FrameHeader header = new FrameHeader();
        header.parse(content, length);
        boolean readable = isDelimited(wire) && header.addressReadable();
        this.checkGood = readable && Escape.xor(content, length) == 0;
        this.address = readable ? header.address() : null;
        this.phone = readable ? header.phone() : "";
        this.messageId = readable ? header.messageId() : -1;
        this.serial = header.serial();
    }

    private static boolean isDelimited(byte[] wire) {
        return wire.length > 2 && wire[0] == Escape.FLAG && wire[wire.length - 1] == Escape.FLAG;
    }

    private static byte[] content(byte[] wire) {
        return isDelimited(wire) ? Arrays.copyOfRange(wire, 1, wire.length - 1) : wire.clone();
    }

    /** Line of the file, from 1. */
    public int line() {
        return line;
    }

    byte[] wire() {
        return wire;
    }

    /** False when no phone can be read: such a frame is sent on a connection of its own. */
    public boolean headerReadable() {
        return address != null;
    }

    FrameAddress address() {
        return address;
    }

    /** Digits without leading zeros; empty when not readable. */
    public String phone() {
        return phone;
    }

    /** Message ID; -1 when not readable. */
    public int messageId() {
        return messageId;
    }

    int serial() {
        return serial;
    }

    /** Whether a platform has to answer: a terminal's message, other than its general reply, with a right check byte. */
    public boolean answerDue() {
        return checkGood && messageId > 0x0001 && messageId < 0x8000;
    }

    /** "line 12: 0x0200 of 13973300187, serial 5". */
    @Override
    public String toString() {
        return headerReadable()
                ? "line %d: 0x%04X of %s, serial %d%s"
                        .formatted(line, messageId, phone, serial, checkGood ? "" : ", check byte wrong")
                : "line %d: %d bytes without a readable header".formatted(line, wire.length);
    }
}
