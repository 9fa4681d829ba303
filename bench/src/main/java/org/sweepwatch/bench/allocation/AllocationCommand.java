package org.sweepwatch.bench.allocation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.sweepwatch.bench.load.LoadTool;
import org.sweepwatch.bench.process.JavaProgram;
import org.sweepwatch.bench.process.MetricsPage;
import org.sweepwatch.bench.process.ServerProcess;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.supervise.server.SweepWatchServer;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;

/**
 * {@code allocation [--seconds N] [--recording FILE]}: the whole server in this process, journal and database on disk,
 * under the load of 187 terminals at 5,000 positions a second from another process; after half a minute of warm-up a flight
 * recording, and the bytes each thread allocated for a position in that time.
 *
 * <p>The way of a position up to the ring, its decoding and its geography must allocate nothing. The other stages may, and
 * each says what: health keeps days of vehicles and writes them as bytes, the store speaks to the database, the live view
 * makes one object a position that others hold on to.
 */
public final class AllocationCommand {
    private static final int USAGE = 2;
    private static final int DEFAULT_SECONDS = 20;
    private static final int WARMUP_S = 30;
    private static final int TERMINALS = 187;
    private static final int RATE = 5_000;
    private static final Set<String> MUST_BE_NOTHING =
            Set.of("terminal-io", "journal-writer", "journal-tail", "stage-decode", "stage-geography");
    /** Less than this for a position is no allocation for each position. */
    private static final double NOTHING_BYTES = 1;
    /** Threads below this are not shown. */
    private static final double SHOWN_BYTES = 0.05;

    private AllocationCommand() {}

    /** 0 done, 1 it failed, 2 wrong usage. Whether the goal is met is printed, not judged. */
    public static int run(PrintStream out, PrintStream err, String... args) throws IOException {
        int seconds = DEFAULT_SECONDS;
        Path recording = Path.of("allocation.jfr");
        for (int i = 0; i < args.length; i += 2) {
            boolean hasValue = i + 1 < args.length;
            if (args[i].equals("--seconds") && hasValue && args[i + 1].matches("[1-9][0-9]{0,3}")) {
                seconds = Integer.parseInt(args[i + 1]);
            } else if (args[i].equals("--recording") && hasValue) {
                recording = Path.of(args[i + 1]);
            } else {
                err.println("allocation: unknown argument " + args[i]
                        + " (expected: [--seconds 1-9999] [--recording FILE])");
                return USAGE;
            }
        }
        Path directory = Files.createTempDirectory("allocation");
        try {
            measure(out, directory, seconds, recording);
            return 0;
        } catch (IOException | JournalException | RuntimeException e) {
            err.println("allocation: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            ServerProcess.delete(directory);
        }
    }

    private static void measure(PrintStream out, Path directory, int seconds, Path recording)
            throws IOException, JournalException, InterruptedException {
        Path data = directory.resolve("data");
        try (SweepWatchServer server = SweepWatchServer.start(
                new SettingsReader()
                        .option(SettingKey.DATA, data)
                        .option(SettingKey.ENROL, "open")
                        .option(SettingKey.JT808_PORT, 0)
                        .option(SettingKey.HTTP_PORT, 0)
                        .read(),
                Clock.systemUTC())) {
            MetricsPage metrics = MetricsPage.of(server.httpUrl(), data);
            Process load = load(directory, server, seconds);
            try {
                TimeUnit.SECONDS.sleep(WARMUP_S);
                try (Recording flight = recording()) {
                    flight.start();
                    long storedBefore = metrics.positionsStored();
                    ThreadAllocation before = ThreadAllocation.now();
                    TimeUnit.SECONDS.sleep(seconds);
                    Map<String, Long> bytes = ThreadAllocation.now().since(before);
                    long positions = metrics.positionsStored() - storedBefore;
                    flight.stop();
                    flight.dump(recording);
                    if (positions == 0) {
                        throw new IOException("no position was stored in " + seconds + " s: "
                                + Files.readString(directory.resolve("load.log"))
                                        .strip());
                    }
                    print(out, bytes, positions, seconds, AllocationSites.of(recording));
                }
            } finally {
                load.destroy();
                load.waitFor(10, TimeUnit.SECONDS);
            }
        }
        out.println("flight recording: " + recording);
    }

    /** In a process of its own, so that this one has no threads but the server's. */
    private static Process load(Path directory, SweepWatchServer server, int seconds) throws IOException {
        return JavaProgram.of(
                        directory,
                        List.of(),
                        LoadTool.class,
                        "--target",
                        "127.0.0.1:" + server.terminalAddress().getPort(),
                        "--terminals",
                        Integer.toString(TERMINALS),
                        "--mode",
                        "paced",
                        "--rate",
                        Integer.toString(RATE),
                        "--warmup",
                        "PT0S",
                        "--duration",
                        Duration.ofSeconds(WARMUP_S + seconds + 30L).toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("load.log").toFile())
                .start();
    }

    private static Recording recording() {
        Recording flight = new Recording();
        flight.enable(AllocationSites.SAMPLE).withStackTrace().with("throttle", "1000/s");
        flight.enable("jdk.ThreadAllocationStatistics").withPeriod(Duration.ofSeconds(1));
        return flight;
    }

    private static void print(
            PrintStream out, Map<String, Long> bytes, long positions, int seconds, AllocationSites sites) {
        out.printf(Locale.ROOT, "%,d positions stored in %d s%n", positions, seconds);
        out.printf("%-28s %12s  %-12s %s%n", "thread", "B/position", "goal", "most of it");
        bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .filter(thread -> MUST_BE_NOTHING.contains(thread.getKey())
                        || (double) thread.getValue() / positions >= SHOWN_BYTES)
                .forEach(thread -> {
                    double each = (double) thread.getValue() / positions;
                    out.printf(
                            Locale.ROOT,
                            "%-28s %12.2f  %-12s %s%n",
                            thread.getKey(),
                            each,
                            !MUST_BE_NOTHING.contains(thread.getKey())
                                    ? "-"
                                    : each < NOTHING_BYTES ? "0: met" : "0: MISSED",
                            sites.largest(thread.getKey()));
                });
        out.flush();
    }
}
