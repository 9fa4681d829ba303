package org.sweepwatch.bench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * {@code compare BEFORE.json AFTER.json}: one line for each figure that both hold. Worse or better means that the
 * confidence intervals (99.9 %) do not meet; everything else is within noise.
 */
public final class CompareCommand {
    private static final int WORSE = 1;
    private static final int USAGE = 2;

    private CompareCommand() {}

    /** 0 when nothing became worse, 1 when something did, 2 when the files are not two results. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        if (args.length != 2) {
            err.println("compare: two files expected, found " + args.length
                    + ": compare BEFORE.json AFTER.json (JMH writes them with -rf json -rff FILE)");
            return USAGE;
        }
        Map<String, Score> before;
        Map<String, Score> after;
        try {
            before = read(args[0]);
            after = read(args[1]);
        } catch (IOException e) {
            err.println("compare: " + e.getMessage());
            return USAGE;
        }
        int worse = 0;
        int compared = 0;
        for (Map.Entry<String, Score> entry : after.entrySet()) {
            Score then = before.get(entry.getKey());
            if (then == null) {
                out.printf("%-14s %s%n", "only after", entry.getKey());
                continue;
            }
            Score now = entry.getValue();
            String verdict = now.worseThan(then) ? "worse" : now.betterThan(then) ? "better" : "within noise";
            worse += now.worseThan(then) ? 1 : 0;
            compared++;
            out.printf(
                    Locale.ROOT,
                    "%-14s %s: %.1f -> %.1f %s (x %.2f)%n",
                    verdict,
                    entry.getKey(),
                    then.mean(),
                    now.mean(),
                    now.unit(),
                    now.mean() / then.mean());
        }
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> out.printf("%-14s %s%n", "only before", name));
        if (compared == 0) {
            err.println("compare: the two files have no benchmark in common: run the same benchmarks twice");
            return USAGE;
        }
        out.printf("%d compared, %d worse%n", compared, worse);
        return worse == 0 ? 0 : WORSE;
    }

    private static Map<String, Score> read(String file) throws IOException {
        JsonNode results;
        try {
            results = new ObjectMapper().readTree(Files.readString(Path.of(file)));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: write it with -rf json -rff FILE", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (!results.isArray() || results.isEmpty() || !results.get(0).has("primaryMetric")) {
            throw new IOException(file + " is not a result of JMH: write it with -rf json -rff FILE");
        }
        return Score.read(results);
    }
}
