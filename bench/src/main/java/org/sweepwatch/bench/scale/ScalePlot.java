package org.sweepwatch.bench.scale;

import java.util.List;
import java.util.Locale;

/**
 * The curves as one SVG picture, a panel each, two beside each other. Amounts are drawn on a logarithmic axis, costs on a
 * linear one from 0: a flat line means that more costs nothing.
 */
final class ScalePlot {
    private static final int PANEL_WIDTH = 460;
    private static final int PANEL_HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int RIGHT = 24;
    private static final int TOP = 44;
    private static final int BOTTOM = 52;
    private static final int COLUMNS = 2;
    private static final int STEPS = 4;
    /** Where the figure of a point stands: those of two lines must not lie on each other. */
    private static final int ABOVE = -8;

    private static final int BELOW = 16;
    /** Told apart also by the colour-blind. */
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00");

    private final StringBuilder svg = new StringBuilder();

    private ScalePlot() {}

    static String of(List<Curve> curves) {
        return new ScalePlot().draw(curves);
    }

    private String draw(List<Curve> curves) {
        int rows = (curves.size() + COLUMNS - 1) / COLUMNS;
        int width = COLUMNS * PANEL_WIDTH;
        int height = rows * PANEL_HEIGHT;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\" fill=\"#222\">",
                width, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", width, height);
        for (int i = 0; i < curves.size(); i++) {
            add("<g transform=\"translate(%d %d)\">", i % COLUMNS * PANEL_WIDTH, i / COLUMNS * PANEL_HEIGHT);
            panel(curves.get(i));
            add("</g>");
        }
        add("</svg>");
        return svg.toString();
    }

    private void panel(Curve curve) {
        double top = niceAbove(curve.highest());
        add("<text x=\"%d\" y=\"20\" font-size=\"14\" font-weight=\"bold\">%s</text>", LEFT, escaped(curve.title()));
        add("<text x=\"%d\" y=\"36\" fill=\"#666\">%s</text>", LEFT, escaped(curve.unit()));
        for (int step = 0; step <= STEPS; step++) {
            double value = top * step / STEPS;
            double y = y(value, top);
            add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>", LEFT, y, PANEL_WIDTH - RIGHT, y);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, number(value));
        }
        for (Curve.Point point : curve.points()) {
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(point.amount(), curve), PANEL_HEIGHT - BOTTOM + 18, ScalePage.amount(point.amount()));
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#666\">%s</text>",
                (LEFT + PANEL_WIDTH - RIGHT) / 2, PANEL_HEIGHT - BOTTOM + 36, escaped(curve.amount()));
        for (int figure = 0; figure < curve.figures().size(); figure++) {
            line(curve, figure, top);
        }
    }

    private void line(Curve curve, int figure, double top) {
        String colour = COLOURS.get(figure % COLOURS.size());
        StringBuilder points = new StringBuilder();
        for (Curve.Point point : curve.points()) {
            double x = x(point.amount(), curve);
            double y = y(point.values().get(figure), top);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour);
            add(
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
                    x,
                    y + (figure == 0 ? ABOVE : BELOW),
                    colour,
                    ScalePage.value(point.values().get(figure)));
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                points.toString().strip(), colour);
        if (curve.figures().size() > 1) {
            add(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>",
                    PANEL_WIDTH - RIGHT,
                    20 + 16 * figure,
                    colour,
                    escaped(curve.figures().get(figure)));
        }
    }

    private static double x(double amount, Curve curve) {
        double first = Math.log(curve.points().get(0).amount());
        double last = Math.log(curve.points().get(curve.points().size() - 1).amount());
        double share = last == first ? 0.5 : (Math.log(amount) - first) / (last - first);
        int margin = 20; // so that the first and the last label stay within the panel
        return LEFT + margin + share * (PANEL_WIDTH - RIGHT - LEFT - 2 * margin);
    }

    private static double y(double value, double top) {
        return PANEL_HEIGHT - BOTTOM - value / top * (PANEL_HEIGHT - BOTTOM - TOP);
    }

    /** The next of 1, 2, 4, 8 times a power of ten above the value and a tenth, so that a label fits over the highest point. */
    static double niceAbove(double value) {
        double wanted = Math.max(value * 1.1, 1e-9);
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (int step : new int[] {1, 2, 4, 8}) {
            if (step * power >= wanted) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
