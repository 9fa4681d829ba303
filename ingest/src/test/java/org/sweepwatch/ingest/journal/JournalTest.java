package org.sweepwatch.ingest.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a healthy disk. */
class JournalTest {
    @TempDir
    Path directory;

    @Test
    void recordsComeBackAsTheyWereAppended() throws Exception {
        try (ChronicleJournal journal = open()) {
            byte[] longest = TestRecords.frame(7, JournalRecord.MAX_FRAME_BYTES);
            long first = journal.append(1_700_000_000_123L, 42, JournalRecord.TRANSPORT_UDP, new byte[] {9}, 1);
            long second = journal.append(Long.MAX_VALUE, -1, JournalRecord.TRANSPORT_TCP, longest, longest.length);
            journal.force();
            assertTrue(second > first);
            assertEquals(second, journal.durableIndex());

            JournalRecord record = new JournalRecord();
            try (JournalReader reader = journal.reader(Journal.NONE)) {
                assertTrue(reader.next(record));
                assertEquals(first, record.index());
                assertEquals(1_700_000_000_123L, record.receivedAtMs());
                assertEquals(42, record.terminalId());
                assertEquals(JournalRecord.TRANSPORT_UDP, record.transport());
                assertEquals(1, record.length());
                assertEquals(9, record.frame()[0]);
                assertTrue(reader.next(record));
                assertEquals(second, record.index());
                assertEquals(-1, record.terminalId());
                assertEquals(Long.MAX_VALUE, record.receivedAtMs());
                TestRecords.assertIs(7, JournalRecord.MAX_FRAME_BYTES, record);
                assertFalse(record.corrupt());
                assertFalse(reader.next(record));
            }
        }
    }

    @Test
    void aReaderNeverSeesWhatIsNotForced() throws Exception {
        try (ChronicleJournal journal = open();
                JournalReader reader = journal.reader(Journal.NONE)) {
            JournalRecord record = new JournalRecord();
            TestRecords.append(journal, 0, 3);
            assertFalse(reader.next(record));
            journal.force();
            TestRecords.append(journal, 3, 3);
            assertEquals(List.of(0, 1, 2), TestRecords.numbers(reader));
            journal.force();
            assertEquals(List.of(3, 4, 5), TestRecords.numbers(reader));
        }
    }

    @Test
    void indicesGrowOverFilesAndRestartsAndReadingGoesOnAfterAnyOfThem() throws Exception {
        List<Long> indices = new ArrayList<>();
        String id = null;
        for (int run = 0; run < 4; run++) {
            try (ChronicleJournal journal = open()) {
                assertEquals(
                        indices.isEmpty() ? Journal.NONE : indices.get(indices.size() - 1), journal.durableIndex());
                assertTrue(id == null || id.equals(journal.id()));
                id = journal.id();
                for (int i = 0; i < 100; i++) {
                    indices.add(TestRecords.append(journal, run * 100 + i, 1));
                    if (i % 7 == 0) {
                        journal.force();
                    }
                }
                journal.force();
            }
        }
        for (int i = 1; i < indices.size(); i++) {
            assertTrue(indices.get(i) > indices.get(i - 1), "record " + i);
        }
        assertTrue(cycleFiles() > 10, "the records are spread over files");
        try (ChronicleJournal journal = open()) {
            assertEquals(TestRecords.range(0, 400), readAfter(journal, Journal.NONE));
            for (int after = 0; after < 400; after++) {
                assertEquals(TestRecords.range(after + 1, 400), readAfter(journal, indices.get(after)));
            }
        }
    }

    @Test
    void whatTheConsumerHasPassedIsDeletedAndTheRestStays() throws Exception {
        List<Long> indices = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (ChronicleJournal journal = open()) {
                for (int i = 0; i < 300; i++) {
                    indices.add(TestRecords.append(journal, run * 300 + i, 1));
                }
                journal.force();
            }
        }
        try (ChronicleJournal journal = open()) {
            long filesBefore = cycleFiles();
            journal.releaseThrough(indices.get(450));
            assertTrue(cycleFiles() < filesBefore / 2, "files of both runs are gone");
            assertEquals(TestRecords.range(451, 600), readAfter(journal, indices.get(450)));
            List<Integer> kept = readAfter(journal, Journal.NONE);
            assertEquals(TestRecords.range(kept.get(0), 600), kept);
            assertTrue(kept.get(0) > 400 && kept.get(0) <= 451, "first kept " + kept.get(0));
            assertEquals(kept, readAfter(journal, indices.get(3)), "a checkpoint in a deleted file");
            TestRecords.append(journal, 600, 50);
            journal.force();
            assertEquals(TestRecords.range(451, 650), readAfter(journal, indices.get(450)));
            journal.releaseThrough(Long.MAX_VALUE);
            assertTrue(cycleFiles() <= 1, "never more than what is durable, never the file being written");
        }
        try (ChronicleJournal journal = open()) {
            assertTrue(journal.durableIndex() > indices.get(599));
        }
    }

    @Test
    void aReaderFollowsTheWriterOverManyFiles() throws Exception {
        int records = 200_000;
        try (ChronicleJournal journal = ChronicleJournal.open(JournalSettings.in(directory)
                .withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES)
                .withCycleBytes(1 << 20))) {
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; i < records; i += 500) {
                        TestRecords.append(journal, i, 500);
                        journal.force();
                    }
                } catch (JournalException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            JournalRecord record = new JournalRecord();
            int expected = 0;
            try (JournalReader reader = journal.reader(Journal.NONE)) {
                while (expected < records) {
                    if (reader.next(record)) {
                        assertFalse(record.corrupt(), "record " + expected);
                        assertEquals(expected, TestRecords.number(record));
                        expected++;
                        if (expected % 50_000 == 0) {
                            journal.releaseThrough(record.index());
                        }
                    } else {
                        assertTrue(writer.isAlive() || journal.durableIndex() > record.index(), "at " + expected);
                        Thread.onSpinWait();
                    }
                }
                assertFalse(reader.next(record));
            }
            writer.join();
            assertEquals(0, journal.corruptRecords());
        }
    }

    @Test
    void theQueueLibraryReadsTheSameRecords() throws Exception {
        try (ChronicleJournal journal = open()) {
            for (int i = 0; i < 1000; i++) {
                TestRecords.append(journal, i, 1);
            }
            journal.force();
        }
        Path run;
        try (Stream<Path> runs = Files.list(directory).filter(Files::isDirectory)) {
            run = runs.findFirst().orElseThrow();
        }
        int records = 0;
        try (SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(run)
                        .rollCycle(Cycle.ROLL)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        break;
                    }
                    document.wire().bytes().readSkip(RecordLayout.HEAD_BYTES);
                    assertEquals(
                            records++,
                            Integer.reverseBytes(document.wire().bytes().readInt()));
                }
            }
        }
        assertEquals(1000, records);
    }

    @Test
    void aNumberAheadOfTheClockIsNotTurnedBack() throws Exception {
        long last;
        try (ChronicleJournal journal = open()) {
            last = TestRecords.append(journal, 0, 1);
            journal.force();
        }
        Path file;
        try (Stream<Path> files =
                Files.walk(directory).filter(path -> path.toString().endsWith(Cycle.SUFFIX))) {
            file = files.findFirst().orElseThrow();
        }
        Files.move(file, file.resolveSibling("20771231-2359.cq4"));
        try (ChronicleJournal journal = open()) {
            assertTrue(journal.durableIndex() > last);
            last = journal.durableIndex();
            assertTrue(TestRecords.append(journal, 1, 1) > last);
            journal.force();
            assertEquals(List.of(0, 1), readAfter(journal, Journal.NONE));
        }
    }

    @Test
    void aDirectoryIsHeldByOneJournalAtATime() throws Exception {
        try (ChronicleJournal journal = open()) {
            JournalException refused = assertThrows(JournalException.class, this::open);
            assertEquals(JournalException.Code.IN_USE, refused.code());
            assertTrue(
                    refused.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.getMessage());
            assertEquals(JournalState.OK, journal.state());
        }
        open().close();
    }

    @Test
    void aPathThatIsAFileIsRefusedInOneLine() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "x");
        JournalException refused =
                assertThrows(JournalException.class, () -> ChronicleJournal.open(JournalSettings.in(file)));
        assertEquals(JournalException.Code.UNUSABLE_DIRECTORY, refused.code());
        assertFalse(refused.getMessage().contains("\n"));
    }

    @Test
    void aCheckpointBeyondTheEndIsRefused() throws Exception {
        try (ChronicleJournal journal = open()) {
            long last = TestRecords.append(journal, 0, 1);
            journal.force();
            assertThrows(IllegalArgumentException.class, () -> journal.reader(last + 1));
        }
    }

    @Test
    void appendingAllocatesNextToNothing() throws Exception {
        try (ChronicleJournal journal = ChronicleJournal.open(
                JournalSettings.in(directory).withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES))) {
            byte[] frame = TestRecords.frame(1, 80);
            long allocated = 0;
            int records = 20_000;
            for (int round = 0; round < 3; round++) {
                long before = TestRecords.allocatedBytes();
                for (int i = 0; i < records; i++) {
                    journal.append(i, 1, JournalRecord.TRANSPORT_TCP, frame, frame.length);
                    if (i % 100 == 0) {
                        journal.force();
                    }
                }
                allocated = TestRecords.allocatedBytes() - before;
            }
            assertTrue(allocated < 16L * records, allocated + " bytes for " + records + " records");
        }
    }

    private ChronicleJournal open() throws JournalException {
        return ChronicleJournal.open(JournalSettings.in(directory)
                .withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES)
                .withCycleBytes(2_000));
    }

    private static List<Integer> readAfter(ChronicleJournal journal, long index) throws JournalException {
        try (JournalReader reader = journal.reader(index)) {
            return TestRecords.numbers(reader);
        }
    }

    private long cycleFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> path.toString().endsWith(Cycle.SUFFIX)).count();
        }
    }
}
