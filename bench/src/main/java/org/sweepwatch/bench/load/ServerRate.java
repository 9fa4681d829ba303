package org.sweepwatch.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/** The load tool as a measuring instrument for other programs of this module. */
public final class ServerRate {
    private static final long FIRST_PHONE = 13_900_000_000L;
    private static final int LOGINS_PER_SECOND = 150;
    private static final int PACED_DEPTH = 32;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private ServerRate() {}

    /**
     * What a server spent on positions that came at a fixed rate.
     *
     * @param perSecond positions acknowledged
     * @param serverCpuUs CPU of the server's own program for each, microseconds
     * @param databaseCpuUs CPU of the database that it runs
     * @param p99Ms 99 of 100 were answered within this, from their scheduled time
     */
    public record Cost(double perSecond, double serverCpuUs, double databaseCpuUs, double p99Ms) {}

    /**
     * Positions a second that a server acknowledges to terminals that have one in flight each.
     *
     * @throws LoadException when the server does not let the terminals in or an answer is missing
     */
    public static double oneInFlight(InetSocketAddress target, int terminals, Duration warmup, Duration measured) {
        LoadSettings settings = settings(
                target, terminals, LoadSettings.Mode.CLOSED, 0, Duration.ofMillis(terminals), warmup, measured);
        LoadResult result = new LoadRun(settings, List.of(), null).run();
        if (result.counts().hasTrouble()) {
            throw new LoadException("the server at " + settings.targetText() + " did not answer everything");
        }
        return result.acknowledgedPerSecond();
    }

    /**
     * What positions cost a server when they come at a fixed rate.
     *
     * @param ratePerSecond of all terminals together
     * @param server its process; the database runs under it
     * @throws LoadException when the server does not let the terminals in
     */
    public static Cost paced(
            InetSocketAddress target,
            int terminals,
            double ratePerSecond,
            int server,
            Duration warmup,
            Duration measured) {
        Duration ramp = Duration.ofSeconds(1 + terminals / LOGINS_PER_SECOND);
        LoadSettings settings =
                settings(target, terminals, LoadSettings.Mode.PACED, ratePerSecond, ramp, warmup, measured);
        LoadResult result = new LoadRun(settings, List.of(server), null).run();
        return new Cost(
                result.acknowledgedPerSecond(),
                cpuUs(result, "java"),
                cpuUs(result, "postgres"),
                result.latencyUs().getValueAtPercentile(99) / 1000.0);
    }

    private static double cpuUs(LoadResult result, String program) {
        ProcessUsage.Program used = result.servers().programs().get(program);
        return used == null ? 0 : used.cpuSeconds() * 1e6 / result.counts().acknowledgedInTime;
    }

    private static LoadSettings settings(
            InetSocketAddress target,
            int terminals,
            LoadSettings.Mode mode,
            double ratePerSecond,
            Duration ramp,
            Duration warmup,
            Duration measured) {
        return new LoadSettings(
                target,
                terminals,
                1,
                mode,
                ratePerSecond,
                mode == LoadSettings.Mode.CLOSED ? 1 : PACED_DEPTH,
                ProtocolVersion.V2013,
                FIRST_PHONE,
                ramp,
                warmup,
                measured,
                ANSWER_TIMEOUT,
                null,
                0,
                1,
                null);
    }
}
