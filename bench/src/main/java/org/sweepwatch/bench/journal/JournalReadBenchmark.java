package org.sweepwatch.bench.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.bench.ingest.SampleFrames;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalReader;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.journal.JournalSettings;

/**
 * The journal read in order, in records a second: as after a start ({@code replay}, from the page cache), and close behind
 * a writer ({@code tail}, with the append of the same records and no force).
 *
 * <p>{@code java -jar bench/target/benchmarks.jar JournalRead -prof gc}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalReadBenchmark extends JournalJvm {
    private static final int TERMINAL = 7;
    private static final long TIME_MS = 1_790_000_000_000L;
    private static final int KEPT = 100_000;
    private static final int GROUP = 100;

    /** A journal in a directory of its own, without a disk behind the force. */
    @State(Scope.Thread)
    public static class Opened {
        final byte[] frame = SampleFrames.locationReport();
        final JournalRecord record = new JournalRecord();
        Path directory;
        Journal journal;
        JournalReader reader;

        void open() throws IOException, JournalException {
            directory = Files.createTempDirectory("journal-benchmark");
            journal = ChronicleJournal.open(JournalSettings.in(directory).withForce(channel -> {}));
            reader = journal.reader(Journal.NONE);
        }

        void append(int records) throws JournalException {
            for (int i = 0; i < records; i++) {
                journal.append(TIME_MS, TERMINAL, JournalRecord.TRANSPORT_TCP, frame, frame.length);
            }
            journal.force();
        }

        void readFromTheStart() {
            reader.close();
            reader = journal.reader(Journal.NONE);
        }

        @TearDown
        public void close() throws IOException {
            reader.close();
            journal.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** It holds records from the beginning. */
    public static class Filled extends Opened {
        @Setup
        public void fill() throws IOException, JournalException {
            open();
            append(KEPT);
        }
    }

    /** What was read is deleted, as in the server. */
    public static class Growing extends Opened {
        @Setup
        public void begin() throws IOException, JournalException {
            open();
        }

        @TearDown(Level.Iteration)
        public void release() throws JournalException {
            journal.releaseThrough(journal.durableIndex());
        }
    }

    /** One record of many that lie ready. */
    @Benchmark
    public long replay(Filled log) throws JournalException {
        if (!log.reader.next(log.record)) {
            log.readFromTheStart();
        }
        return log.record.index();
    }

    /** One record of a group of 100, appended and read at once. */
    @Benchmark
    @OperationsPerInvocation(GROUP)
    public int tail(Growing log) throws JournalException {
        log.append(GROUP);
        int read = 0;
        while (log.reader.next(log.record)) {
            read++;
        }
        if (read != GROUP) {
            throw new IllegalStateException("read " + read + " of " + GROUP + " records");
        }
        return read;
    }
}
