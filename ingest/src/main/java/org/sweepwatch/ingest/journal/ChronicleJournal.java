package org.sweepwatch.ingest.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.journal.JournalException.Code;

/**
 * The journal on a Chronicle Queue.
 *
 * <p>Design note: the queue writes through mapped files and leaves making them durable to others, its own
 * synchronisation modes included; so each {@link #force()} forces the cycle file itself, and after a roll the old file,
 * the new file and the folder. The queue is told the time by this class, so it rolls when a file is full and not when
 * the clock says so. Every run writes a queue of its own ({@link JournalDirectory}) and records are read back by their
 * check sums ({@link RecordScanner}), so recovery does not depend on what a killed process left in the queue's own
 * bookkeeping.
 */
public final class ChronicleJournal implements Journal {
    /** Mapped at a time. Small: the process should stay small, and a mapping costs microseconds. */
    private static final int BLOCK_BYTES = 1 << 20;

    /** The queue's own index is not used; a coarse one costs least. */
    private static final int INDEX_SPACING = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ChronicleJournal.class);

    static {
        setUnlessGiven("chronicle.announcer.disable");
        setUnlessGiven("chronicle.disk.monitor.disable");
        Jvm.disablePerfHandler(); // a line for each block mapped
    }

    private final JournalSettings settings;
    private final JournalDirectory directory;
    private final DiskGuard disk;
    private final LongAdder corrupt = new LongAdder();

    private final Path run;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final RecordLayout layout = new RecordLayout();
    private final List<FileChannel> rolled = new ArrayList<>();
    private FileChannel current;
    private boolean entriesToForce;
    private int cycle;
    private int nextSequence;
    private long bytesInCycle;
    private long appendedIndex;
    private volatile long queueTimeMs;

    private volatile long durableIndex;
    private volatile int releasedCycle;
    private volatile Throwable failure;

    private ChronicleJournal(JournalSettings settings, JournalDirectory directory) throws IOException {
        this.settings = settings;
        this.directory = directory;
        this.disk = new DiskGuard(directory.path(), settings.disk(), settings.minFreeBytes());
        directory.forceAll();
        this.appendedIndex = lastIndexOnDisk();
        this.durableIndex = appendedIndex;
        int lastCycle = directory.cycles().isEmpty() ? -1 : directory.cycles().lastKey();
        this.cycle = Math.max(lastCycle + 1, Cycle.at(System.currentTimeMillis()));
        this.queueTimeMs = Cycle.timeMs(cycle);
        this.run = directory.createRun(cycle);
        this.queue = SingleChronicleQueueBuilder.binary(run)
                .rollCycle(Cycle.ROLL)
                .blockSize(BLOCK_BYTES)
                .indexCount(INDEX_SPACING)
                .indexSpacing(INDEX_SPACING)
                .timeProvider(() -> queueTimeMs)
                .build();
        this.appender = queue.createAppender();
        this.appender.singleThreadedCheckDisabled(true); // opened by one thread, written by another
    }

    /** Opens the journal for this process alone, creating it when it is not there. */
    public static ChronicleJournal open(JournalSettings settings) throws JournalException {
        JournalDirectory directory = JournalDirectory.open(settings.directory(), settings.force());
        try {
            return new ChronicleJournal(settings, directory);
        } catch (IOException | RuntimeException e) {
            try {
                directory.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new JournalException(
                    Code.UNUSABLE_DIRECTORY,
                    "journal in " + settings.directory() + " cannot be opened (" + e
                            + "): check the disk and the rights on it",
                    e);
        }
    }

    /**
     * Keeps every process from opening the journal until this is closed: for work that must not run beside a server.
     *
     * @throws JournalException {@code IN_USE} when one has it open; the message names it
     */
    public static Closeable lock(Path directory) throws JournalException {
        return JournalDirectory.open(directory, Force.DISK);
    }

    private long lastIndexOnDisk() throws IOException {
        JournalRecord record = new JournalRecord();
        for (Map.Entry<Integer, Path> file : directory.cycles().descendingMap().entrySet()) {
            long last = NONE;
            try (RecordScanner scanner = new RecordScanner(file.getValue(), file.getKey())) {
                while (scanner.next(record, RecordScanner.TO_THE_END) != RecordScanner.Step.END) {
                    last = record.index();
                }
            }
            if (last != NONE) {
                return last;
            }
        }
        return NONE;
    }

    @Override
    public String id() {
        return directory.id();
    }

    @Override
    public long append(long receivedAtMs, int terminalId, byte transport, byte[] frame, int length)
            throws JournalException {
        if (length < 1 || length > JournalRecord.MAX_FRAME_BYTES || length > frame.length) {
            throw new IllegalArgumentException(
                    "frame length: " + length + " (expected: 1.." + JournalRecord.MAX_FRAME_BYTES + ")");
        }
        if (failure != null) {
            throw failed();
        }
        checkDisk(length);
        try {
            long index = write(receivedAtMs, terminalId, transport, frame, length);
            appendedIndex = index;
            return index;
        } catch (IOException | RuntimeException | Error e) {
            throw fail("writing", e);
        }
    }

    private void checkDisk(int length) throws JournalException {
        boolean low;
        try {
            low = disk.isLowFor(RecordLayout.HEAD_BYTES + length);
        } catch (IOException e) {
            throw fail("asking for free space", e);
        }
        if (low) {
            throw new JournalException(
                    Code.DISK_LOW,
                    "less than " + (settings.minFreeBytes() >> 20) + " MiB free for the journal in "
                            + settings.directory() + ": free some space, positions are taken again by themselves",
                    null);
        }
    }

    private long write(long receivedAtMs, int terminalId, byte transport, byte[] frame, int length) throws IOException {
        if (bytesInCycle >= settings.cycleBytes()) {
            cycle++;
            nextSequence = 0;
            bytesInCycle = 0;
            queueTimeMs = Cycle.timeMs(cycle);
        }
        try (DocumentContext document = appender.writingDocument()) {
            layout.write(document.wire().bytes(), nextSequence, receivedAtMs, terminalId, transport, frame, length);
        }
        long index = appender.lastIndexAppended();
        if (index != Cycle.index(cycle, nextSequence)) {
            throw new IOException("record " + Long.toHexString(index) + " is not where it was meant to be: "
                    + Long.toHexString(Cycle.index(cycle, nextSequence)));
        }
        if (nextSequence++ == 0) {
            beginFile();
        }
        bytesInCycle += RecordLayout.HEAD_BYTES + length;
        return index;
    }

    private void beginFile() throws IOException {
        if (current != null) {
            rolled.add(current);
            current = null;
        }
        Path file = run.resolve(Cycle.name(cycle) + Cycle.SUFFIX);
        current = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        directory.cycles().put(cycle, file);
        entriesToForce = true;
    }

    @Override
    public void force() throws JournalException {
        if (failure != null) {
            throw failed();
        }
        if (appendedIndex == durableIndex) {
            return;
        }
        try {
            if (!rolled.isEmpty()) {
                forceRolled();
            }
            settings.force().force(current);
            if (entriesToForce) {
                directory.forceEntries(run);
                entriesToForce = false;
            }
        } catch (IOException | RuntimeException | Error e) {
            throw fail("forcing", e);
        }
        durableIndex = appendedIndex;
    }

    private void forceRolled() throws IOException {
        for (FileChannel old : rolled) {
            settings.force().force(old);
            old.close();
        }
        rolled.clear();
    }

    private JournalException fail(String doing, Throwable cause) {
        failure = cause;
        LOG.error(
                "journal failed, nothing is taken or answered until restart: {} {}",
                doing,
                settings.directory(),
                cause);
        return failed();
    }

    private JournalException failed() {
        return new JournalException(
                Code.FAILED,
                "journal in " + settings.directory() + " failed (" + failure
                        + "): check the disk, then restart; terminals repeat what was not answered",
                failure);
    }

    @Override
    public long durableIndex() {
        return durableIndex;
    }

    @Override
    public JournalReader reader(long afterIndex) {
        return new CycleReader(this, directory, afterIndex);
    }

    @Override
    public void releaseThrough(long index) throws JournalException {
        int released = Cycle.of(Math.min(index, durableIndex));
        if (released <= releasedCycle) {
            return;
        }
        try {
            directory.deleteBefore(released, run);
            queue.refreshDirectoryListing();
        } catch (IOException e) {
            throw new JournalException(
                    Code.UNREADABLE,
                    "old journal files in " + settings.directory() + " cannot be deleted (" + e
                            + "): check the rights on them",
                    e);
        }
        releasedCycle = released;
    }

    @Override
    public JournalState state() {
        if (failure != null) {
            return JournalState.FAILED;
        }
        try {
            return disk.isLowFor(0) ? JournalState.DISK_LOW : JournalState.OK;
        } catch (IOException e) {
            fail("asking for free space", e);
            return JournalState.FAILED;
        }
    }

    /** Records that could not be read back since this process opened the journal. Any thread. */
    public long corruptRecords() {
        return corrupt.sum();
    }

    void countCorrupt(long records) {
        corrupt.add(records);
    }

    /** Ends writing; what was appended and not forced may be lost. The writer thread must have stopped. */
    @Override
    public void close() {
        appender.close();
        queue.close();
        try {
            for (FileChannel old : rolled) {
                old.close();
            }
            if (current != null) {
                current.close();
            }
            directory.close();
        } catch (IOException e) {
            LOG.warn("closing the journal in {}", settings.directory(), e);
        }
    }

    private static void setUnlessGiven(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}
