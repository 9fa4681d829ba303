package org.sweepwatch.ingest.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Says when the volume of the journal is short of space, in time.
 *
 * <p>A full disk does not reach a mapped file as an error that could be handled: it is a signal. So the free space is
 * asked for at least once in {@value #PROBE_EVERY_BYTES} bytes written and {@value #PROBE_EVERY_NANOS} ns while writing
 * goes on, against a reserve that is many times larger. After a shortage an eighth more than the reserve must be free
 * before writing resumes, so that it does not flap. Any thread.
 */
final class DiskGuard {
    private static final long PROBE_EVERY_BYTES = 1L << 20;
    private static final long PROBE_EVERY_NANOS = 100_000_000L;

    private final Path directory;
    private final DiskProbe probe;
    private final long minFreeBytes;
    private long bytesSinceProbe;
    private long probedAtNanos;
    private boolean probed;
    private volatile boolean low;

    DiskGuard(Path directory, DiskProbe probe, long minFreeBytes) {
        this.directory = directory;
        this.probe = probe;
        this.minFreeBytes = minFreeBytes;
    }

    /** Whether it is too late to write so many bytes more; counts them otherwise. */
    synchronized boolean isLowFor(int bytes) throws IOException {
        bytesSinceProbe += bytes;
        long now = System.nanoTime();
        if (!probed || bytesSinceProbe >= PROBE_EVERY_BYTES || now - probedAtNanos >= PROBE_EVERY_NANOS) {
            probed = true;
            probedAtNanos = now;
            bytesSinceProbe = 0;
            long free = probe.usableBytes(directory);
            low = free < (low ? minFreeBytes + minFreeBytes / 8 : minFreeBytes);
        }
        return low;
    }
}
