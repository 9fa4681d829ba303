package org.sweepwatch.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.write.PositionBatch;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.store.write.WriteResult;

/** An embedded PostgreSQL with the schema, and batches of new positions of 187 vehicles for it. One thread. */
public final class PositionDatabase implements AutoCloseable {
    private static final int VEHICLES = 187;

    private final byte[] items = {0x31, 1, 14};
    private Path directory;
    private EmbeddedPostgres server;
    private Database database;
    private StoreWriter writer;
    private StoreBatch batch;
    private int batchSize;
    private long written;

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
        long nowMs = System.currentTimeMillis();
        batch.clear();
        PositionBatch rows = batch.positions();
        for (int i = 0; i < batchSize; i++) {
            long number = written++;
            rows.startRow((int) (number % VEHICLES) + 1, nowMs / 1000 * 1000, (int) (number * 0x9E3779B9L), nowMs);
            rows.place(27_800_000 + i, 113_100_000, 60);
            rows.motion(80, 90);
            rows.bits(0, 3, 0);
            rows.odometerHm(i);
            rows.fuelDl(850);
            rows.recorderSpeedDkmh(80);
            rows.rssi(24);
            rows.satellites(14);
            rows.items(items, 0, items.length);
            rows.lastKnown();
        }
        batch.checkpoint("benchmark", written);
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
