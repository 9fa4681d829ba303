package org.sweepwatch.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param latencyUs of the positions meant for the measured time, from when they were meant to go out to their answer
 * @param besideUploadsUs the same of those that went out while media were uploaded, which {@code latencyUs} then lacks
 * @param uploads what became of the media
 * @param servers what the named processes used in the measured time; null when none were named
 * @param tool CPU seconds this tool itself used in the measured time
 */
record LoadResult(
        LoadSettings settings,
        LoadCounts counts,
        Histogram latencyUs,
        Histogram besideUploadsUs,
        MediaUploads uploads,
        ProcessUsage servers,
        double tool) {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};
    private static final String[] PERCENTILE_NAMES = {"p50", "p90", "p99", "p99.9"};

    double seconds() {
        return settings.duration().toNanos() / 1e9;
    }

    double acknowledgedPerSecond() {
        return counts.acknowledgedInTime / seconds();
    }

    private double per100000(double cpuSeconds) {
        return counts.acknowledgedInTime == 0 ? Double.NaN : cpuSeconds * 100_000 / counts.acknowledgedInTime;
    }

    /** For people. */
    String text() {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "load         %s%s, %d terminals of JT/T 808-%s, %.1f s measured after %.1f s of warm-up",
                settings.mode().name().toLowerCase(Locale.ROOT),
                modeDetail(),
                settings.terminals(),
                settings.version().label(),
                seconds(),
                settings.warmup().toNanos() / 1e9);
        line(out, "acknowledged %,d positions, %,.0f/s", counts.acknowledgedInTime, acknowledgedPerSecond());
        latency(out, "latency", latencyUs);
        if (settings.mediaUploads() > 0) {
            latency(out, "beside media", besideUploadsUs);
            line(
                    out,
                    "media        %d of %,d bytes uploaded by %d terminals in the second half, half of them within %d ms; %d "
                            + "terminals failed%s",
                    uploads.uploaded(),
                    settings.mediaBytes(),
                    settings.mediaUploads(),
                    uploads.medianMs(),
                    uploads.failed(),
                    uploads.trouble() == null ? "" : ": " + uploads.trouble());
        }
        line(
                out,
                "errors       not answered %d, refused %d, unexpected answers %d, bad frames %d",
                counts.notAnswered,
                counts.refused,
                counts.unexpectedAnswers,
                counts.badFrames);
        line(
                out,
                "connections  lost %d, back %d, positions skipped meanwhile %d",
                counts.disconnects,
                counts.reconnects,
                counts.skipped);
        if (settings.storm() != null) {
            line(
                    out,
                    "storms       %d of %d %% of the terminals, %d dropped, answers lost %d, all back after %s",
                    counts.allBackNs.size(),
                    settings.storm().percent(),
                    counts.dropped,
                    counts.answersLost,
                    counts.allBackNs.stream().map(LoadResult::backText).collect(Collectors.joining(", ")));
        }
        if (servers != null) {
            servers.programs().forEach((name, used) -> {
                line(
                        out,
                        "%-12s %.2f CPU-s, %.2f CPU-s per 100,000 acknowledged; memory %.0f MiB resident, %.0f MiB "
                                + "proportional",
                        name,
                        used.cpuSeconds(),
                        per100000(used.cpuSeconds()),
                        used.residentMb(),
                        used.proportionalMb());
                threads(out, servers.threads().getOrDefault(name, Map.of()));
            });
        }
        line(out, "load tool    %.2f CPU-s, %.2f CPU-s per 100,000 acknowledged", tool, per100000(tool));
        return out.toString();
    }

    /** For programs: one line of JSON. */
    String json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("mode", settings.mode().name().toLowerCase(Locale.ROOT));
        root.put("target", settings.targetText());
        root.put("terminals", settings.terminals());
        root.put("version", settings.version().label());
        root.put("depth", settings.depth());
        if (settings.mode() == LoadSettings.Mode.PACED) {
            root.put("ratePerSecond", settings.ratePerSecond());
        }
        root.put("seconds", seconds());
        root.put("acknowledged", counts.acknowledgedInTime);
        root.put("acknowledgedPerSecond", acknowledgedPerSecond());
        root.put("acknowledgedInAll", counts.acknowledged);
        root.put("sentInAll", counts.sent);
        latency(root.putObject("latencyMs"), latencyUs);
        if (settings.mediaUploads() > 0) {
            latency(root.putObject("latencyBesideMediaMs"), besideUploadsUs);
            root.putObject("media")
                    .put("uploaded", uploads.uploaded())
                    .put("bytes", settings.mediaBytes())
                    .put("terminals", settings.mediaUploads())
                    .put("medianMs", uploads.medianMs())
                    .put("failed", uploads.failed());
        }
        root.put("notAnswered", counts.notAnswered);
        root.put("refused", counts.refused);
        root.put("unexpectedAnswers", counts.unexpectedAnswers);
        root.put("badFrames", counts.badFrames);
        root.put("disconnects", counts.disconnects);
        root.put("reconnects", counts.reconnects);
        root.put("skipped", counts.skipped);
        if (settings.storm() != null) {
            ObjectNode storms = root.putObject("storms");
            storms.put("percent", settings.storm().percent());
            storms.put("dropped", counts.dropped);
            storms.put("answersLost", counts.answersLost);
            ArrayNode back = storms.putArray("allBackSeconds");
            counts.allBackNs.forEach(ns -> back.add(ns == LoadCounts.NEVER ? null : ns / 1e9));
        }
        if (servers != null) {
            ObjectNode programs = root.putObject("programs");
            servers.programs().forEach((name, used) -> {
                ObjectNode program = programs.putObject(name)
                        .put("cpuSeconds", used.cpuSeconds())
                        .put("cpuSecondsPer100000", per100000(used.cpuSeconds()))
                        .put("residentMb", used.residentMb())
                        .put("proportionalMb", used.proportionalMb());
                ObjectNode threads = program.putObject("threadCpuSeconds");
                servers.threads().getOrDefault(name, Map.of()).forEach(threads::put);
            });
        }
        root.put("loadToolCpuSeconds", tool);
        return root.toString();
    }

    /** Whether anything went otherwise than it should. */
    boolean hasTrouble() {
        return counts.hasTrouble() || uploads.failed() > 0;
    }

    /** Where the time of a program went, in cores; what took less than a hundredth of one is left out. */
    private void threads(StringBuilder out, Map<String, Double> cpuSeconds) {
        if (cpuSeconds.size() < 2) {
            return;
        }
        line(
                out,
                "  by thread  %s",
                cpuSeconds.entrySet().stream()
                        .filter(thread -> thread.getValue() >= seconds() / 100)
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .map(thread ->
                                String.format(Locale.ROOT, "%s %.2f", thread.getKey(), thread.getValue() / seconds()))
                        .collect(Collectors.joining(", ", "", " cores")));
    }

    private static void latency(StringBuilder out, String name, Histogram us) {
        out.append(String.format(Locale.ROOT, "%-12s", name));
        for (int i = 0; i < PERCENTILES.length; i++) {
            out.append(String.format(Locale.ROOT, " %s %.2f ms ", PERCENTILE_NAMES[i], ms(us, PERCENTILES[i])));
        }
        line(out, " max %.2f ms", us.getMaxValue() / 1000.0);
    }

    private static void latency(ObjectNode out, Histogram us) {
        for (int i = 0; i < PERCENTILES.length; i++) {
            out.put(PERCENTILE_NAMES[i], ms(us, PERCENTILES[i]));
        }
        out.put("max", us.getMaxValue() / 1000.0);
    }

    private static double ms(Histogram us, double percentile) {
        return us.getValueAtPercentile(percentile) / 1000.0;
    }

    private static String backText(long ns) {
        return ns == LoadCounts.NEVER ? "never" : String.format(Locale.ROOT, "%.1f s", ns / 1e9);
    }

    private String modeDetail() {
        return switch (settings.mode()) {
            case CLOSED -> " (one frame in flight each)";
            case PACED -> String.format(Locale.ROOT, " at %,.1f/s", settings.ratePerSecond());
            case PIPELINED -> " (up to " + settings.depth() + " frames in flight each)";
        };
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
