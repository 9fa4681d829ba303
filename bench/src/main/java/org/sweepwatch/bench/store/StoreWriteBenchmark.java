package org.sweepwatch.bench.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
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
import org.sweepwatch.store.write.WriteResult;

/** One operation: fill a batch with new positions and store it in one transaction, last positions and checkpoint too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class StoreWriteBenchmark {
    @Param({"100", "1000", "4000"})
    int batchSize;

    private final PositionDatabase positions = new PositionDatabase();

    /** Shown beside the batches a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rows {
        public long rows;
    }

    @Setup
    public void start() throws IOException {
        positions.start(batchSize);
    }

    @Benchmark
    public WriteResult batch(Rows counter) {
        WriteResult result = positions.storeBatch();
        counter.rows += batchSize;
        return result;
    }

    /** Each iteration begins with a small table, so that they can be compared. */
    @TearDown(Level.Iteration)
    public void empty() throws SQLException {
        try (Connection connection = positions.database().connection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE position, last_position");
        }
    }

    @TearDown
    public void stop() throws IOException {
        positions.close();
    }
}
