package org.sweepwatch.supervise.evaluate.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * What is known of a district's month.
 *
 * @param figures those that have a source; one that is missing here is "no data", not 0
 * @param problems what went wrong, oldest first
 */
public record UnitMonth(Map<FigureId, MonthFigure> figures, List<MonthProblem> problems) {
    public static final UnitMonth NOTHING = new UnitMonth(Map.of(), List.of());

    public UnitMonth {
        figures = Map.copyOf(figures);
        problems = List.copyOf(problems);
    }

    /** This and what another source knows of the same month. A figure that both have is added up. */
    public UnitMonth plus(UnitMonth other) {
        Map<FigureId, MonthFigure> sums = new EnumMap<>(FigureId.class);
        sums.putAll(figures);
        other.figures.forEach((id, figure) -> sums.merge(id, figure, MonthFigure::plus));
        List<MonthProblem> all = new ArrayList<>(problems);
        all.addAll(other.problems);
        return new UnitMonth(sums, all);
    }
}
