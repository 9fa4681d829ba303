package org.sweepwatch.ingest.journal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Settings of the journal, checked as a whole.
 *
 * @param directory where it lives; created when missing
 * @param minFreeBytes reserve on that volume below which nothing more is taken, at least {@link #MIN_RESERVE_BYTES}
 * @param cycleBytes a file is closed and the next begun after this many bytes; what the consumer has passed is deleted
 *     in such files
 * @param disk how free space is asked for
 * @param force how data is made durable
 */
public record JournalSettings(Path directory, long minFreeBytes, long cycleBytes, DiskProbe disk, Force force) {
    /** Default reserve: 256 MiB, enough for the database beside it to say that it is full and to shut down. */
    public static final long DEFAULT_MIN_FREE_BYTES = 256L << 20;

    /** Least reserve: what is mapped and written between two looks at the disk, several times over. */
    public static final long MIN_RESERVE_BYTES = 8L << 20;

    /** Default file size: 64 MiB, some 400,000 location reports. */
    public static final long DEFAULT_CYCLE_BYTES = 64L << 20;

    /** Largest file: positions in it stay far inside what the index of a file can number. */
    public static final long MAX_CYCLE_BYTES = 1L << 30;

    /** Checks the settings against each other. */
    public JournalSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(force, "force");
        if (minFreeBytes < MIN_RESERVE_BYTES) {
            throw new IllegalArgumentException(
                    "journal reserve: " + minFreeBytes + " bytes (expected: >= " + MIN_RESERVE_BYTES + ")");
        }
        if (cycleBytes < 1 || cycleBytes > MAX_CYCLE_BYTES) {
            throw new IllegalArgumentException(
                    "journal file size: " + cycleBytes + " bytes (expected: 1.." + MAX_CYCLE_BYTES + ")");
        }
    }

    /** The defaults in the given directory. */
    public static JournalSettings in(Path directory) {
        return new JournalSettings(
                directory, DEFAULT_MIN_FREE_BYTES, DEFAULT_CYCLE_BYTES, DiskProbe.FILE_SYSTEM, Force.DISK);
    }

    /** The same with another reserve. */
    public JournalSettings withMinFreeBytes(long bytes) {
        return new JournalSettings(directory, bytes, cycleBytes, disk, force);
    }

    /** The same with another file size. */
    public JournalSettings withCycleBytes(long bytes) {
        return new JournalSettings(directory, minFreeBytes, bytes, disk, force);
    }

    /** The same with another way to ask for free space. */
    public JournalSettings withDisk(DiskProbe probe) {
        return new JournalSettings(directory, minFreeBytes, cycleBytes, probe, force);
    }

    /** The same with another way to make data durable. */
    public JournalSettings withForce(Force operation) {
        return new JournalSettings(directory, minFreeBytes, cycleBytes, disk, operation);
    }
}
