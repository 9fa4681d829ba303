package org.sweepwatch.ingest.journal;

/**
 * An append-only log of received frames that says which of them would survive a power cut.
 *
 * <p>One thread appends and forces; any number of readers follow, each on a thread of its own. An index only ever grows,
 * also over restarts; it has gaps. A second implementation may keep the log elsewhere (for instance a partition of a
 * message broker): nothing here names a file.
 */
public interface Journal extends AutoCloseable {
    /** Index of no record: before the first one. */
    long NONE = -1;

    /** The name this journal has kept since it was created, a UUID. A checkpoint is valid for one journal only. */
    String id();

    /**
     * Adds one record at the end. It is not durable before the next {@link #force()}. Writer thread only.
     *
     * @param receivedAtMs server time of receipt, epoch milliseconds
     * @param terminalId the authenticated terminal
     * @param transport how it came, {@link JournalRecord#TRANSPORT_TCP} or {@link JournalRecord#TRANSPORT_UDP}
     * @param frame un-escaped frame with its check byte, from offset 0; not kept
     * @param length bytes of it, 1 to {@link JournalRecord#MAX_FRAME_BYTES}
     * @return the index of the record
     * @throws JournalException {@code DISK_LOW}: nothing was written, later records may succeed; otherwise the journal
     *     has failed for good
     */
    long append(long receivedAtMs, int terminalId, byte transport, byte[] frame, int length) throws JournalException;

    /**
     * Makes everything appended so far durable and moves {@link #durableIndex()}. Writer thread only. A force that
     * failed is never tried again, because what the kernel dropped is gone: the journal stays {@link
     * JournalState#FAILED} until it is opened anew.
     */
    void force() throws JournalException;

    /** Index of the newest durable record, {@link #NONE} when there is none. Any thread. */
    long durableIndex();

    /**
     * A reader of what follows an index. Any thread may ask for one; each serves one thread at a time.
     *
     * @param afterIndex the last record already dealt with, {@link #NONE} to begin with the oldest one kept
     */
    JournalReader reader(long afterIndex);

    /** The consumer needs nothing up to and including this index again; what lies wholly before it is deleted. */
    void releaseThrough(long index) throws JournalException;

    /** Whether records are taken. Any thread. */
    JournalState state();

    @Override
    void close();
}
