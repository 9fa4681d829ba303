package org.sweepwatch.store.query;

import java.util.Optional;
import java.util.OptionalLong;
import org.sweepwatch.store.Database;

/** The checkpoint of each journal; moved by the pipeline in the transaction of its batch. */
public final class CheckpointStore {
    private final Database db;

    public CheckpointStore(Database db) {
        this.db = db;
    }

    /**
     * How far a journal is stored.
     *
     * @param index last stored index
     * @param readBackIndex what follows this index must be read again, for parts of incomplete messages; at most {@code index}
     */
    public record Checkpoint(long index, long readBackIndex) {}

    /** Last stored index of the journal, empty when nothing of it is stored. */
    public OptionalLong find(String journalId) {
        Optional<Checkpoint> found = read(journalId);
        return found.isPresent() ? OptionalLong.of(found.get().index()) : OptionalLong.empty();
    }

    /** The checkpoint of the journal, empty when nothing of it is stored. */
    public Optional<Checkpoint> read(String journalId) {
        return Sql.first(
                db,
                "reading the checkpoint",
                "SELECT journal_index, coalesce(read_back_index, journal_index) FROM checkpoint WHERE journal_id = ?",
                r -> new Checkpoint(r.getLong(1), r.getLong(2)),
                journalId);
    }
}
