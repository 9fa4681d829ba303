package org.sweepwatch.bench.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.bench.ingest.SampleFrames;

/** One operation: write a group of frames to a file of its full size and force it. No index, no check sum, no reader. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JournalLimitBenchmark {
    private static final int FILE_BYTES = 64 << 20;
    private static final int HEAD_BYTES = 24;

    @Param({"1", "10", "100", "1000"})
    int groupSize;

    private final byte[] frame = SampleFrames.locationReport();
    private Path path;
    private FileChannel file;
    private ByteBuffer group;
    private long position;

    /** Shown beside the groups a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Records {
        public long records;
    }

    @Setup
    public void open() throws IOException {
        path = Files.createTempFile("journal-limit", null);
        file = FileChannel.open(path, StandardOpenOption.WRITE);
        group = ByteBuffer.allocateDirect(groupSize * (HEAD_BYTES + frame.length));
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
        for (long at = 0; at < FILE_BYTES; at += zeros.capacity()) {
            file.write(zeros.clear(), at);
        }
        file.force(true);
    }

    @Benchmark
    public long bareGroup(Records counter) throws IOException {
        group.clear();
        for (int i = 0; i < groupSize; i++) {
            group.putLong(position).putLong(i).putLong(frame.length).put(frame);
        }
        group.flip();
        if (position + group.limit() > FILE_BYTES) {
            position = 0;
        }
        position += file.write(group, position);
        file.force(false);
        counter.records += groupSize;
        return position;
    }

    @TearDown
    public void close() throws IOException {
        file.close();
        Files.delete(path);
    }
}
