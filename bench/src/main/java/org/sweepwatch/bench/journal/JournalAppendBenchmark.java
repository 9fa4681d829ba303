package org.sweepwatch.bench.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
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
import org.sweepwatch.bench.ingest.SampleFrames;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.journal.JournalSettings;

/** One operation: append a group of location reports and make it durable. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class JournalAppendBenchmark extends JournalJvm {
    private static final int TERMINAL = 7;
    private static final long TIME_MS = 1_790_000_000_000L;

    @Param({"1", "10", "100", "1000"})
    int groupSize;

    /** disk: fdatasync, as the server runs; none: only the append, to see what the force adds. */
    @Param({"disk", "none"})
    String force;

    private Path directory;
    private Journal journal;
    private byte[] frame;

    /** Shown beside the groups a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Records {
        public long records;
    }

    @Setup
    public void open() throws IOException, JournalException {
        directory = Files.createTempDirectory("journal-benchmark");
        JournalSettings settings = JournalSettings.in(directory);
        journal = ChronicleJournal.open(force.equals("none") ? settings.withForce(channel -> {}) : settings);
        frame = SampleFrames.locationReport();
    }

    @Benchmark
    public long group(Records counter) throws JournalException {
        for (int i = 0; i < groupSize; i++) {
            journal.append(TIME_MS, TERMINAL, JournalRecord.TRANSPORT_TCP, frame, frame.length);
        }
        journal.force();
        counter.records += groupSize;
        return journal.durableIndex();
    }

    /** What the store has passed is deleted, as in the server. */
    @TearDown(Level.Iteration)
    public void release() throws JournalException {
        journal.releaseThrough(journal.durableIndex());
    }

    @TearDown
    public void close() throws IOException {
        journal.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
