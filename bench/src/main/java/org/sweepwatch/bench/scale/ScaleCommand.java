package org.sweepwatch.bench.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * {@code scale [--quick] [--out DIR]}: the cost of a position over connections, fences, routes and days stored, as {@code
 * scale.md} and {@code scale.svg}. Takes about half an hour and 6 GB of disk; {@code --quick} some minutes, to see that it
 * runs.
 */
public final class ScaleCommand {
    private static final int USAGE = 2;
    private static final String PICTURE = "scale.svg";

    private ScaleCommand() {}

    /** 0 done, 1 a measurement failed, 2 wrong usage. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        boolean quick = false;
        Path folder = Path.of("docs");
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--quick")) {
                quick = true;
            } else if (args[i].equals("--out") && i + 1 < args.length) {
                folder = Path.of(args[++i]);
            } else {
                err.println("scale: unknown argument " + args[i] + " (expected: [--quick] [--out DIR])");
                return USAGE;
            }
        }
        if (!Files.isDirectory(folder)) {
            err.println("scale: there is no directory " + folder + ": make it, or name another one with --out");
            return USAGE;
        }
        try {
            List<Curve> curves = new ArrayList<>();
            curves.add(ConnectionCurve.measure(out, quick));
            curves.add(LookupCurve.fences(out, quick));
            curves.add(LookupCurve.routes(out, quick));
            curves.addAll(DaysCurve.measure(out, quick));
            Files.writeString(folder.resolve(PICTURE), ScalePlot.of(curves));
            Files.writeString(folder.resolve("scale.md"), ScalePage.of(curves, machine(quick), PICTURE));
            out.println("written: " + folder.resolve("scale.md") + ", " + folder.resolve(PICTURE));
            return 0;
        } catch (RunnerException | IOException | RuntimeException e) {
            err.println("scale: " + e.getMessage());
            return 1;
        }
    }

    private static String machine(boolean quick) {
        return String.format(
                Locale.ROOT,
                "%sMachine: %d cores, JDK %s, %s.",
                quick
                        ? "**A quick run, to see that it works, on a machine that had other work: not for quoting.** "
                        : "",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                LocalDate.now(ZoneId.systemDefault()));
    }
}
