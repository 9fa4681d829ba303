package org.sweepwatch.supervise.evaluate.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sweepwatch.supervise.evaluate.figure.ProblemKind;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * One item of an evaluation scheme (考评项目).
 *
 * @param id short name for programs, unique in the scheme, for example {@code coverage}
 * @param name what people call it
 * @param figure what it looks at; of a deduction the figure whose completeness says whether problems could be seen
 * @param ledger whom it is charged to, the district when not given
 * @param weight full marks; none for {@link Method#RANK}, whose points come on top
 * @param floor of {@link Method#RATE}: below this rate there are no marks; 0 when not given
 * @param points of {@link Method#DEDUCT}: points off for each problem of a kind
 * @param cap of {@link Method#DEDUCT}: points off at most; the weight when not given
 * @param ranks of {@link Method#RANK}: points of the first, the second and so on
 * @param ranksByMonth of {@link Method#RANK}: months with other points
 * @param decimals of its score; null for those of the scheme
 * @param completenessFloor below it the item is not assessed; null for that of the scheme
 * @param notAssessable what it counts then; null for what the scheme says
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EvaluationItem(
        String id,
        String name,
        FigureId figure,
        Method method,
        Ledger ledger,
        BigDecimal weight,
        BigDecimal floor,
        Map<ProblemKind, BigDecimal> points,
        BigDecimal cap,
        List<BigDecimal> ranks,
        Map<YearMonth, List<BigDecimal>> ranksByMonth,
        Integer decimals,
        BigDecimal completenessFloor,
        Unassessable notAssessable) {
    /** Fills in what was not given. */
    public EvaluationItem {
        ledger = ledger == null ? Ledger.DISTRICT : ledger;
        points = points == null ? Map.of() : Map.copyOf(points);
        ranks = ranks == null ? List.of() : List.copyOf(ranks);
        ranksByMonth = ranksByMonth == null ? Map.of() : new TreeMap<>(ranksByMonth);
        weight = weight == null ? BigDecimal.ZERO : weight;
        floor = floor == null ? BigDecimal.ZERO : floor;
        cap = cap == null ? weight : cap;
    }

    /** Points of the first, the second and so on in this month. */
    public List<BigDecimal> ranks(YearMonth month) {
        return ranksByMonth.getOrDefault(month, ranks);
    }
}
