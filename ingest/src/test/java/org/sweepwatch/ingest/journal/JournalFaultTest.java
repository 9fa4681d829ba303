package org.sweepwatch.ingest.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a disk that fails, fills, forgets or lies. */
class JournalFaultTest {
    private static final int RECORDS = 300;

    @TempDir
    Path directory;

    @Test
    void aFailedForceIsNeverTriedAgain() throws Exception {
        AtomicInteger forces = new AtomicInteger();
        AtomicInteger failAt = new AtomicInteger(Integer.MAX_VALUE);
        Force breaking = channel -> {
            if (forces.incrementAndGet() >= failAt.get()) {
                throw new IOException("Input/output error");
            }
            channel.force(false);
        };
        long durable;
        try (ChronicleJournal journal = ChronicleJournal.open(settings().withForce(breaking))) {
            durable = TestRecords.append(journal, 0, 10);
            journal.force();
            TestRecords.append(journal, 10, 10);
            failAt.set(forces.get() + 1);
            assertEquals(
                    JournalException.Code.FAILED,
                    assertThrows(JournalException.class, journal::force).code());
            int tried = forces.get();
            failAt.set(Integer.MAX_VALUE); // the disk works again: that must not matter
            assertThrows(JournalException.class, journal::force);
            assertThrows(JournalException.class, () -> TestRecords.append(journal, 20, 1));
            assertEquals(tried, forces.get());
            assertEquals(JournalState.FAILED, journal.state());
            assertEquals(durable, journal.durableIndex());
            try (JournalReader reader = journal.reader(Journal.NONE)) {
                assertEquals(TestRecords.range(0, 10), TestRecords.numbers(reader));
            }
        }
        try (ChronicleJournal journal = ChronicleJournal.open(settings())) {
            assertEquals(JournalState.OK, journal.state());
            assertTrue(journal.durableIndex() >= durable);
        }
    }

    @Test
    void oldFileNewFileAndFolderAreForcedOnARoll() throws Exception {
        List<Long> sizes = new ArrayList<>();
        Force recording = channel -> {
            channel.force(false);
            sizes.add(channel.size());
        };
        try (ChronicleJournal journal =
                ChronicleJournal.open(settings().withForce(recording).withCycleBytes(1000))) {
            TestRecords.append(journal, 0, 5);
            journal.force();
            sizes.clear();
            TestRecords.append(journal, 5, 10);
            journal.force();
            assertEquals(3, sizes.size(), "forced: old file, new file, folder");
            sizes.clear();
            TestRecords.append(journal, 15, 1);
            journal.force();
            assertEquals(1, sizes.size(), "forced: the file");
        }
    }

    @Test
    void aFullDiskIsNoticedWhileThereIsRoomAndForgottenWhenThereIsAgain() throws Exception {
        long reserve = JournalSettings.MIN_RESERVE_BYTES;
        AtomicLong free = new AtomicLong(100 * reserve);
        try (ChronicleJournal journal = ChronicleJournal.open(settings().withDisk(path -> free.get()))) {
            TestRecords.append(journal, 0, 10);
            journal.force();
            free.set(reserve - 1);
            int taken = 0;
            JournalException refused = null;
            while (refused == null) {
                try {
                    TestRecords.append(journal, 10 + taken, 1);
                    taken++;
                } catch (JournalException e) {
                    refused = e;
                }
            }
            assertEquals(JournalException.Code.DISK_LOW, refused.code());
            assertTrue(taken * 100L < reserve / 2, taken + " records were taken meanwhile");
            assertEquals(JournalState.DISK_LOW, journal.state());
            journal.force();
            free.set(reserve + reserve / 16);
            awaitProbe();
            assertEquals(JournalState.DISK_LOW, journal.state(), "a little room is not enough to go on");
            free.set(2 * reserve);
            awaitProbe();
            assertEquals(JournalState.OK, journal.state());
            TestRecords.append(journal, 10 + taken, 1);
            journal.force();
            try (JournalReader reader = journal.reader(Journal.NONE)) {
                assertEquals(TestRecords.range(0, 11 + taken), TestRecords.numbers(reader));
            }
        }
    }

    @Test
    void aFlippedBitCostsAtMostTheRecordItIsIn() throws Exception {
        long seed = System.nanoTime();
        System.out.println("aFlippedBitCostsAtMostTheRecordItIsIn seed " + seed);
        Random random = new Random(seed);
        Path file = writeOneFile();
        byte[] sound = Files.readAllBytes(file);
        int used = lastUsed(sound);
        for (int round = 0; round < 150; round++) {
            byte[] flipped = sound.clone();
            int at = random.nextInt(used);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            String where = "seed " + seed + " byte " + at;
            int bad = 0;
            List<Integer> good = new ArrayList<>();
            try (ChronicleJournal journal = ChronicleJournal.open(settings());
                    JournalReader reader = journal.reader(Journal.NONE)) {
                JournalRecord record = new JournalRecord();
                long index = Journal.NONE;
                while (reader.next(record)) {
                    assertTrue(record.index() > index, where);
                    index = record.index();
                    if (record.corrupt()) {
                        bad++;
                        assertTrue(record.length() > 0, where);
                    } else {
                        good.add(TestRecords.number(record));
                    }
                }
                assertEquals(bad, journal.corruptRecords(), where);
            }
            assertEquals(RECORDS, good.size() + bad, where);
            assertTrue(bad <= 1, where);
            assertEquals(good.stream().sorted().distinct().toList(), good, where);
            deleteOtherRuns(file);
        }
    }

    @Test
    void afterAPowerCutEverythingForcedIsThereAndWritingGoesOn() throws Exception {
        long seed = System.nanoTime();
        System.out.println("afterAPowerCutEverythingForcedIsThereAndWritingGoesOn seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Path copy = directory.resolve("cut" + round);
            int forced = 1 + random.nextInt(RECORDS);
            byte[] before;
            Path file;
            try (ChronicleJournal journal = ChronicleJournal.open(settings(copy))) {
                TestRecords.append(journal, 0, forced);
                journal.force();
                file = onlyFile(copy);
                before = Files.readAllBytes(file);
                TestRecords.append(journal, forced, RECORDS);
                journal.force();
            }
            // What was not forced reaches the disk in any order: some pages are there, others are as before.
            byte[] after = Files.readAllBytes(file);
            for (int page = 0; page < after.length; page += 4096) {
                if (random.nextBoolean()) {
                    for (int i = page; i < Math.min(page + 4096, after.length); i++) {
                        after[i] = i < before.length ? before[i] : 0;
                    }
                }
            }
            Files.write(file, after);
            try (ChronicleJournal journal = ChronicleJournal.open(settings(copy))) {
                long last = journal.durableIndex();
                assertTrue(TestRecords.append(journal, 100_000, 1) > last);
                journal.force();
                List<Integer> good = new ArrayList<>();
                JournalRecord record = new JournalRecord();
                try (JournalReader reader = journal.reader(Journal.NONE)) {
                    while (reader.next(record)) {
                        if (!record.corrupt()) {
                            good.add(TestRecords.number(record));
                        }
                    }
                }
                String where = "seed " + seed + " round " + round;
                assertEquals(TestRecords.range(0, forced), good.subList(0, forced), where);
                assertEquals(100_000, good.get(good.size() - 1), where);
            }
        }
    }

    @Test
    void anEmptyOrCutFileOfAnEarlierRunDoesNotStopTheStart() throws Exception {
        Path file = writeOneFile();
        Files.write(file.resolveSibling("20771231-2358.cq4"), new byte[0]);
        Files.write(file.resolveSibling("20771231-2359.cq4"), new byte[] {1, 2, 3});
        try (ChronicleJournal journal = ChronicleJournal.open(settings());
                JournalReader reader = journal.reader(Journal.NONE)) {
            TestRecords.append(journal, RECORDS, 1);
            journal.force();
            assertEquals(TestRecords.range(0, RECORDS + 1), TestRecords.numbers(reader));
        }
    }

    private Path writeOneFile() throws Exception {
        try (ChronicleJournal journal = ChronicleJournal.open(settings())) {
            TestRecords.append(journal, 0, RECORDS);
            journal.force();
        }
        return onlyFile(directory);
    }

    private static Path onlyFile(Path under) throws IOException {
        try (Stream<Path> files = Files.walk(under)) {
            List<Path> found =
                    files.filter(path -> path.toString().endsWith(Cycle.SUFFIX)).toList();
            assertEquals(1, found.size());
            return found.get(0);
        }
    }

    private void deleteOtherRuns(Path kept) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.filter(path -> !kept.startsWith(path))
                    .filter(path -> !path.getParent().equals(directory) || Files.isDirectory(path))
                    .filter(path -> !path.startsWith(kept.getParent()))
                    .sorted((a, b) -> b.compareTo(a))
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    private static int lastUsed(byte[] bytes) {
        int last = bytes.length;
        while (bytes[last - 1] == 0) {
            last--;
        }
        return last;
    }

    private static void awaitProbe() {
        org.awaitility.Awaitility.await()
                .pollDelay(java.time.Duration.ofMillis(150))
                .until(() -> true);
    }

    private JournalSettings settings() {
        return settings(directory);
    }

    private static JournalSettings settings(Path in) {
        return JournalSettings.in(in).withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES);
    }
}
