package org.sweepwatch.store.query;

import java.util.OptionalLong;
import org.sweepwatch.store.Database;

/** The checkpoint of each journal; moved by the pipeline in the transaction of its batch. */
public final class CheckpointStore {
    private final Database db;

    public CheckpointStore(Database db) {
        this.db = db;
    }

    /** Last stored index of the journal, empty when nothing of it is stored. */
    public OptionalLong find(String journalId) {
        return Sql.first(
                        db,
                        "reading the checkpoint",
                        "SELECT journal_index FROM checkpoint WHERE journal_id = ?",
                        r -> OptionalLong.of(r.getLong(1)),
                        journalId)
                .orElse(OptionalLong.empty());
    }
}
