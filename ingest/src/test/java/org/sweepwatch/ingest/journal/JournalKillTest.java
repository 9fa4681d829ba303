package org.sweepwatch.ingest.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.ChildJvm;

/** kill -9 in the middle of appending and forcing. */
class JournalKillTest {
    private static final int ROUNDS = 3;
    private static final int FIRST_NUMBERS_APART = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void everythingForcedSurvivesTheKill() throws Exception {
        survives(false);
    }

    @Test
    void everythingForcedSurvivesTheKillOfPidOne() throws Exception {
        String reason = ChildJvm.whyNoPidNamespace();
        assumeTrue(reason == null, reason);
        survives(true);
    }

    private void survives(boolean pidOne) throws Exception {
        long seed = System.nanoTime();
        System.out.println("JournalKillTest seed " + seed);
        Random random = new Random(seed);
        int[] forced = new int[ROUNDS];
        long lastIndex = Journal.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * FIRST_NUMBERS_APART;
            try (ChildJvm child =
                    new ChildJvm(JournalProcess.class, pidOne, directory.toString(), Integer.toString(first))) {
                long durableAtOpen = Long.parseLong(child.lineAfter("opened "));
                assertTrue(durableAtOpen >= lastIndex, "what was forced is durable at the next open");
                String line = child.lineAfter("forced ");
                for (int lines = random.nextInt(500); lines > 0; lines--) {
                    line = child.lineAfter("forced ");
                }
                child.kill();
                for (String rest = child.line(); rest != null; rest = child.line()) {
                    line = rest.matches("forced \\d+ \\d+") ? rest.substring(7) : line;
                }
                int space = line.indexOf(' ');
                forced[round] = Integer.parseInt(line.substring(0, space));
                long index = Long.parseLong(line.substring(space + 1));
                assertTrue(index > lastIndex, "indices grow over the kill");
                lastIndex = index;
            }
        }
        assertEverythingForcedIsThere(forced, seed);
    }

    private void assertEverythingForcedIsThere(int[] forced, long seed) throws JournalException {
        try (ChronicleJournal journal = ChronicleJournal.open(
                        JournalSettings.in(directory).withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES));
                JournalReader reader = journal.reader(Journal.NONE)) {
            JournalRecord record = new JournalRecord();
            int round = 0;
            int expected = 0;
            while (reader.next(record)) {
                assertFalse(record.corrupt(), "seed " + seed);
                int number = TestRecords.number(record);
                if (number != expected && number == (round + 1) * FIRST_NUMBERS_APART) {
                    assertTrue(expected >= forced[round], "round " + round + " seed " + seed);
                    round++;
                    expected = number;
                }
                assertEquals(expected++, number, "seed " + seed);
                TestRecords.assertIs(number, TestRecords.lengthOf(number), record);
            }
            assertEquals(ROUNDS - 1, round);
            assertTrue(expected >= forced[round], "last round, seed " + seed);
        }
    }
}
