package org.sweepwatch.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/** The load tool as a measuring instrument for other programs of this module. */
public final class ServerRate {
    private static final long FIRST_PHONE = 13_900_000_000L;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private ServerRate() {}

    /**
     * Positions a second that a server acknowledges to terminals that have one in flight each.
     *
     * @throws LoadException when the server does not let the terminals in or an answer is missing
     */
    public static double oneInFlight(InetSocketAddress target, int terminals, Duration warmup, Duration measured) {
        LoadSettings settings = new LoadSettings(
                target,
                terminals,
                1,
                LoadSettings.Mode.CLOSED,
                0,
                1,
                ProtocolVersion.V2013,
                FIRST_PHONE,
                Duration.ofMillis(terminals),
                warmup,
                measured,
                ANSWER_TIMEOUT,
                null,
                null);
        LoadResult result = new LoadRun(settings, List.of(), null).run();
        if (result.counts().hasTrouble()) {
            throw new LoadException("the server at " + settings.targetText() + " did not answer everything");
        }
        return result.acknowledgedPerSecond();
    }
}
