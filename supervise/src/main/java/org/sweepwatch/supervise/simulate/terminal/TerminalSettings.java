package org.sweepwatch.supervise.simulate.terminal;

/**
 * How the terminals of the fleet behave on the network. Times with {@code Ms} are real time, as the network is real;
 * times with {@code S} are by the simulation's clock.
 *
 * @param connectTimeoutMs until an attempt to connect is given up
 * @param ackTimeoutMs first wait for an answer; the waits then follow T(N+1) = T(N) x (N+1)
 * @param retransmissions how often a message is repeated before the link counts as broken
 * @param reconnectMinMs first pause before connecting again; doubles with each failure
 * @param reconnectMaxMs longest pause
 * @param steadyMs a connection that lasted so long resets the pause
 * @param connectsPerSecond how many terminals dial in a second when the fleet starts
 * @param window messages that may wait for an answer at once
 * @param heartbeatS a heartbeat is sent after so long without another message
 */
public record TerminalSettings(
        int connectTimeoutMs,
        int ackTimeoutMs,
        int retransmissions,
        int reconnectMinMs,
        int reconnectMaxMs,
        int steadyMs,
        int connectsPerSecond,
        int window,
        int heartbeatS) {
    public TerminalSettings {
        positive("connectTimeoutMs", connectTimeoutMs);
        positive("ackTimeoutMs", ackTimeoutMs);
        positive("reconnectMinMs", reconnectMinMs);
        positive("connectsPerSecond", connectsPerSecond);
        positive("window", window);
        positive("heartbeatS", heartbeatS);
        if (retransmissions < 0 || steadyMs < 0 || reconnectMaxMs < reconnectMinMs) {
            throw new IllegalArgumentException(
                    "retransmissions " + retransmissions + ", steadyMs " + steadyMs + ", reconnectMaxMs "
                            + reconnectMaxMs + " (expected: 0 or more, 0 or more, not below reconnectMinMs)");
        }
    }

    /** What the standard and common terminals have. */
    public static TerminalSettings defaults() {
        return new TerminalSettings(10_000, 10_000, 3, 1_000, 60_000, 30_000, 200, 4, 60);
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: above 0)");
        }
    }
}
