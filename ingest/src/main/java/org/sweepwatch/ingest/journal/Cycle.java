package org.sweepwatch.ingest.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;

/**
 * The numbers of the files of a journal.
 *
 * <p>A cycle number is the minute in which the file was begun, or one more than the number before it where that is
 * larger: files are closed by size, so under load the numbers run ahead of the clock, and a clock set back does not turn
 * them back. An index is the cycle number and the sequence of the record in that file.
 */
final class Cycle {
    static final RollCycle ROLL = LegacyRollCycles.MINUTELY;
    static final String SUFFIX = ".cq4";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern(ROLL.format()).withZone(ZoneOffset.UTC);

    private Cycle() {}

    static int at(long epochMs) {
        return Math.toIntExact(epochMs / ROLL.lengthInMillis());
    }

    /** A time inside the cycle, as the queue asks for it. */
    static long timeMs(int cycle) {
        return (long) cycle * ROLL.lengthInMillis();
    }

    static String name(int cycle) {
        return NAME.format(Instant.ofEpochMilli(timeMs(cycle)));
    }

    /** The cycle of a file name, or -1 when it is not the name of a cycle file. */
    static int ofFile(String fileName) {
        if (!fileName.endsWith(SUFFIX)) {
            return -1;
        }
        try {
            String name = fileName.substring(0, fileName.length() - SUFFIX.length());
            return at(Instant.from(NAME.parse(name)).toEpochMilli());
        } catch (DateTimeParseException e) {
            return -1;
        }
    }

    static long index(int cycle, int sequence) {
        return ROLL.toIndex(cycle, sequence);
    }

    static int of(long index) {
        return index < 0 ? 0 : ROLL.toCycle(index);
    }

    static int sequence(long index) {
        return (int) ROLL.toSequenceNumber(index);
    }
}
