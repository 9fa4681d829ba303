package org.sweepwatch.bench.store;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.store.write.CopyEncoder;
import org.sweepwatch.store.write.PositionBatch;

/**
 * What the server itself does for a row of {@code position}: put it into the batch, and write it as binary COPY. No
 * database. A row with five additional items has 157 bytes on the way there.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar RowEncoding -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RowEncodingBenchmark {
    private static final int ROWS = 4_000;
    private static final long TIME_MS = 1_790_000_000_000L;

    private final SamplePositions positions = new SamplePositions();
    private final PositionBatch full = new PositionBatch(ROWS);
    private final PositionBatch batch = new PositionBatch(ROWS);
    private final CopyEncoder encoder = new CopyEncoder();
    private final DiscardedCopy copy = new DiscardedCopy();

    @Setup
    public void fillOne() {
        positions.fill(full, ROWS, TIME_MS);
    }

    /** A row into the columns of a batch. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public PositionBatch fill() {
        batch.clear();
        positions.fill(batch, ROWS, TIME_MS);
        return batch;
    }

    /** A row of a full batch to bytes. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long encode() throws SQLException {
        encoder.writeAll(full, copy);
        return copy.bytes();
    }
}
