package org.sweepwatch.supervise.work.patrol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.query.GridVisit;
import org.sweepwatch.supervise.device.Rate;
import org.sweepwatch.supervise.rulebook.Rules;

class GridPatrolTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    private static GridVisit track(String grid, int points, int seconds) {
        return new GridVisit(grid, "7", GridVisit.VEHICLE, START, START.plusSeconds(seconds), points, false);
    }

    private static GridVisit checkIn(String grid, int second) {
        Instant at = START.plusSeconds(second);
        return new GridVisit(grid, "张三", GridVisit.HAND, at, at, 0, true);
    }

    @Test
    void fortySixOfFiftyGridsPatrolledAndFortyNineVisited() {
        Set<String> due = IntStream.range(0, 50).mapToObj(i -> "G" + i).collect(Collectors.toSet());
        List<GridVisit> visits = new ArrayList<>();
        for (int i = 0; i < 46; i++) {
            visits.add(i % 2 == 0 ? track("G" + i, 3, 120) : checkIn("G" + i, i));
        }
        visits.add(track("G46", 2, 600));
        visits.add(track("G47", 100, 119));
        visits.add(track("G48", 1, 0));
        visits.add(track("elsewhere", 9, 900));
        GridPatrol patrol = GridPatrol.of(due, visits, PatrolRule.of(Rules.DEFAULTS));
        assertEquals(Rate.of(46, 50), patrol.patrolled());
        assertEquals("92.0 %", patrol.patrolled().percent(1));
        assertEquals(Rate.of(49, 50), patrol.visited());
        assertEquals("98.0 %", patrol.visited().percent(1));
    }

    @Test
    void aGridThatNeedsTwoPatrolsIsNotFullWithOne() {
        PatrolRule twice = new PatrolRule(3, Duration.ofMinutes(2), 2);
        List<GridVisit> visits = List.of(checkIn("A", 0), checkIn("A", 60), checkIn("B", 0));
        assertEquals(
                Rate.of(1, 2), GridPatrol.of(Set.of("A", "B"), visits, twice).patrolled());
    }

    @Test
    void nobodyThereIsNothingOfEverything() {
        assertEquals(
                Rate.of(0, 2),
                GridPatrol.of(Set.of("A", "B"), List.of(), PatrolRule.of(Rules.DEFAULTS))
                        .visited());
    }
}
