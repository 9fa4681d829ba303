package org.sweepwatch.ingest.command;

/**
 * Settings of the messages down to terminals. Checked when made.
 *
 * @param firstWaitMs how long the first sending waits for an answer before it is repeated (应答超时时间); the wait after
 *     repeat N is N + 1 times the one before: 10, 20, 60, 240 s
 * @param repeats how often it is sent again on one connection (重传次数)
 * @param answerWaitMs how long a proper answer may take at least after the general reply to the same command; it may take
 *     until the command expires when that is later
 * @param maxPerTerminal commands of one terminal that are not ended
 * @param maxInAll commands of all terminals that are not ended
 * @param maxLongUnderWay messages that need sub-packages (分包) under way at once, each held in memory until it is
 *     answered, at most 16 MiB; the others wait their turn
 */
public record CommandSettings(
        int firstWaitMs, int repeats, int answerWaitMs, int maxPerTerminal, int maxInAll, int maxLongUnderWay) {
    /** What the standard and 60,000 terminals ask for. */
    public static final CommandSettings DEFAULT = new CommandSettings(10_000, 3, 300_000, 64, 100_000, 16);

    public CommandSettings {
        check("firstWaitMs", firstWaitMs, 10, 600_000);
        check("repeats", repeats, 0, 6);
        check("answerWaitMs", answerWaitMs, 10, 86_400_000);
        check("maxPerTerminal", maxPerTerminal, 1, 10_000);
        check("maxInAll", maxInAll, 1, 10_000_000);
        check("maxLongUnderWay", maxLongUnderWay, 1, 1_000);
    }

    /** The same with this first wait and this number of repeats. */
    public CommandSettings withRepeats(int count, int firstMs) {
        return new CommandSettings(firstMs, count, answerWaitMs, maxPerTerminal, maxInAll, maxLongUnderWay);
    }

    /** The same with this least wait for a proper answer. */
    public CommandSettings withAnswerWaitMs(int value) {
        return new CommandSettings(firstWaitMs, repeats, value, maxPerTerminal, maxInAll, maxLongUnderWay);
    }

    /** The same with these bounds. */
    public CommandSettings withBounds(int perTerminal, int inAll, int longUnderWay) {
        return new CommandSettings(firstWaitMs, repeats, answerWaitMs, perTerminal, inAll, longUnderWay);
    }

    /**
     * How long to wait for an answer, in milliseconds: T(N + 1) = T(N) x (N + 1).
     *
     * @param sent how often the command was sent on this connection, from 1
     */
    public long waitMs(int sent) {
        long wait = firstWaitMs;
        for (int n = 2; n <= sent; n++) {
            wait *= n;
        }
        return wait;
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
