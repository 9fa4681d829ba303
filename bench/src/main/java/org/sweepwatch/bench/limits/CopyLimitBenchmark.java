package org.sweepwatch.bench.limits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.sweepwatch.bench.store.PositionDatabase;

/**
 * One operation: COPY BINARY of rows that lie ready as bytes into the same table, and commit. No row is made, no last
 * position, no checkpoint.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class CopyLimitBenchmark {
    private static final int FILE_HEAD_BYTES = 19;
    private static final int TIME_AT = 2 + 4;
    private static final long MICROS_A_SECOND = 1_000_000;

    @Param({"100", "1000", "4000"})
    int batchSize;

    private final PositionDatabase positions = new PositionDatabase();
    private Connection connection;
    private CopyManager copies;
    private byte[] rows;

    /** Shown beside the batches a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rows {
        public long rows;
    }

    @Setup
    public void start() throws IOException, SQLException {
        positions.start(batchSize);
        positions.storeBatch();
        connection = positions.database().ownConnection();
        copies = connection.unwrap(PGConnection.class).getCopyAPI();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copies.copyOut("COPY (SELECT * FROM position) TO STDOUT (FORMAT binary)", bytes);
        rows = bytes.toByteArray();
        connection.setAutoCommit(false);
    }

    @Benchmark
    public long bareCopy(Rows counter) throws SQLException {
        makeNew();
        CopyIn copy = copies.copyIn("COPY position FROM STDIN (FORMAT binary)");
        copy.writeToCopy(rows, 0, rows.length);
        long stored = copy.endCopy();
        connection.commit();
        counter.rows += stored;
        return stored;
    }

    /** Moves every row a second on, so that its key is new. */
    private void makeNew() {
        ByteBuffer in = ByteBuffer.wrap(rows);
        int at = FILE_HEAD_BYTES;
        int fields;
        while ((fields = in.getShort(at)) >= 0) {
            in.putLong(at + TIME_AT, in.getLong(at + TIME_AT) + MICROS_A_SECOND);
            at += 2;
            for (int i = 0; i < fields; i++) {
                at += 4 + Math.max(0, in.getInt(at));
            }
        }
    }

    /** Each iteration begins with a small table, as that of the store's own benchmark does. */
    @TearDown(Level.Iteration)
    public void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE position, last_position");
        }
        connection.commit();
    }

    @TearDown
    public void stop() throws IOException, SQLException {
        connection.close();
        positions.close();
    }
}
