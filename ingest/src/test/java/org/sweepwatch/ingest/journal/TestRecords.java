package org.sweepwatch.ingest.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Frames that carry a number, so that a record can be told from every other. */
final class TestRecords {
    private static final int USUAL_BYTES = 61;

    private TestRecords() {}

    static byte[] frame(int number, int length) {
        byte[] frame = new byte[length];
        ByteBuffer.wrap(frame).putInt(number);
        for (int i = 4; i < length; i++) {
            frame[i] = (byte) (number * 31 + i);
        }
        return frame;
    }

    /** Appends records with successive numbers and lengths that vary a little; the index of the last. */
    static long append(Journal journal, int firstNumber, int count) throws JournalException {
        long index = Journal.NONE;
        for (int number = firstNumber; number < firstNumber + count; number++) {
            int length = lengthOf(number);
            index = journal.append(
                    1000L + number, number + 1, JournalRecord.TRANSPORT_TCP, frame(number, length), length);
        }
        return index;
    }

    static int lengthOf(int number) {
        return USUAL_BYTES + number % 5;
    }

    static int number(JournalRecord record) {
        return ByteBuffer.wrap(record.frame()).getInt();
    }

    static void assertIs(int number, int length, JournalRecord record) {
        assertEquals(length, record.length());
        byte[] expected = frame(number, length);
        for (int i = 0; i < length; i++) {
            assertEquals(expected[i], record.frame()[i], "byte " + i);
        }
    }

    /** Reads to the end, checking every byte. */
    static List<Integer> numbers(JournalReader reader) throws JournalException {
        List<Integer> numbers = new ArrayList<>();
        JournalRecord record = new JournalRecord();
        while (reader.next(record)) {
            assertFalse(record.corrupt());
            int number = number(record);
            assertIs(number, lengthOf(number), record);
            assertEquals(number + 1, record.terminalId());
            numbers.add(number);
        }
        return numbers;
    }

    static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
