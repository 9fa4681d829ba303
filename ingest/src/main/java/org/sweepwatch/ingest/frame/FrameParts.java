package org.sweepwatch.ingest.frame;

/**
 * A message on its way to a terminal, cut into frames: one, or sub-packages (分包) with consecutive serial numbers when
 * the body is longer than a frame holds (JT/T 808-2019 4.4.3). The same part is the same bytes however often it is
 * written, so a part asked for again needs no copy of what was sent. Immutable; the body must not be changed.
 */
public final class FrameParts {
    /** Longest body: 16,400 parts. Firmware, by far the longest there is, stays below. */
    public static final int MAX_BODY_BYTES = 16 << 20;

    private static final int SERIAL_MASK = 0xFFFF;

    private final FrameAddress to;
    private final int messageId;
    private final int firstSerial;
    private final byte[] body;
    private final int count;

    /**
     * @param firstSerial serial of the first frame; the others take the {@link #count(int)} - 1 that follow
     * @throws IllegalArgumentException when the body is longer than {@link #MAX_BODY_BYTES}
     */
    public FrameParts(FrameAddress to, int messageId, int firstSerial, byte[] body) {
        if (body.length > MAX_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "body length: " + body.length + " (expected: <= " + MAX_BODY_BYTES + ")");
        }
        this.to = to;
        this.messageId = messageId;
        this.firstSerial = firstSerial & SERIAL_MASK;
        this.body = body;
        this.count = count(body.length);
    }

    /** Frames that a body of this many bytes takes, at least 1. */
    public static int count(int bodyBytes) {
        return Math.max(1, (bodyBytes + FrameWriter.MAX_BODY_BYTES - 1) / FrameWriter.MAX_BODY_BYTES);
    }

    /** Number of frames; 1 when the message is not sub-packaged. */
    public int count() {
        return count;
    }

    /** Serial of the first frame, 0 to 65535. */
    public int firstSerial() {
        return firstSerial;
    }

    /**
     * Begins one frame with its body; the caller ends it.
     *
     * @param part from 0 to {@link #count()} - 1
     */
    public FrameWriter write(int part, FrameWriter out) {
        int serial = (firstSerial + part) & SERIAL_MASK;
        int from = part * FrameWriter.MAX_BODY_BYTES;
        if (count == 1) {
            out.begin(to, messageId, serial);
        } else {
            out.begin(to, messageId, serial, count, part + 1);
        }
        return out.putBytes(body, from, Math.min(FrameWriter.MAX_BODY_BYTES, body.length - from));
    }
}
