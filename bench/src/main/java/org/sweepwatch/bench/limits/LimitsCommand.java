package org.sweepwatch.bench.limits;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code limits}: each stage and the bare limit of this machine in turn, A B A B, so that what disturbs the machine disturbs
 * both; the median of the ratios is what counts.
 */
public final class LimitsCommand {
    private static final int DEFAULT_ROUNDS = 3;
    private static final int MAX_ROUNDS = 50;
    /** Share of a limit that is shown and not judged. */
    static final double NO_GOAL = 0;

    /**
     * A stage of the server and the limit it is held against.
     *
     * @param leastShare share of the limit that is the goal, or {@link #NO_GOAL}
     */
    private record Pair(String stage, String ours, String limit, String parameter, String value, double leastShare) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(
                    "decode 0x0200 with 5 items",
                    "FrameBenchmark.decodeLocation",
                    "DecodeLimitBenchmark.bareDecode",
                    null,
                    null,
                    55.0 / 120),
            new Pair(
                    "fences, route and grid",
                    "PositionLookupBenchmark.cellsAll",
                    "GridLimitBenchmark.bareGrid",
                    null,
                    null,
                    154.0 / 400),
            new Pair(
                    "journal, groups of 100, forced",
                    "JournalAppendBenchmark.group",
                    "JournalLimitBenchmark.bareGroup",
                    "groupSize",
                    "100",
                    NO_GOAL),
            new Pair(
                    "journal, groups of 1000, forced",
                    "JournalAppendBenchmark.group",
                    "JournalLimitBenchmark.bareGroup",
                    "groupSize",
                    "1000",
                    NO_GOAL),
            new Pair(
                    "store, batches of 4000",
                    "StoreWriteBenchmark.batch",
                    "CopyLimitBenchmark.bareCopy",
                    "batchSize",
                    "4000",
                    0.6));

    private LimitsCommand() {}

    /** 0 done, 1 a benchmark failed, 2 wrong usage. Whether a goal is met is printed, not judged. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        int rounds = DEFAULT_ROUNDS;
        if (args.length == 2 && args[0].equals("--rounds") && args[1].matches("[0-9]{1,2}")) {
            rounds = Integer.parseInt(args[1]);
        } else if (args.length != 0) {
            err.println("limits: unknown arguments " + String.join(" ", args) + " (expected: [--rounds N])");
            return 2;
        }
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            err.println("limits: --rounds is " + rounds + " (expected: 1 to " + MAX_ROUNDS + ")");
            return 2;
        }
        try {
            out.printf("%-46s %14s %14s %8s %s%n", "stage", "ours", "limit", "share", "goal");
            for (Pair pair : PAIRS) {
                partOf(out, pair, rounds);
            }
            SocketLimit.measure(out, rounds);
            return 0;
        } catch (RunnerException | IOException | RuntimeException e) {
            err.println("limits: " + e.getMessage());
            return 1;
        }
    }

    private static void partOf(PrintStream out, Pair pair, int rounds) throws RunnerException {
        List<Double> shares = new ArrayList<>();
        double[] ours = new double[rounds];
        double[] limit = new double[rounds];
        String unit = "";
        for (int round = 0; round < rounds; round++) {
            RunResult first = measure(pair, pair.ours());
            RunResult second = measure(pair, pair.limit());
            ours[round] = first.getPrimaryResult().getScore();
            limit[round] = second.getPrimaryResult().getScore();
            unit = first.getPrimaryResult().getScoreUnit();
            boolean time = unit.endsWith("/op");
            shares.add(time ? limit[round] / ours[round] : ours[round] / limit[round]);
        }
        row(out, pair.stage(), median(ours), median(limit), unit, shares, pair.leastShare());
    }

    private static RunResult measure(Pair pair, String benchmark) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(benchmark.replace(".", "\\.") + "$")
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(2))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (pair.parameter() != null) {
            options.param(pair.parameter(), pair.value());
        }
        if (benchmark.startsWith("JournalAppend")) {
            options.param("force", "disk");
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.iterator().next();
    }

    /** One line; with more than one round the lowest and the highest share stand behind the median. */
    static void row(
            PrintStream out, String stage, double ours, double limit, String unit, List<Double> shares, double goal) {
        double[] sorted =
                shares.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double share = median(sorted);
        out.printf(
                Locale.ROOT,
                "%-46s %,14.1f %,14.1f %7.0f%% %s  (%s, %.0f%%-%.0f%%)%n",
                stage,
                ours,
                limit,
                100 * share,
                goal == NO_GOAL
                        ? "-"
                        : String.format(Locale.ROOT, ">= %.0f%% %s", 100 * goal, share >= goal ? "met" : "MISSED"),
                unit,
                100 * sorted[0],
                100 * sorted[sorted.length - 1]);
        out.flush();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
