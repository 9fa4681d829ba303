package org.sweepwatch.supervise.evaluate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * A rate of mechanised sweeping (机械化清扫率) of a district in a month: as telemetry has it (C11), or as the district declares
 * it (C11D). Both are listed whatever the scheme scores, the declared one after the measured one.
 *
 * @param figure {@code C11} or {@code C11D}
 * @param numerator area swept by machine, 10^4 m2; null when nothing is known, as are {@code denominator} and {@code rate}
 * @param denominator measured: area planned; declared: area swept, 10^4 m2
 * @param rate numerator / denominator, 6 decimals; null when there is none
 * @param completeness share of the expected data that was there, 6 decimals; null when none was expected, and of what is
 *     declared
 */
public record SweptRate(
        String unit,
        FigureId figure,
        String figureName,
        BigDecimal numerator,
        BigDecimal denominator,
        BigDecimal rate,
        BigDecimal completeness) {
    /** Both rates of each district, as in the facts of the month: an appeal against an item changes neither. */
    static List<SweptRate> of(List<String> units, Map<String, UnitMonth> known) {
        return units.stream()
                .flatMap(unit -> Stream.of(FigureId.C11, FigureId.C11D)
                        .map(id -> of(
                                unit,
                                id,
                                known.getOrDefault(unit, UnitMonth.NOTHING)
                                        .figures()
                                        .get(id))))
                .toList();
    }

    private static SweptRate of(String unit, FigureId id, MonthFigure figure) {
        return figure == null
                ? new SweptRate(unit, id, id.chinese(), null, null, null, null)
                : new SweptRate(
                        unit,
                        id,
                        id.chinese(),
                        figure.numerator(),
                        figure.denominator(),
                        figure.rate(),
                        id.byHand() ? null : figure.completeness());
    }
}
