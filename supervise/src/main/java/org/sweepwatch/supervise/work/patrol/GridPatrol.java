package org.sweepwatch.supervise.work.patrol;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sweepwatch.store.query.GridVisit;
import org.sweepwatch.supervise.device.Rate;

/**
 * Patrols of responsibility grids in one shift, from visits of vehicles, persons and hand terminals. A function of its
 * visits, whatever their order.
 *
 * @param patrolled grids with all required patrols / grids due (满网格巡查率, D1)
 * @param visited grids visited at least once / grids due (网格覆盖率, D2)
 */
public record GridPatrol(Rate patrolled, Rate visited) {
    /**
     * Judges a shift.
     *
     * @param due codes of the grids that must be patrolled in the shift
     * @param visits the visits that began in it; those of other grids are passed over
     */
    public static GridPatrol of(Set<String> due, Collection<GridVisit> visits, PatrolRule rule) {
        Set<String> visited = new HashSet<>();
        Map<String, Integer> patrols = new HashMap<>();
        for (GridVisit visit : visits) {
            if (due.contains(visit.grid())) {
                visited.add(visit.grid());
                patrols.merge(visit.grid(), isPatrol(visit, rule) ? 1 : 0, Integer::sum);
            }
        }
        long full = patrols.values().stream()
                .filter(times -> times >= rule.required())
                .count();
        return new GridPatrol(Rate.of(full, due.size()), Rate.of(visited.size(), due.size()));
    }

    private static boolean isPatrol(GridVisit visit, PatrolRule rule) {
        return visit.checkIn()
                || (visit.points() >= rule.points()
                        && Duration.between(visit.from(), visit.until()).compareTo(rule.stay()) >= 0);
    }
}
