package org.sweepwatch.ingest.journal;

import java.nio.file.Path;

/** Appends and forces until it is killed, and prints each number that is durable. */
final class JournalProcess {
    private JournalProcess() {}

    /**
     * Runs for ever.
     *
     * @param arguments journal directory, first number
     */
    public static void main(String[] arguments) throws JournalException {
        ChronicleJournal journal = ChronicleJournal.open(JournalSettings.in(Path.of(arguments[0]))
                .withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES)
                .withCycleBytes(20_000));
        int number = Integer.parseInt(arguments[1]);
        System.out.println("opened " + journal.durableIndex());
        for (int group = 0; ; group++) {
            int count = 1 + group % 20;
            long index = TestRecords.append(journal, number, count);
            number += count;
            journal.force();
            System.out.println("forced " + number + " " + index);
        }
    }
}
