package org.sweepwatch.supervise.simulate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that starts at a given instant and runs {@code factor} times as fast as real time. It reads
 * {@link System#nanoTime()}, so it never jumps when the machine's clock is set. Any thread.
 */
public final class FastClock extends Clock {
    /** A simulated day then passes in less than a second: beyond this the fleet cannot be sent over sockets. */
    public static final double MAX_FACTOR = 100_000;

    private final Instant start;
    private final double factor;
    private final ZoneId zone;
    private final LongSupplier nanoTime;
    private final long originNanos;

    private FastClock(Instant start, double factor, ZoneId zone, LongSupplier nanoTime, long originNanos) {
        this.start = start;
        this.factor = factor;
        this.zone = zone;
        this.nanoTime = nanoTime;
        this.originNanos = originNanos;
    }

    /**
     * A clock that shows {@code start} now.
     *
     * @param factor simulated seconds in a real second, above 0 and at most {@link #MAX_FACTOR}
     * @throws IllegalArgumentException when the factor is out of range
     */
    public static FastClock startingAt(Instant start, double factor) {
        return startingAt(start, factor, System::nanoTime);
    }

    /** The same with a given source of nanoseconds, for tests. */
    static FastClock startingAt(Instant start, double factor, LongSupplier nanoTime) {
        if (!(factor > 0 && factor <= MAX_FACTOR)) {
            throw new IllegalArgumentException(
                    "clock factor: " + factor + " (expected: above 0, at most " + (long) MAX_FACTOR + ")");
        }
        return new FastClock(start, factor, ZoneOffset.UTC, nanoTime, nanoTime.getAsLong());
    }

    /** Simulated seconds in a real second. */
    public double factor() {
        return factor;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId newZone) {
        return new FastClock(start, factor, newZone, nanoTime, originNanos);
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((nanoTime.getAsLong() - originNanos) * factor));
    }
}
