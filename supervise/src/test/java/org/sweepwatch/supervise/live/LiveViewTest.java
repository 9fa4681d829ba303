package org.sweepwatch.supervise.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private static final int ACC_ON_LOCATED = 3;
    private static final int LOCATED = 2;
    private static final int ACC_ON = 1;

    private final StandingClock clock = new StandingClock();
    private final LiveView view = new LiveView(clock);

    @Test
    void showsTheNewestPosition() {
        view.position(position(7, 0, 113_100_000, ACC_ON_LOCATED, 125));
        view.position(position(7, 10, 113_200_000, ACC_ON_LOCATED, 0));

        assertEquals(113_200_000, view.find(7).position().longitudeE6());
        assertEquals(LiveState.IDLE, view.find(7).state());
    }

    @Test
    void lateDataDoesNotMoveTheVehicleBack() {
        view.position(position(7, 10, 113_200_000, ACC_ON_LOCATED, 125));
        view.position(position(7, 0, 113_100_000, ACC_ON_LOCATED, 0));

        assertEquals(113_200_000, view.find(7).position().longitudeE6());
        assertEquals(LiveState.MOVING, view.find(7).state());
    }

    @Test
    void aReportWithoutAFixChangesTheStateAndNotThePlace() {
        view.position(position(7, 0, 113_100_000, ACC_ON_LOCATED, 125));
        view.position(position(7, 10, 0, ACC_ON, 0));

        LivePosition now = view.find(7).position();
        assertEquals(113_100_000, now.longitudeE6());
        assertFalse(now.located());
        assertEquals(clock.millis() + 10_000, now.timeMs());
    }

    @Test
    void aUnitThatPutsItselfAtZeroZeroStaysWhereItWas() {
        view.position(position(7, 0, 113_100_000, ACC_ON_LOCATED, 125));
        view.position(new LivePosition(
                7, clock.millis() + 10_000, clock.millis() + 10_000, 0, 0, 0, 0, 0, 0, ACC_ON_LOCATED, 0, 0));

        assertEquals(113_100_000, view.find(7).position().longitudeE6());
    }

    @Test
    void aVehicleSilentWithTheIgnitionOnGoesOffLineAndAParkedOneDoesNot() {
        view.position(position(1, 0, 113_100_000, ACC_ON_LOCATED, 125));
        view.position(position(2, 0, 113_100_000, LOCATED, 0));
        clock.advance(Duration.ofMillis(LiveState.SILENT_RUNNING_MS + 1));
        long before = view.version();
        view.age();

        assertEquals(LiveState.OFFLINE, view.find(1).state());
        assertEquals(LiveState.PARKED, view.find(2).state());
        assertEquals(
                List.of(1),
                view.changedAfter(before, view.version()).stream()
                        .map(LiveVehicle::vehicleId)
                        .toList());
    }

    @Test
    void anOpenClassAFaultIsTheStateUntilItIsOver() {
        view.position(position(7, 0, 113_100_000, ACC_ON_LOCATED, 125));
        view.faults(7, List.of(new LiveFault("F05", "A", clock.millis())));
        assertEquals(LiveState.FAULT, view.find(7).state());

        view.faults(7, List.of(new LiveFault("F16", "B", clock.millis())));
        assertEquals(LiveState.MOVING, view.find(7).state());

        view.faults(7, List.of());
        assertTrue(view.find(7).faults().isEmpty());
    }

    @Test
    void faultsOfAVehicleWithoutPositionAreKept() {
        view.faults(7, List.of(new LiveFault("F01", "A", clock.millis())));

        assertEquals(LiveState.FAULT, view.find(7).state());
        assertNull(view.find(7).position());
    }

    @Test
    void holdsTheNewestEventsOnly() {
        IntStream.rangeClosed(1, EventRing.CAPACITY + 20)
                .forEach(i -> view.event(new LiveEvent(0, i, clock.instant(), "fence-enter", "1", null)));

        List<LiveEvent> events = view.recentEvents();
        assertEquals(EventRing.CAPACITY, events.size());
        assertEquals(21, events.get(0).vehicleId());
        assertEquals(EventRing.CAPACITY + 20, events.get(EventRing.CAPACITY - 1).sequence());
        assertEquals(1, view.events().after(EventRing.CAPACITY + 19).size());
    }

    @Test
    void countsAndDoesNotShowVehiclesBeyondTheMaximum() {
        for (int id = 1; id <= LiveView.VEHICLES_MAX + 5; id++) {
            view.position(position(id, 0, 113_100_000, ACC_ON_LOCATED, 0));
        }

        assertEquals(LiveView.VEHICLES_MAX, view.vehicles().size());
        assertEquals(5, view.refused());
    }

    @Test
    void aBatchBringsAReaderForwardStepByStepAndLosesNothing() {
        for (int id = 1; id <= 2_000; id++) {
            view.position(position(id, 0, 113_100_000, ACC_ON_LOCATED, 0));
        }
        FeedBatch.Cursor cursor = new FeedBatch.Cursor(0, 0);
        int positions = 0;
        int batches = 0;
        for (FeedBatch batch = FeedBatch.after(view, cursor); batch != null; batch = FeedBatch.after(view, cursor)) {
            assertTrue(batch.bytes().length < FeedBatch.BYTES_MAX + 2_000, "batch of " + batch.bytes().length);
            positions += count(new String(batch.bytes(), UTF_8), "event: position\n");
            cursor = batch.cursor();
            batches++;
        }

        assertEquals(2_000, positions);
        assertTrue(batches > 5, batches + " batches");
    }

    @Test
    void aSlowReaderGetsOnlyTheNewestOfEachVehicle() {
        FeedBatch.Cursor cursor = new FeedBatch.Cursor(0, 0);
        for (int i = 0; i < 1_000; i++) {
            view.position(position(1 + i % 3, i, 113_100_000 + i, ACC_ON_LOCATED, 125));
        }
        String text = new String(FeedBatch.after(view, cursor).bytes(), UTF_8);

        assertEquals(3, count(text, "event: position\n"));
        assertTrue(text.contains("\"longitude\":113.100999"), text);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private LivePosition position(int id, int afterS, int longitudeE6, long status, int speedDkmh) {
        long timeMs = clock.millis() + afterS * 1_000L;
        return new LivePosition(id, timeMs, timeMs, 27_830_000, longitudeE6, 60, speedDkmh, 90, 0, status, 0, 0);
    }

    private static final class StandingClock extends Clock {
        private Instant now = Instant.parse("2026-03-10T01:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
