package org.sweepwatch.ingest.message.location;

import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.BigEndian;

/**
 * Batch of locations (定位数据批量上传), 0x0704, JT/T 808-2013 8.49. Its entries are walked by their own lengths; the count in
 * front is only reported.
 *
 * <p>Mutable and reused; one thread; allocates nothing; the frame must stay unchanged meanwhile.
 */
public final class LocationBatch {
    /** 正常位置批量汇报. */
    public static final int NORMAL = 0;
    /** 盲区补报: points from a time without a link. */
    public static final int BLIND_ZONE = 1;

    private static final int HEAD_BYTES = 3;

    private byte[] bytes;
    private int next;
    private int end;
    private int declaredCount;
    private int type;
    private int badEntries;

    /**
     * Starts in front of the first entry.
     *
     * @return false when there is not even a count and a type
     */
    public boolean decode(byte[] frame, int offset, int length) {
        if (length < HEAD_BYTES) {
            return false;
        }
        bytes = frame;
        declaredCount = BigEndian.u16(frame, offset);
        type = BigEndian.u8(frame, offset + 2);
        next = offset + HEAD_BYTES;
        end = offset + length;
        badEntries = 0;
        return true;
    }

    /**
     * Reads the next entry that is a location. Entries too short for one are passed over and counted.
     *
     * @return false at the end
     */
    public boolean next(LocationReport into) {
        while (end - next >= 2) {
            int length = BigEndian.u16(bytes, next);
            int from = next + 2;
            if (length > end - from) {
                return false;
            }
            next = from + length;
            if (into.decode(bytes, from, length)) {
                return true;
            }
            badEntries++;
        }
        return false;
    }

    /** Number of entries (数据项个数) as announced. */
    public int declaredCount() {
        return declaredCount;
    }

    /** {@link #NORMAL}, {@link #BLIND_ZONE} or what else was sent. */
    public int type() {
        return type;
    }

    public boolean blindZone() {
        return type == BLIND_ZONE;
    }

    /** Entries passed over so far because they are shorter than a basic block. */
    public int badEntries() {
        return badEntries;
    }

    /** Bytes not walked yet; after the last entry, what does not make an entry any more. */
    public int remainingBytes() {
        return end - next;
    }

    /** Puts the head; {@code count} entries must follow. */
    public static void putHead(FrameWriter out, int count, int type) {
        out.put16(count).put8(type);
    }

    /** Puts one entry: the body of a location report. */
    public static void putEntry(FrameWriter out, byte[] location, int length) {
        out.put16(length).putBytes(location, 0, length);
    }
}
