package org.sweepwatch.ingest.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.sweepwatch.ingest.journal.JournalException.Code;

/** Follows the journal from file to file, never past the durable index. For one thread at a time. */
final class CycleReader implements JournalReader {
    private final ChronicleJournal journal;
    private final JournalDirectory directory;
    private long lastIndex;
    private RecordScanner scanner;
    /** The oldest cycle that may hold what follows. */
    private int nextCycle;

    CycleReader(ChronicleJournal journal, JournalDirectory directory, long afterIndex) {
        if (afterIndex > journal.durableIndex()) {
            throw new IllegalArgumentException("index " + Long.toHexString(afterIndex)
                    + " is beyond the end of the journal in " + directory.path()
                    + ": the journal was replaced by an older copy of itself");
        }
        this.journal = journal;
        this.directory = directory;
        this.lastIndex = afterIndex;
        this.nextCycle = Cycle.of(afterIndex);
    }

    @Override
    public boolean next(JournalRecord into) throws JournalException {
        long durable = journal.durableIndex();
        if (lastIndex >= durable) {
            return false;
        }
        try {
            return read(into, durable);
        } catch (IOException e) {
            throw new JournalException(
                    Code.UNREADABLE,
                    "journal in " + directory.path() + " cannot be read (" + e + "): check the disk",
                    e);
        }
    }

    private boolean read(JournalRecord into, long durable) throws IOException {
        int durableCycle = Cycle.of(durable);
        while (scanner != null || openNext(durableCycle)) {
            int lastSequence = scanner.cycle() == durableCycle ? Cycle.sequence(durable) : RecordScanner.TO_THE_END;
            long damagedBefore = scanner.damaged();
            RecordScanner.Step step = scanner.next(into, lastSequence);
            if (step == RecordScanner.Step.END) {
                if (scanner.cycle() == durableCycle) {
                    return false;
                }
                close();
            } else if (into.index > lastIndex) {
                journal.countCorrupt(scanner.damaged() - damagedBefore);
                lastIndex = into.index;
                return true;
            }
        }
        return false;
    }

    private boolean openNext(int durableCycle) throws IOException {
        while (true) {
            Map.Entry<Integer, Path> file = directory.cycles().ceilingEntry(nextCycle);
            if (file == null || file.getKey() > durableCycle) {
                return false;
            }
            nextCycle = file.getKey() + 1;
            try {
                scanner = new RecordScanner(file.getValue(), file.getKey());
                return true;
            } catch (NoSuchFileException e) {
                // released between the listing and here: the consumer is past it, go on with the one after it
            }
        }
    }

    @Override
    public void close() {
        if (scanner != null) {
            scanner.close();
            scanner = null;
        }
    }
}
