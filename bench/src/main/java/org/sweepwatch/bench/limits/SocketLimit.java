package org.sweepwatch.bench.limits;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.bench.load.ServerRate;
import org.sweepwatch.bench.process.ServerProcess;
import org.sweepwatch.supervise.cli.SweepWatch;

/** Positions acknowledged over sockets: this server, the bare one that forces, the bare one that does not, in turn. */
final class SocketLimit {
    private static final int TERMINALS = 187;
    private static final double GOAL_SHARE = 0.6;
    /** The compiler of the JVM takes most of a core for so long. */
    private static final Duration WARMUP = Duration.ofSeconds(30);

    private static final Duration MEASURED = Duration.ofSeconds(10);

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
        try (ServerProcess server = ServerProcess.start(directory, List.of("-Xmx384m"), program, arguments)) {
            return ServerRate.oneInFlight(server.address(), TERMINALS, WARMUP, MEASURED);
        } finally {
            ServerProcess.delete(directory);
        }
    }
}
