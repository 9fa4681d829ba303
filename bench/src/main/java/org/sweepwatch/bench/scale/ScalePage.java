package org.sweepwatch.bench.scale;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The curves as a page of Markdown: a table for each, and where the picture is. */
final class ScalePage {
    private ScalePage() {}

    /**
     * @param machine what it was measured on, and when
     * @param picture name of the picture's file
     */
    static String of(List<Curve> curves, String machine, String picture) {
        StringBuilder page = new StringBuilder("""
                # What a position costs when there is more of everything

                规模曲线：连接数、围栏数、路线数、已存天数对单个定位点成本的影响。

                Written by `java -jar bench/target/benchmarks.jar scale`; do not edit. %s

                ![Cost of a position over connections, fences, routes and days stored](%s)
                """.formatted(machine, picture));
        for (Curve curve : curves) {
            page.append("\n## ")
                    .append(curve.title())
                    .append("\n\n")
                    .append(curve.method())
                    .append("\n\n");
            row(page, curve.amount(), curve.figures().stream().map(f -> f + ", " + curve.unit()));
            row(page, "---", curve.figures().stream().map(f -> "---"));
            for (Curve.Point point : curve.points()) {
                row(page, amount(point.amount()), point.values().stream().map(ScalePage::value));
            }
            if (!curve.note().isEmpty()) {
                page.append("\n").append(curve.note()).append("\n");
            }
        }
        return page.toString();
    }

    private static void row(StringBuilder page, String first, java.util.stream.Stream<String> others) {
        page.append("| ")
                .append(first)
                .append(" | ")
                .append(others.collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    static String amount(double amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }

    static String value(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
