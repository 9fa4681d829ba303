package org.sweepwatch.ingest.journal;

/** One record of the journal, reused by its reader: take what must be kept before the next one is read. */
public final class JournalRecord {
    /** Longest frame in a record: the longest the splitter passes on. */
    public static final int MAX_FRAME_BYTES = 4096;

    /** The frame came over TCP. */
    public static final byte TRANSPORT_TCP = 0;

    /** The frame came over UDP. */
    public static final byte TRANSPORT_UDP = 1;

    final byte[] frame = new byte[MAX_FRAME_BYTES];
    long index = Journal.NONE;
    long receivedAtMs;
    int terminalId;
    byte transport;
    int length;
    boolean corrupt;

    /** Position in the journal; grows from record to record, with gaps. */
    public long index() {
        return index;
    }

    /** Server time of receipt, epoch milliseconds; 0 when corrupt. */
    public long receivedAtMs() {
        return receivedAtMs;
    }

    /** The terminal that was authenticated when it came; 0 when corrupt. */
    public int terminalId() {
        return terminalId;
    }

    /** {@link #TRANSPORT_TCP} or {@link #TRANSPORT_UDP}. */
    public byte transport() {
        return transport;
    }

    /** The un-escaped frame with its check byte, {@link #length()} bytes from offset 0. Overwritten by the next read. */
    public byte[] frame() {
        return frame;
    }

    /** Bytes of {@link #frame()} in use. */
    public int length() {
        return length;
    }

    /**
     * The disk gave back other bytes than were written: {@link #frame()} then holds the raw bytes of the damaged place
     * (cut at {@link #MAX_FRAME_BYTES}) for the quarantine, and nothing else in this record means anything but its
     * index.
     */
    public boolean corrupt() {
        return corrupt;
    }
}
