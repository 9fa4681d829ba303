package org.sweepwatch.bench.limits;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sweepwatch.bench.journal.JournalJvm;
import org.sweepwatch.bench.load.ServerRate;
import org.sweepwatch.supervise.cli.SweepWatch;

/** Positions acknowledged over sockets: this server, the bare one that forces, the bare one that does not, in turn. */
final class SocketLimit {
    private static final int TERMINALS = 187;
    private static final double GOAL_SHARE = 0.6;
    private static final Duration WARMUP = Duration.ofSeconds(12);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final Pattern PORT = Pattern.compile("ready (?:jt808=127\\.0\\.0\\.1:)?(\\d+).*");

    private SocketLimit() {}

    static void measure(PrintStream out, int rounds) throws IOException {
        double[] ours = new double[rounds];
        double[] forced = new double[rounds];
        double[] bare = new double[rounds];
        List<Double> shareOfForced = new ArrayList<>();
        List<Double> shareOfBare = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours[round] = rateOf(SweepWatch.class, "serve", "--enrol", "open", "--jt808-port", "0", "--http-port", "0");
            forced[round] = rateOf(BareServer.class, "journal");
            bare[round] = rateOf(BareServer.class);
            shareOfForced.add(ours[round] / forced[round]);
            shareOfBare.add(ours[round] / bare[round]);
        }
        double rate = LimitsCommand.median(ours);
        String stage = TERMINALS + " terminals, durable, one frame in flight";
        LimitsCommand.row(
                out, stage, rate, LimitsCommand.median(forced), "/s, limit forces", shareOfForced, GOAL_SHARE);
        LimitsCommand.row(
                out,
                stage,
                rate,
                LimitsCommand.median(bare),
                "/s, limit does not force",
                shareOfBare,
                LimitsCommand.NO_GOAL);
    }

    /** Runs the program in an empty directory as a process of its own and loads it. */
    private static double rateOf(Class<?> program, String... arguments) throws IOException {
        Path directory = Files.createTempDirectory("socket-limit");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JournalJvm.options()));
        command.addAll(List.of("-Xmx384m", "-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve("errors.log").toFile())
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", port(lines, program));
            return ServerRate.oneInFlight(address, TERMINALS, WARMUP, MEASURED);
        } finally {
            end(process);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Absolute, because the program runs in a directory of its own. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int port(BufferedReader lines, Class<?> program) throws IOException {
        String line;
        while ((line = lines.readLine()) != null) {
            Matcher ready = PORT.matcher(line);
            if (ready.matches()) {
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IOException(program.getSimpleName() + " ended before it was ready");
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
