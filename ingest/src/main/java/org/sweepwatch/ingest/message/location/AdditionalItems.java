package org.sweepwatch.ingest.message.location;

/**
 * Walks the additional items behind the basic block of a location, by their own lengths: standard, vendor and repeated
 * ones alike. What does not make a whole item any more is the tail; nothing is read past the end.
 *
 * <p>Mutable and reused; one thread; valid as long as the bytes are.
 */
public final class AdditionalItems {
    private byte[] bytes;
    private int next;
    private int end;
    private int id;
    private int offset;
    private int length;

    /** Starts in front of the first item. */
    public void wrap(byte[] frame, int from, int byteCount) {
        bytes = frame;
        next = from;
        end = from + byteCount;
        id = -1;
        offset = from;
        length = 0;
    }

    /** Goes to the next whole item; false when there is none, then {@link #tailOffset()} and length tell the rest. */
    public boolean next() {
        if (end - next < 2) {
            return false;
        }
        int bytesOfItem = bytes[next + 1] & 0xFF;
        if (bytesOfItem > end - next - 2) {
            return false;
        }
        id = bytes[next] & 0xFF;
        offset = next + 2;
        length = bytesOfItem;
        next = offset + length;
        return true;
    }

    /** Id of the item, 0 to 255. */
    public int id() {
        return id;
    }

    /** Index of its first value byte in the frame. */
    public int offset() {
        return offset;
    }

    /** Bytes of its value, 0 to 255. */
    public int length() {
        return length;
    }

    /** Index of the first byte behind the last whole item. Right after {@link #next()} was false. */
    public int tailOffset() {
        return next;
    }

    public int tailLength() {
        return end - next;
    }
}
