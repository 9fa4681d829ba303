package org.sweepwatch.bench.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sweepwatch.bench.geo.LookupScaleBenchmark;

/** Time of a look-up over the number of fences, and over that of routes. */
final class LookupCurve {
    private static final int[] TIMES = {1, 10, 100};

    private LookupCurve() {}

    static Curve fences(PrintStream progress, boolean quick) throws RunnerException {
        return measure(progress, quick, "Fences 围栏数", "fences", "fence", LookupScaleBenchmark::fences);
    }

    static Curve routes(PrintStream progress, boolean quick) throws RunnerException {
        return measure(progress, quick, "Routes 路线数", "routes", "route", LookupScaleBenchmark::routes);
    }

    private static Curve measure(
            PrintStream progress, boolean quick, String title, String what, String method, IntUnaryOperator amount)
            throws RunnerException {
        List<Curve.Point> points = new ArrayList<>();
        for (int times : TIMES) {
            double ns = score(method, times, quick);
            points.add(new Curve.Point(amount.applyAsInt(times), List.of(ns)));
            progress.printf(Locale.ROOT, "%,d %s: %.0f ns a position%n", amount.applyAsInt(times), what, ns);
        }
        return new Curve(
                title,
                what,
                "ns a position",
                "`LookupScaleBenchmark." + method
                        + "` on one thread; the area grows with the number, as from a city to a province.",
                List.of("look-up"),
                points,
                "");
    }

    private static double score(String method, int times, boolean quick) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(LookupScaleBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                        .param("times", Integer.toString(times))
                        .forks(1)
                        .warmupIterations(quick ? 1 : 3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(quick ? 2 : 5)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        return result.getPrimaryResult().getScore();
    }
}
