package org.sweepwatch.supervise.evaluate.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.MonthProblem;
import org.sweepwatch.supervise.evaluate.figure.ProblemKind;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationScheme;
import org.sweepwatch.supervise.evaluate.scheme.SchemeReader;
import org.sweepwatch.supervise.work.figure.FigureId;

/** The worked examples of the bulletins to the printed digit, and what happens at the edges. */
class ScoringTest {
    private static final YearMonth MONTH = YearMonth.of(2021, 6);

    private static EvaluationScheme scheme(String head, String... items) {
        return SchemeReader.read("name: t\nvalidFrom: 2020-01\ndecimals: 2\ncompletenessFloor: 0.60\n"
                + "notAssessable: left-out\nassessedFloor: 0.00\nties: skip-next\nappealDays: 5\n" + head
                + "\nitems:\n  - " + String.join("\n  - ", items));
    }

    private static EvaluationScheme one(String item) {
        return scheme("units: [A]", item);
    }

    private static UnitMonth known(FigureId id, String numerator, String denominator) {
        return new UnitMonth(
                Map.of(
                        id,
                        new MonthFigure(
                                new BigDecimal(numerator),
                                new BigDecimal(denominator),
                                BigDecimal.ONE,
                                BigDecimal.ONE)),
                List.of());
    }

    private static UnitScore only(EvaluationScheme scheme, UnitMonth known) {
        return Scoring.score(scheme, MONTH, Map.of("A", known), List.of()).get(0);
    }

    @ParameterizedTest(name = "{0} x {1} / {2} -> {4}")
    @CsvSource({
        // Huangshi: platform connectivity, 15 x rate, printed with three and two decimals
        "15, 44635.26, 44640, 3, 14.998",
        "15, 133203.62, 133920, 2, 14.92",
        // Huangshi: trajectory completeness, 30 x rate
        "30, 278890.63, 283116.51, 2, 29.55",
        // Zhuzhou: 93 of 94 vehicles of the night on line
        "15, 93, 94, 2, 14.84",
        // Grid patrol 46 of 50; a half is rounded up
        "10, 46, 50, 2, 9.20",
        "1, 1, 8, 2, 0.13"
    })
    void aRateGivesItsShareOfTheWeight(
            String weight, String numerator, String denominator, int decimals, String marks) {
        EvaluationScheme scheme =
                one("{id: i, name: i, figure: C4, method: rate, weight: " + weight + ", decimals: " + decimals + "}");
        ItemScore item =
                only(scheme, known(FigureId.C4, numerator, denominator)).items().get(0);
        assertEquals(new BigDecimal(marks), item.score());
        assertEquals(Outcome.ASSESSED, item.outcome());
    }

    @Test
    void belowTheFloorARateGivesNothingAndAtTheFloorItGivesItsShare() {
        EvaluationScheme scheme = one("{id: i, name: i, figure: T4, method: rate, weight: 30, floor: 0.70}");
        ItemScore below =
                only(scheme, known(FigureId.T4, "6999", "10000")).items().get(0);
        assertEquals(new BigDecimal("0.00"), below.score());
        assertEquals(Outcome.BELOW_FLOOR, below.outcome());
        assertEquals(
                new BigDecimal("21.00"),
                only(scheme, known(FigureId.T4, "7000", "10000")).items().get(0).score());
    }

    @Test
    void whereLessIsBetterTheRestOfTheRateCounts() {
        EvaluationScheme scheme = one("{id: i, name: i, figure: C6, method: rate, weight: 5}");
        assertEquals(
                new BigDecimal("4.63"),
                only(scheme, known(FigureId.C6, "138", "1860")).items().get(0).score());
    }

    private static MonthProblem problem(ProblemKind kind, int vehicle, String code) {
        return new MonthProblem(
                kind,
                vehicle,
                null,
                code,
                LocalDate.of(2020, 8, 19),
                "日",
                kind.chinese(),
                "/api/v1/vehicles/" + vehicle);
    }

    private static UnitMonth withProblems(MonthProblem... problems) {
        return new UnitMonth(known(FigureId.C2, "40", "42").figures(), List.of(problems));
    }

    private static final String DEDUCTION =
            "{id: p, name: p, figure: C2, method: deduct, weight: 100, cap: 5, points: {no-gps: 0.5, off-plan: 0.2}}";

    @Test
    void theBulletinsProblemsTakeNineTenthsOfAPoint() {
        UnitScore score = only(
                one(DEDUCTION),
                withProblems(
                        problem(ProblemKind.NO_GPS, 1, "D004"),
                        problem(ProblemKind.OFF_PLAN, 2, "A002"),
                        problem(ProblemKind.OFF_PLAN, 3, "A004"),
                        problem(ProblemKind.OVERSPEED, 4, "A005")));
        assertEquals(new BigDecimal("0.90"), score.items().get(0).deducted());
        assertEquals(new BigDecimal("99.10"), score.total());
        assertEquals(
                List.of("no-gps/1/2020-08-19/日", "off-plan/2/2020-08-19/日", "off-plan/3/2020-08-19/日"),
                score.items().get(0).deductions().stream().map(Deduction::id).toList());
    }

    @Test
    void noMoreThanTheCapIsTakenOff() {
        MonthProblem[] many = new MonthProblem[30];
        for (int i = 0; i < many.length; i++) {
            many[i] = problem(ProblemKind.NO_GPS, i + 1, null);
        }
        UnitScore score = only(one(DEDUCTION), withProblems(many));
        assertEquals(new BigDecimal("5.00"), score.items().get(0).deducted());
        assertEquals(new BigDecimal("95.00"), score.total());
        assertEquals(30, score.items().get(0).deductions().size());
    }

    @Test
    void anAcceptedAppealTakesAProblemBackAndStaysVisible() {
        Map<String, UnitMonth> known = Map.of(
                "A", withProblems(problem(ProblemKind.NO_GPS, 1, "D004"), problem(ProblemKind.OFF_PLAN, 2, "A002")));
        Correction correction =
                new Correction("A", "p", List.of("no-gps/1/2020-08-19/日"), null, null, 7, "antenna stolen");
        UnitScore score =
                Scoring.score(one(DEDUCTION), MONTH, known, List.of(correction)).get(0);
        assertEquals(new BigDecimal("99.80"), score.total());
        assertTrue(score.items().get(0).deductions().get(0).withdrawn());
    }

    private static final String FIVE = "units: [A, B, C, D, E]";
    private static final String BASE = "{id: b, name: b, figure: C1, method: rate, weight: 100}";
    private static final String RANKED = "{id: r, name: r, figure: C4, method: rank, ranks: [2, 1, 0, -0.5, -1],"
            + " ranksByMonth: {2019-05: [1, 0.8, 0.5, 0.3, 0]}}";

    private static Map<String, UnitMonth> coverage(String... numerators) {
        Map<String, String> byUnit = Map.of(
                "A", numerators[0], "B", numerators[1], "C", numerators[2], "D", numerators[3], "E", numerators[4]);
        return byUnit.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> known(FigureId.C4, entry.getValue(), "100").plus(known(FigureId.C1, "9", "10"))));
    }

    private static Map<String, BigDecimal> points(
            EvaluationScheme scheme, YearMonth month, Map<String, UnitMonth> known) {
        return Scoring.score(scheme, month, known, List.of()).stream()
                .collect(Collectors.toMap(
                        UnitScore::unit, unit -> unit.items().get(1).score()));
    }

    private static BigDecimal two(String value) {
        return new BigDecimal(value).setScale(2);
    }

    @Test
    void ranksGiveThePointsOfTheirMonth() {
        EvaluationScheme scheme = scheme(FIVE, BASE, RANKED);
        assertEquals(
                Map.of("A", two("2"), "B", two("1"), "C", two("0"), "D", two("-0.5"), "E", two("-1")),
                points(scheme, MONTH, coverage("95", "94", "93", "92", "91")));
        assertEquals(
                Map.of("A", two("1"), "B", two("0.8"), "C", two("0.5"), "D", two("0.3"), "E", two("0")),
                points(scheme, YearMonth.of(2019, 5), coverage("95", "94", "93", "92", "91")));
        List<UnitScore> ranked = Scoring.score(scheme, MONTH, coverage("95", "94", "93", "92", "91"), List.of());
        assertEquals(two("92"), ranked.get(0).total());
        assertEquals("A", ranked.get(0).unit());
        assertEquals(1, ranked.get(0).rank());
    }

    /** Shaoyang pays and charges yuan by rank. */
    @Test
    void ranksMayBePaidInMoney() {
        EvaluationScheme scheme = scheme(
                "units: [A, B, C, D]",
                BASE,
                "{id: r, name: r, figure: C4, method: rank, ranks: [300000, 200000, 0, -100000]}");
        Map<String, UnitMonth> known = coverage("95", "94", "93", "92", "91");
        assertEquals(
                Map.of("A", two("300000"), "B", two("200000"), "C", two("0"), "D", two("-100000")),
                points(scheme, MONTH, known));
    }

    @Test
    void equalDistrictsGetTheSamePointsAndTheNextRankIsSkipped() {
        Map<String, UnitMonth> known = coverage("95", "94", "94", "92", "91");
        assertEquals(
                Map.of("A", two("2"), "B", two("1"), "C", two("1"), "D", two("-0.5"), "E", two("-1")),
                points(scheme(FIVE, BASE, RANKED), MONTH, known));
        EvaluationScheme dense = new EvaluationScheme(
                "t",
                YearMonth.of(2020, 1),
                2,
                BigDecimal.ZERO,
                scheme(FIVE, BASE).notAssessable(),
                BigDecimal.ZERO,
                org.sweepwatch.supervise.evaluate.scheme.Ties.DENSE,
                5,
                List.of("A", "B", "C", "D", "E"),
                scheme(FIVE, BASE, RANKED).items());
        assertEquals(
                Map.of("A", two("2"), "B", two("1"), "C", two("1"), "D", two("0"), "E", two("-0.5")),
                points(dense, MONTH, known));
    }

    private static UnitMonth incomplete(FigureId id, long observed) {
        return new UnitMonth(Map.of(id, MonthFigure.of(9, 10, observed, 100)), List.of());
    }

    private static final String[] TWO_ITEMS = {
        "{id: x, name: x, figure: C4, method: rate, weight: 40}",
        "{id: y, name: y, figure: C5, method: rate, weight: 60}"
    };

    @Test
    void anItemWithTooLittleDataIsLeftOutAndTheOthersTakeItsWeight() {
        UnitMonth known = incomplete(FigureId.C4, 59).plus(known(FigureId.C5, "1", "2"));
        UnitScore score = only(scheme("units: [A]", TWO_ITEMS), known);
        assertEquals(Outcome.TOO_INCOMPLETE, score.items().get(0).outcome());
        assertNull(score.items().get(0).score());
        assertEquals(two("50"), score.total());
        assertEquals(new BigDecimal("60"), score.assessedMarks());
        assertEquals(
                two("36"),
                only(scheme("units: [A]", TWO_ITEMS), incomplete(FigureId.C4, 60))
                        .items()
                        .get(0)
                        .score());
    }

    @Test
    void theSchemeMaySayThatSuchAnItemCountsNothingOrFull() {
        UnitMonth known = known(FigureId.C5, "1", "2");
        String zero = TWO_ITEMS[0].replace("}", ", notAssessable: zero}");
        String full = TWO_ITEMS[0].replace("}", ", notAssessable: full}");
        assertEquals(
                two("30"), only(scheme("units: [A]", zero, TWO_ITEMS[1]), known).total());
        assertEquals(
                two("70"), only(scheme("units: [A]", full, TWO_ITEMS[1]), known).total());
        assertEquals(
                Outcome.NO_DATA,
                only(scheme("units: [A]", full, TWO_ITEMS[1]), known)
                        .items()
                        .get(0)
                        .outcome());
    }

    @Test
    void withoutEnoughThereIsNoTotalAndNoRank() {
        UnitScore nothing = only(scheme("units: [A]", TWO_ITEMS), UnitMonth.NOTHING);
        assertNull(nothing.total());
        assertNull(nothing.rank());
    }

    @Test
    void whatTheMaintenanceAnswersForIsNotChargedToTheDistrict() {
        UnitMonth known = withProblems(problem(ProblemKind.NO_GPS, 1, "D004")).plus(known(FigureId.C1, "9", "10"));
        UnitScore score = only(
                scheme("units: [A]", BASE, DEDUCTION.replace("weight: 100", "ledger: maintenance, weight: 100")),
                known);
        assertEquals(two("90"), score.total());
        assertEquals(new BigDecimal("0.50"), score.items().get(1).deducted());
    }

    @Test
    void theDefaultSchemeMarksAMonthOutOfAHundred() {
        EvaluationScheme scheme = SchemeReader.defaultScheme();
        assertEquals(0, scheme.fullMarks().compareTo(new BigDecimal("100")));
        assertEquals(List.of("天元区", "石峰区", "荷塘区", "芦淞区", "经开区"), scheme.units());
    }
}
