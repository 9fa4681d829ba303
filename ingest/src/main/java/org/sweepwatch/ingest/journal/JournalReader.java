package org.sweepwatch.ingest.journal;

/** Reads durable records in the order in which they were appended. For one thread at a time. */
public interface JournalReader extends AutoCloseable {
    /**
     * Takes the next durable record.
     *
     * @param into overwritten when there is one; see {@link JournalRecord#corrupt()}
     * @return false when nothing durable follows at present; ask again later
     * @throws JournalException when the journal cannot be read at all
     */
    boolean next(JournalRecord into) throws JournalException;

    @Override
    void close();
}
