package org.sweepwatch.supervise.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FastClockTest {
    private final AtomicLong nanos = new AtomicLong(123);
    private final Instant start = Instant.parse("2026-03-10T00:00:00Z");

    @Test
    void startsWhereItIsTold() {
        assertEquals(start, FastClock.startingAt(start, 60, nanos::get).instant());
    }

    @Test
    void runsAsManyTimesAsFastAsItIsTold() {
        FastClock clock = FastClock.startingAt(start, 60, nanos::get);
        nanos.addAndGet(1_500_000_000L);
        assertEquals(start.plusSeconds(90), clock.instant());
        assertEquals(start.plusSeconds(90).toEpochMilli(), clock.millis());
    }

    @Test
    void refusesAFactorThatIsNoSpeed() {
        assertThrows(IllegalArgumentException.class, () -> FastClock.startingAt(start, 0));
        assertThrows(IllegalArgumentException.class, () -> FastClock.startingAt(start, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> FastClock.startingAt(start, 1e9));
    }
}
