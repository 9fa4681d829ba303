package org.sweepwatch.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ScaleTest {
    private static final Curve TWO_FIGURES = new Curve(
            "Connections & more",
            "connections",
            "us a position",
            "How.",
            List.of("server", "database"),
            List.of(
                    new Curve.Point(187, List.of(20.0, 4.0)),
                    new Curve.Point(2_000, List.of(24.0, 5.0)),
                    new Curve.Point(19_500, List.of(31.5, 5.5))),
            "50,000 connections were cut to 19,500.");
    private static final Curve ONE_POINT =
            new Curve("Days", "days", "ms", "How.", List.of("stored"), List.of(new Curve.Point(1, List.of(3.0))), "");

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void thePictureHasAPanelForEachCurveAndALineForEachFigure() throws Exception {
        Document svg = parsed(ScalePlot.of(List.of(TWO_FIGURES, ONE_POINT)));
        assertEquals(2, svg.getElementsByTagName("g").getLength());
        assertEquals(3, svg.getElementsByTagName("polyline").getLength());
        assertEquals(7, svg.getElementsByTagName("circle").getLength());
    }

    @Test
    void moreCostIsDrawnHigherAndMoreAmountFartherRight() throws Exception {
        NodeList circles = parsed(ScalePlot.of(List.of(TWO_FIGURES))).getElementsByTagName("circle");
        for (int i = 1; i < 3; i++) {
            assertTrue(number(circles, i, "cx") > number(circles, i - 1, "cx"));
            assertTrue(number(circles, i, "cy") < number(circles, i - 1, "cy"));
        }
    }

    private static double number(NodeList circles, int at, String attribute) {
        return Double.parseDouble(((Element) circles.item(at)).getAttribute(attribute));
    }

    @Test
    void thePageHasATableForEachCurveAndSaysWhatWasCut() {
        String page = ScalePage.of(List.of(TWO_FIGURES, ONE_POINT), "Machine: this.", "scale.svg");
        assertTrue(page.contains(
                "| connections | server, us a position | database, us a position |\n| --- | --- | --- |\n"));
        assertTrue(page.contains("| 19,500 | 31.5 | 5.5 |\n"), page);
        assertTrue(page.contains("cut to 19,500"));
        assertTrue(page.contains("(scale.svg)"));
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.8", "1, 2", "31.5, 40", "77, 100", "950, 2000"})
    void theAxisEndsAboveTheHighestFigure(double highest, double end) {
        assertEquals(end, ScalePlot.niceAbove(highest), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--out", "--out /no/such/directory"})
    void wrongUsageIsExitCodeTwo(String arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(
                2,
                ScaleCommand.run(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        arguments.split(" ", -1)));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    }
}
