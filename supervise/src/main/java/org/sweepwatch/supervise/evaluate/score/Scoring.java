package org.sweepwatch.supervise.evaluate.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationItem;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationScheme;
import org.sweepwatch.supervise.evaluate.scheme.Ledger;
import org.sweepwatch.supervise.evaluate.scheme.Method;

/**
 * Marks the districts of a month by a scheme: a function of the scheme, the figures and the corrections.
 *
 * <p>Exact decimal arithmetic. A score is worked out from the exact numerator and denominator and rounded once, half up,
 * to the decimals of its item; a total is the sum of the scores as printed, scaled to the full marks when items are left
 * out, and rounded once more. So whoever adds up the printed table gets the printed total.
 */
public final class Scoring {
    /** Of two figures the one with the larger rate, exactly: the rates are never rounded before they are compared. */
    private static final Comparator<MonthFigure> BY_RATE = (a, b) ->
            a.numerator().multiply(b.denominator()).compareTo(b.numerator().multiply(a.denominator()));

    private final EvaluationScheme scheme;
    private final YearMonth month;
    private final Map<String, UnitMonth> known;
    private final List<Correction> corrections;

    private Scoring(
            EvaluationScheme scheme, YearMonth month, Map<String, UnitMonth> known, List<Correction> corrections) {
        this.scheme = scheme;
        this.month = month;
        this.known = known;
        this.corrections = corrections;
    }

    /**
     * The marks of all districts of the scheme, the best first, those without a total last.
     *
     * @param known by district; one that is missing is one of which nothing is known
     */
    public static List<UnitScore> score(
            EvaluationScheme scheme, YearMonth month, Map<String, UnitMonth> known, List<Correction> corrections) {
        return new Scoring(scheme, month, known, corrections).units();
    }

    private List<UnitScore> units() {
        Map<String, List<ItemScore>> items = new LinkedHashMap<>();
        scheme.units().forEach(unit -> items.put(unit, new ArrayList<>()));
        for (EvaluationItem item : scheme.items()) {
            Map<String, Integer> ranks = item.method() == Method.RANK ? ranks(item) : Map.of();
            items.forEach((unit, scores) -> scores.add(item(item, unit, ranks.get(unit))));
        }
        Map<String, UnitScore> scores = new LinkedHashMap<>();
        items.forEach((unit, all) -> scores.put(unit, total(unit, all)));
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        scores.forEach((unit, score) -> {
            if (score.total() != null) {
                totals.put(unit, score.total());
            }
        });
        Map<String, Integer> ranks = Ranking.of(totals, Comparator.reverseOrder(), scheme.ties());
        List<UnitScore> ranked = new ArrayList<>();
        scores.forEach((unit, score) -> ranked.add(score.withRank(ranks.get(unit))));
        ranked.sort(Comparator.comparing(UnitScore::rank, Comparator.nullsLast(Comparator.naturalOrder())));
        return ranked;
    }

    private Map<String, Integer> ranks(EvaluationItem item) {
        Map<String, MonthFigure> assessed = new LinkedHashMap<>();
        for (String unit : scheme.units()) {
            MonthFigure figure = figure(item, unit);
            if (outcome(item, figure).assessable()) {
                assessed.put(unit, figure);
            }
        }
        Comparator<MonthFigure> better = item.figure().atMost() ? BY_RATE : BY_RATE.reversed();
        return Ranking.of(assessed, better, scheme.ties());
    }

    private ItemScore item(EvaluationItem item, String unit, Integer rank) {
        MonthFigure figure = figure(item, unit);
        Outcome outcome = outcome(item, figure);
        List<Deduction> deductions = item.method() == Method.DEDUCT ? deductions(item, unit) : List.of();
        BigDecimal deducted = null;
        BigDecimal score;
        if (!outcome.assessable()) {
            score = notAssessed(item);
        } else if (outcome == Outcome.BELOW_FLOOR) {
            score = rounded(item, BigDecimal.ZERO);
        } else {
            switch (item.method()) {
                case RATE -> score = rounded(item, rate(item, figure));
                case RANK -> score = rounded(item, item.ranks(month).get(rank - 1));
                default -> {
                    deducted = rounded(item, sum(deductions).min(item.cap()));
                    score = rounded(item, item.weight().subtract(deducted));
                }
            }
        }
        return new ItemScore(
                item.id(),
                item.name(),
                item.figure(),
                item.figure().chinese(),
                item.method(),
                item.ledger(),
                item.weight(),
                figure == null ? null : figure.numerator(),
                figure == null ? null : figure.denominator(),
                figure == null ? null : figure.rate(),
                figure == null ? null : figure.completeness(),
                outcome,
                rank,
                deducted,
                score,
                deductions);
    }

    private Outcome outcome(EvaluationItem item, MonthFigure figure) {
        if (figure == null || figure.denominator().signum() == 0) {
            return Outcome.NO_DATA;
        }
        if (figure.lessCompleteThan(scheme.completenessFloor(item))) {
            return Outcome.TOO_INCOMPLETE;
        }
        boolean below = item.method() == Method.RATE
                && good(item, figure).compareTo(item.floor().multiply(figure.denominator())) < 0;
        return below ? Outcome.BELOW_FLOOR : Outcome.ASSESSED;
    }

    /** The numerator when more is better, what is left of the denominator otherwise; never more than the denominator. */
    private static BigDecimal good(EvaluationItem item, MonthFigure figure) {
        BigDecimal counted = figure.numerator().min(figure.denominator());
        return item.figure().atMost() ? figure.denominator().subtract(counted) : counted;
    }

    private BigDecimal rate(EvaluationItem item, MonthFigure figure) {
        return item.weight()
                .multiply(good(item, figure))
                .divide(figure.denominator(), scheme.decimals(item), RoundingMode.HALF_UP);
    }

    private BigDecimal notAssessed(EvaluationItem item) {
        return switch (scheme.notAssessable(item)) {
            case LEFT_OUT -> null;
            case ZERO -> rounded(item, BigDecimal.ZERO);
            case FULL -> rounded(item, item.weight());
        };
    }

    private BigDecimal rounded(EvaluationItem item, BigDecimal value) {
        return value.setScale(scheme.decimals(item), RoundingMode.HALF_UP);
    }

    private List<Deduction> deductions(EvaluationItem item, String unit) {
        List<String> withdrawn = corrections(item, unit).stream()
                .flatMap(correction -> correction.withdrawn().stream())
                .toList();
        return known.getOrDefault(unit, UnitMonth.NOTHING).problems().stream()
                .filter(problem -> item.points().containsKey(problem.kind()))
                .map(problem -> withdrawn.contains(problem.id())
                        ? new Deduction(problem, BigDecimal.ZERO, true)
                        : new Deduction(problem, item.points().get(problem.kind()), false))
                .toList();
    }

    private static BigDecimal sum(List<Deduction> deductions) {
        return deductions.stream().map(Deduction::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private MonthFigure figure(EvaluationItem item, String unit) {
        MonthFigure figure =
                known.getOrDefault(unit, UnitMonth.NOTHING).figures().get(item.figure());
        for (Correction correction : corrections(item, unit)) {
            figure = figure == null ? null : figure.corrected(correction.numerator(), correction.denominator());
        }
        return figure;
    }

    private List<Correction> corrections(EvaluationItem item, String unit) {
        return corrections.stream()
                .filter(correction -> correction.item().equals(item.id()))
                .filter(correction -> correction.unit().equals(unit))
                .toList();
    }

    private UnitScore total(String unit, List<ItemScore> items) {
        BigDecimal fullMarks = scheme.fullMarks();
        BigDecimal assessed = BigDecimal.ZERO;
        BigDecimal marks = BigDecimal.ZERO;
        BigDecimal rankPoints = BigDecimal.ZERO;
        for (ItemScore item : items) {
            if (item.ledger() != Ledger.DISTRICT || item.score() == null) {
                continue;
            }
            if (item.method() == Method.RANK) {
                rankPoints = rankPoints.add(item.score());
            } else {
                assessed = assessed.add(item.weight());
                marks = marks.add(item.score());
            }
        }
        boolean enough = assessed.signum() > 0
                && assessed.compareTo(scheme.assessedFloor().multiply(fullMarks)) >= 0;
        BigDecimal total = enough
                ? marks.multiply(fullMarks)
                        .divide(assessed, scheme.decimals(), RoundingMode.HALF_UP)
                        .add(rankPoints)
                        .setScale(scheme.decimals(), RoundingMode.HALF_UP)
                : null;
        return new UnitScore(unit, null, total, fullMarks, assessed, rankPoints, items);
    }
}
