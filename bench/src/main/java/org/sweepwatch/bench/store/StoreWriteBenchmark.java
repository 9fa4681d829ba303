package org.sweepwatch.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.write.PositionBatch;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.store.write.WriteResult;

/** One operation: fill a batch with new positions and store it in one transaction, last positions and checkpoint too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class StoreWriteBenchmark {
    private static final int VEHICLES = 187;

    @Param({"100", "1000", "4000"})
    int batchSize;

    private final byte[] items = {0x31, 1, 14};
    private Path directory;
    private EmbeddedPostgres server;
    private Database database;
    private StoreWriter writer;
    private StoreBatch batch;
    private long written;

    /** Shown beside the batches a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rows {
        public long rows;
    }

    @Setup
    public void start() throws IOException {
        directory = Files.createTempDirectory("store-benchmark");
        server = EmbeddedPostgres.start(directory);
        database = Database.open(server.settings());
        writer = new StoreWriter(database, Clock.systemUTC());
        batch = new StoreBatch(batchSize);
    }

    @Benchmark
    public WriteResult batch(Rows counter) {
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
        WriteResult result = writer.write(batch);
        if (result.stored() != batchSize) {
            throw new IllegalStateException("stored " + result.stored() + " of " + batchSize + " rows");
        }
        counter.rows += batchSize;
        return result;
    }

    /** Each iteration begins with a small table, so that they can be compared. */
    @TearDown(Level.Iteration)
    public void empty() throws java.sql.SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE position, last_position");
        }
    }

    @TearDown
    public void stop() throws IOException {
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
