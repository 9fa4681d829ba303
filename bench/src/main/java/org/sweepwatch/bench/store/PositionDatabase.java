package org.sweepwatch.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.store.write.WriteResult;

/** An embedded PostgreSQL with the schema, and batches of new positions of 187 vehicles for it. One thread. */
public final class PositionDatabase implements AutoCloseable {
    private final SamplePositions positions = new SamplePositions();
    private Path directory;
    private EmbeddedPostgres server;
    private Database database;
    private StoreWriter writer;
    private StoreBatch batch;
    private int batchSize;

    /** Starts it; each batch will have this many positions. */
    public void start(int positionsPerBatch) throws IOException {
        batchSize = positionsPerBatch;
        directory = Files.createTempDirectory("store-benchmark");
        server = EmbeddedPostgres.start(directory);
        database = Database.open(server.settings());
        writer = new StoreWriter(database, Clock.systemUTC());
        batch = new StoreBatch(batchSize);
    }

    public Database database() {
        return database;
    }

    /** Fills the batch with positions that are not stored yet, dated now. */
    public void fillBatch() {
        batch.clear();
        positions.fill(batch.positions(), batchSize, System.currentTimeMillis());
        batch.checkpoint("benchmark", positions.made());
    }

    /** Stores a new batch in one transaction. */
    public WriteResult storeBatch() {
        fillBatch();
        WriteResult result = writer.write(batch);
        if (result.stored() != batchSize) {
            throw new IllegalStateException("stored " + result.stored() + " of " + batchSize + " rows");
        }
        return result;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        database.close();
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
