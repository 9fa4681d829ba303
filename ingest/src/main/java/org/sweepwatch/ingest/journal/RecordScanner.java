package org.sweepwatch.ingest.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Finds the records of one file in order.
 *
 * <p>Design note: the queue's own reader walks from document to document by their length words, so one flipped bit in
 * such a word stops it, or makes it skip what follows. This one trusts only what the check sum confirms: when the place
 * where the next record should be does not hold it, every following multiple of four bytes is tried. Damage costs the
 * record it hit and no other. What the queue keeps between the records (its index pages, its end mark) is passed over
 * in the same way. Reads go through the file, not through a mapping, so they neither add to the resident memory nor can
 * they raise a signal. For one thread.
 */
final class RecordScanner implements AutoCloseable {
    enum Step {
        RECORD,
        /** One or more records that must have been there cannot be read; the raw bytes are handed over. */
        DAMAGED,
        END
    }

    /** The last sequence of a finished file is not known: read on to its end. */
    static final int TO_THE_END = Integer.MAX_VALUE;

    private static final int ALIGNMENT = 4;
    private static final int DOCUMENT_HEAD_BYTES = 4;
    private static final int META_DATA_FLAG = 1 << 30;
    private static final int WINDOW_BYTES = 128 << 10;
    private static final long NOT_FOUND = -1;

    private final FileChannel file;
    private final int cycle;
    private final RecordLayout layout = new RecordLayout();
    private final byte[] raw = new byte[WINDOW_BYTES];
    private final ByteBuffer window = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    private long windowStart;
    private int windowBytes;
    /** Where the head of the next document is expected. */
    private long position;

    private int expectedSequence;
    private long damaged;
    private boolean tailReported;

    RecordScanner(Path path, int cycle) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.cycle = cycle;
    }

    int cycle() {
        return cycle;
    }

    /** Records found damaged so far. */
    long damaged() {
        return damaged;
    }

    /** Takes the next record up to the last durable sequence of this file, or {@link #TO_THE_END} of a finished one. */
    Step next(JournalRecord into, int lastSequence) throws IOException {
        if (expectedSequence > lastSequence) {
            return Step.END;
        }
        long found = position + DOCUMENT_HEAD_BYTES;
        if (!isRecord(found)) {
            windowBytes = 0; // what was read ahead of the writer is stale
            found = find(position);
        }
        if (found == NOT_FOUND) {
            return missingTail(into, lastSequence);
        }
        int offset = (int) (found - windowStart);
        int sequence = RecordLayout.sequence(window, offset);
        if (sequence > expectedSequence) {
            int gap = (int) Math.min(found - DOCUMENT_HEAD_BYTES - position, JournalRecord.MAX_FRAME_BYTES);
            reportDamage(into, sequence - 1, gap);
            position = found - DOCUMENT_HEAD_BYTES;
            return Step.DAMAGED;
        }
        RecordLayout.read(window, raw, offset, into);
        into.index = Cycle.index(cycle, sequence);
        expectedSequence = sequence + 1;
        position = align(found + RecordLayout.HEAD_BYTES + into.length);
        return Step.RECORD;
    }

    /** Nothing readable follows: damage when something must be there, and then it is reported once. */
    private Step missingTail(JournalRecord into, int lastSequence) throws IOException {
        if (lastSequence != TO_THE_END) {
            reportDamage(into, lastSequence, JournalRecord.MAX_FRAME_BYTES);
            return Step.DAMAGED;
        }
        if (tailReported || !holds(position, DOCUMENT_HEAD_BYTES)) {
            return Step.END;
        }
        int head = window.getInt((int) (position - windowStart));
        boolean finishedData = head > 0 && head < META_DATA_FLAG;
        if (!finishedData) {
            return Step.END;
        }
        tailReported = true;
        reportDamage(into, expectedSequence, JournalRecord.MAX_FRAME_BYTES);
        return Step.DAMAGED;
    }

    private void reportDamage(JournalRecord into, int lastLostSequence, int rawBytes) throws IOException {
        into.length = Math.max(0, file.read(ByteBuffer.wrap(into.frame, 0, rawBytes), position));
        into.receivedAtMs = 0;
        into.terminalId = 0;
        into.transport = 0;
        into.corrupt = true;
        into.index = Cycle.index(cycle, lastLostSequence);
        damaged += lastLostSequence - expectedSequence + 1L;
        expectedSequence = lastLostSequence + 1;
    }

    private long find(long from) throws IOException {
        for (long at = from; ; at += ALIGNMENT) {
            if (!holds(at, RecordLayout.HEAD_BYTES)) {
                return NOT_FOUND;
            }
            if (isRecord(at)) {
                return at;
            }
        }
    }

    private boolean isRecord(long at) throws IOException {
        if (!holds(at, RecordLayout.HEAD_BYTES)) {
            return false;
        }
        int bytes = RecordLayout.plausibleBytes(window, (int) (at - windowStart), expectedSequence);
        return bytes != 0 && holds(at, bytes) && layout.checkSumFits(window, raw, (int) (at - windowStart), bytes);
    }

    /** Makes the window hold these bytes of the file; false when the file ends before. */
    private boolean holds(long at, int bytes) throws IOException {
        if (at >= windowStart && at + bytes <= windowStart + windowBytes) {
            return true;
        }
        windowStart = at;
        windowBytes = 0;
        window.clear();
        while (windowBytes < bytes) {
            int read = file.read(window, at + windowBytes);
            if (read < 0) {
                return false;
            }
            windowBytes += read;
        }
        return true;
    }

    private static long align(long offset) {
        return (offset + ALIGNMENT - 1) & -ALIGNMENT;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("closing a journal file that was only read", e);
        }
    }
}
