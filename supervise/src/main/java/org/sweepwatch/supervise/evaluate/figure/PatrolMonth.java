package org.sweepwatch.supervise.evaluate.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sweepwatch.store.query.GridVisit;
import org.sweepwatch.supervise.evaluate.patrol.GridPatrol;
import org.sweepwatch.supervise.evaluate.patrol.PatrolRule;

/**
 * The month of the grid patrols (网格巡查): on each day the grids that were patrolled out of the grids due. A day on which no
 * visit of any grid was recorded in the whole city was not observed: it lowers the completeness, not the rate.
 */
public final class PatrolMonth implements MonthFigures {
    private final Function<LocalDate, Map<String, Set<String>>> gridsByDistrict;
    private final Function<LocalDate, List<GridVisit>> visits;
    private final PatrolRule rule;
    private final Supplier<LocalDate> today;

    /**
     * Over the given ledger and visits.
     *
     * @param gridsByDistrict codes of the grids that a district answers for on a day, by its name
     * @param visits those that began on an operational day
     */
    public PatrolMonth(
            Function<LocalDate, Map<String, Set<String>>> gridsByDistrict,
            Function<LocalDate, List<GridVisit>> visits,
            PatrolRule rule,
            Supplier<LocalDate> today) {
        this.gridsByDistrict = gridsByDistrict;
        this.visits = visits;
        this.rule = rule;
        this.today = today;
    }

    @Override
    public Map<String, UnitMonth> of(YearMonth month, List<String> units) {
        Map<String, UnitMonth> sums = new HashMap<>();
        for (LocalDate day : MonthDays.begun(month, today.get())) {
            List<GridVisit> seen = visits.apply(day);
            gridsByDistrict
                    .apply(day)
                    .forEach((district, due) -> Units.find(units, district)
                            .ifPresent(unit -> sums.merge(unit, figures(due, seen), UnitMonth::plus)));
        }
        return sums;
    }

    private UnitMonth figures(Set<String> due, Collection<GridVisit> seen) {
        boolean observed = !seen.isEmpty();
        GridPatrol patrol = GridPatrol.of(observed ? due : Set.of(), seen, rule);
        int there = observed ? 1 : 0;
        return new UnitMonth(
                Map.of(
                        FigureId.D1,
                        MonthFigure.of(
                                patrol.patrolled().numerator(),
                                patrol.patrolled().denominator(),
                                there,
                                1),
                        FigureId.D2,
                        MonthFigure.of(
                                patrol.visited().numerator(), patrol.visited().denominator(), there, 1)),
                List.of());
    }
}
