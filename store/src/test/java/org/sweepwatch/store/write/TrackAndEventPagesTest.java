package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.BadCursorException;
import org.sweepwatch.store.query.EventQuery;
import org.sweepwatch.store.query.Page;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.VehicleEvent;

class TrackAndEventPagesTest {
    private static final Instant START = Instant.parse("2026-11-20T22:30:00Z");
    private static final int POINTS = 10_000;
    private static TestDatabase db;
    private static Database database;

    @BeforeAll
    static void fill() {
        db = TestServer.newDatabase();
        database = db.open();
        StoreBatch batch = new StoreBatch();
        try (StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            for (int i = 0; i < POINTS; i++) {
                if (batch.isFull()) {
                    writer.write(batch);
                    batch.clear();
                }
                // Pairs at the same instant that are not in the order of the track.
                long time = START.toEpochMilli() + i / 2 * 10_000L;
                Rows.add(batch.positions(), 1, time, i % 2 == 0 ? -i - 1 : i);
                Rows.add(batch.positions(), 2, time, i);
            }
            for (int i = 0; i < 100; i++) {
                batch.addEvent(1 + i % 2, START.toEpochMilli() + i / 4 * 1000L, "kind" + i % 4, "" + i, null);
            }
            writer.write(batch);
        }
    }

    @AfterAll
    static void close() {
        database.close();
        db.close();
    }

    @Test
    void aWholeDayOfOneVehicleFitsOnePageInOrder() {
        Page<Position> page =
                new TrackQuery(database).track(1, START, START.plusSeconds(86_400), TrackQuery.DEFAULT_LIMIT, null);
        assertNull(page.next());
        assertEquals(POINTS, page.items().size());
        for (int i = 1; i < POINTS; i++) {
            Position a = page.items().get(i - 1);
            Position b = page.items().get(i);
            int order = a.time().compareTo(b.time());
            assertTrue(order < 0 || (order == 0 && a.latitude() < b.latitude()), "at " + i);
        }
    }

    @Test
    void pagesOfATrackJoinWithoutGapOrRepeat() {
        TrackQuery tracks = new TrackQuery(database);
        List<Position> whole =
                tracks.track(1, START, START.plusSeconds(86_400), POINTS, null).items();
        for (int limit : new int[] {777, 1000, 1001, 9_999}) { // odd limits cut pairs of one instant
            List<Position> joined = new ArrayList<>();
            String cursor = null;
            do {
                Page<Position> page = tracks.track(1, START, START.plusSeconds(86_400), limit, cursor);
                joined.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);
            assertEquals(
                    whole.stream().map(Rows::number).toList(),
                    joined.stream().map(Rows::number).toList());
        }
    }

    /** A broken terminal can say the same second again and again: whole pages of it. */
    @Test
    void pagesWithinOneInstantJoinToo() {
        StoreBatch batch = new StoreBatch(100);
        for (int i = 0; i < 50; i++) {
            Rows.add(batch.positions(), 4, START.toEpochMilli() + i / 40 * 1000L, i);
        }
        try (StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            writer.write(batch);
        }
        TrackQuery tracks = new TrackQuery(database);
        for (int limit : new int[] {1, 7, 20, 40, 49}) {
            List<Integer> joined = new ArrayList<>();
            String cursor = null;
            do {
                Page<Position> page = tracks.track(4, START, START.plusSeconds(60), limit, cursor);
                page.items().forEach(p -> joined.add(Rows.number(p)));
                cursor = page.next();
            } while (cursor != null);
            assertEquals(IntStream.range(0, 50).boxed().toList(), joined, "limit " + limit);
        }
    }

    @Test
    void theRangeOfATrackHoldsItsBeginAndNotItsEnd() {
        TrackQuery tracks = new TrackQuery(database);
        assertEquals(
                4,
                tracks.track(1, START, START.plusSeconds(20), 100, null).items().size());
        assertEquals(
                0,
                tracks.track(3, START, START.plusSeconds(20), 100, null).items().size());
        assertEquals(
                2,
                tracks.track(1, START.plusMillis(1), START.plusSeconds(20), 100, null)
                        .items()
                        .size());
    }

    @Test
    void aStreamOfPointsHasTheOrderOfTheTrack() {
        TrackQuery tracks = new TrackQuery(database);
        List<Integer> streamed = new ArrayList<>();
        long n = tracks.forEachPoint(1, START, START.plusSeconds(86_400), r -> streamed.add(r.latE6() - 27_832_150));
        assertEquals(POINTS, n);
        assertEquals(
                tracks.track(1, START, START.plusSeconds(86_400), POINTS, null).items().stream()
                        .map(Rows::number)
                        .toList(),
                streamed);
    }

    @Test
    void aConsumerThatThrowsEndsTheStreamAndGivesTheConnectionBack() {
        TrackQuery tracks = new TrackQuery(database);
        for (int i = 0; i < 20; i++) { // more often than there are connections
            assertThrows(
                    ArithmeticException.class,
                    () -> tracks.forEachPoint(1, START, START.plusSeconds(86_400), r -> {
                        throw new ArithmeticException("no");
                    }));
        }
        database.ping();
    }

    @Test
    void pagesOfEventsJoinNewestFirst() {
        EventQuery events = new EventQuery(database);
        List<VehicleEvent> joined = new ArrayList<>();
        String cursor = null;
        do {
            Page<VehicleEvent> page = events.events(null, null, null, null, 7, cursor);
            joined.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertEquals(100, joined.stream().map(VehicleEvent::id).distinct().count());
        for (int i = 1; i < joined.size(); i++) {
            assertTrue(!joined.get(i).time().isAfter(joined.get(i - 1).time()));
        }
    }

    @Test
    void eventsAreChosenByTimeKindAndVehicle() {
        EventQuery events = new EventQuery(database);
        assertEquals(
                25, events.events(null, null, "kind1", null, 100, null).items().size());
        assertEquals(50, events.events(null, null, null, 2, 100, null).items().size());
        assertEquals(0, events.events(null, null, "kind1", 1, 100, null).items().size());
        assertEquals(
                8,
                events.events(START, START.plusSeconds(2), null, null, 100, null)
                        .items()
                        .size());
        assertEquals(
                0,
                events.events(null, null, "' OR true --", null, 100, null)
                        .items()
                        .size());
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        for (String bad :
                List.of("", ".", "1", "1.", ".1", "x.y", "1.2.3", "1.-1", "1.1000001", "99999999999999999999.1")) {
            assertThrows(
                    BadCursorException.class,
                    () -> new TrackQuery(database).track(1, START, START, 1, bad),
                    () -> "cursor '" + bad + "'");
        }
    }
}
