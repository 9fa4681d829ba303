package org.sweepwatch.supervise.work.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackPoint;

/** Every list of a work day has its end, and what happens there is defined. */
class FoldBoundsTest {
    @Test
    void onePassTooManyIsCountedAndNotKept() {
        PassLog log = new PassLog();
        for (int i = 0; i <= PassLog.MAX_PASSES; i++) {
            log.passed(1, i, -1L, i, i, true);
        }
        assertEquals(PassLog.MAX_PASSES, log.passes(7).size());
        assertEquals(1, log.overflow());
        for (int i = 0; i < PassLog.MAX_UNPROVEN + 2; i++) {
            log.unproven(1, 0, 0, i, i + 1);
        }
        assertEquals(PassLog.MAX_UNPROVEN, log.unproven().size());
        assertEquals(3, log.overflow());
    }

    @Test
    void undecidedPointsComeOutInTheirOrderAndNoMoreThanFitGoIn() {
        UndecidedPoints points = new UndecidedPoints();
        TrackPoint point = new TrackPoint();
        TrackMatch match = new TrackMatch();
        for (int i = 0; i < UndecidedPoints.MAX; i++) {
            points.add(point.set(i, 0, 0, 0, 0), match);
        }
        assertTrue(points.isFull());
        assertThrows(IllegalStateException.class, () -> points.add(point, match));
        points.take(point, match);
        assertEquals(0, point.timeMs);
        points.add(point.set(900, 0, 0, 0, 0), match);
        for (int i = 1; i < UndecidedPoints.MAX; i++) {
            points.take(point, match);
            assertEquals(i, point.timeMs);
        }
        points.take(point, match);
        assertEquals(900, point.timeMs);
        assertTrue(points.isEmpty());
    }

    @Test
    void oneStayTooManyEndsTheOneLeftTheLongest() {
        GridStays stays = new GridStays();
        for (int grid = 1; grid <= GridStays.MAX_OPEN; grid++) {
            for (int i = 0; i < 3; i++) {
                stays.add(grid, grid * 1_000L + i * 60_000L, 0);
            }
        }
        assertEquals(GridStays.MAX_OPEN, stays.stays(0).size());
        stays.add(99, 130_000, 0);
        assertEquals(1, stays.stays(0).get(0).gridId(), "ended first");
        assertEquals(GridStays.MAX_OPEN + 1, stays.stays(0).size());
    }

    @Test
    void aDayKeepsOnlySoManyStays() {
        GridStays stays = new GridStays();
        long at = 0;
        for (int n = 0; n < GridStays.MAX_STAYS + 20; n++) {
            for (int i = 0; i < 3; i++) {
                stays.add(1 + n, at, 0);
                at += 60_000;
            }
            at += GridStays.AWAY_MS;
        }
        assertEquals(GridStays.MAX_STAYS + 1, stays.stays(0).size(), "and the one that goes on");
    }
}
