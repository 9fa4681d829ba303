package org.sweepwatch.supervise.work.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.supervise.rulebook.Rules;

/** The worked examples of the definitions, to the printed digit. */
class WorkedExamplesTest {
    @ParameterizedTest(name = "{0}: {1} / {2} = {3} %")
    @CsvSource({
        "C1, 42, 44, 95.5, met",
        "C2, 40, 42, 95.2, met",
        "C3, 21.4, 26.0, 82.3, met",
        "C4, 17.1, 18.6, 91.9, met",
        "C5, 21, 24, 87.5, missed",
        "C6, 138, 1860, 7.4, missed",
        "C7, 2.3, 21.4, 10.7, missed",
        "C10, 39, 42, 92.9, missed",
        "C11, 1036, 1120, 92.5, met",
        "C14, 18, 20, 90, missed",
        "D1, 46, 50, 92.0, missed",
        "D2, 49, 50, 98.0, met",
        "T1, 185, 187, 98.93, missed",
        "T2, 93, 94, 98.94, met",
        "T2, 42293, 42489, 99.54, met",
        "T3, 133203.62, 133920, 99.47, missed",
        "T3, 44635.26, 44640, 99.99, met",
        "T4, 278890.63, 283116.51, 98.51, met",
        "T5, 60838, 61250, 99.33, met",
        "T6, 3, 182, 1.65, met"
    })
    void sharesComeOutAsPrinted(FigureId id, double numerator, double denominator, String printed, String state) {
        Figure figure = Figure.share(id, numerator, denominator, 1.0, Rules.DEFAULTS);
        int decimals = printed.contains(".") ? printed.length() - printed.indexOf('.') - 1 : 0;
        assertEquals(printed, String.format(Locale.ROOT, "%." + decimals + "f", figure.value() * 100));
        assertEquals(state, figure.state());
        assertEquals(numerator, figure.numerator());
        assertEquals(denominator, figure.denominator());
    }

    @Test
    void theUseOfWaterLiesWithinTwoBounds() {
        Figure water = Figure.intensity(FigureId.C12, 9.2, 14.6, null, Rules.DEFAULTS);
        assertEquals(0.63, water.value(), 0.001);
        assertEquals(Figure.MET, water.state());
        Figure little = Figure.intensity(FigureId.C12, 1, 14.6, null, Rules.DEFAULTS);
        assertEquals(Figure.MISSED, little.state());
        assertEquals(0.3, little.target());
        assertEquals(
                Figure.MISSED,
                Figure.intensity(FigureId.C12, 20, 14.6, null, Rules.DEFAULTS).state());
        assertEquals(
                Figure.NOTHING_DUE,
                Figure.intensity(FigureId.C12, 1, 0, null, Rules.DEFAULTS).state());
    }

    @Test
    void belowTheFloorThereIsNoNumber() {
        Figure figure = Figure.share(FigureId.C4, 17.1, 18.6, 0.59, Rules.DEFAULTS);
        assertNull(figure.value());
        assertEquals(Figure.NOT_ASSESSABLE, figure.state());
        assertEquals(0.59, figure.completeness());
        assertEquals(18.6, figure.denominator());
        assertEquals(
                Figure.MET,
                Figure.share(FigureId.C4, 17.1, 18.6, 0.60, Rules.DEFAULTS).state());
    }

    @Test
    void withoutADenominatorThereIsNothingToJudge() {
        Figure figure = Figure.share(FigureId.C1, 0, 0, null, Rules.DEFAULTS);
        assertNull(figure.value());
        assertEquals(Figure.NOTHING_DUE, figure.state());
    }

    @Test
    void aFigureWithoutInputSaysSo() {
        assertEquals(Figure.NO_DATA, Figure.noData(FigureId.C12).state());
        assertNull(Figure.noData(FigureId.C12).value());
    }
}
