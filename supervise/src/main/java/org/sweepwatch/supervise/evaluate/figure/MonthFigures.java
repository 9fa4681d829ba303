package org.sweepwatch.supervise.evaluate.figure;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A source of figures: what the days of a month add up to for each district. A day is an operational day, so a night
 * shift across the change of month belongs to the month of its evening.
 */
@FunctionalInterface
public interface MonthFigures {
    /**
     * The days of the month that have begun.
     *
     * @param units the districts asked for
     * @return what is known of each of them; one that is missing is a district of which nothing is known
     */
    Map<String, UnitMonth> of(YearMonth month, List<String> units);

    /** Several sources as one. */
    static MonthFigures all(List<MonthFigures> sources) {
        return (month, units) -> {
            Map<String, UnitMonth> sums = new LinkedHashMap<>();
            units.forEach(unit -> sums.put(unit, UnitMonth.NOTHING));
            for (MonthFigures source : sources) {
                source.of(month, units).forEach((unit, known) -> sums.merge(unit, known, UnitMonth::plus));
            }
            return sums;
        };
    }
}
