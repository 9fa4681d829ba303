package org.sweepwatch.supervise.device.fold;

/** How many points of a kind there were, the first and the last, and the minutes they fell in. */
public final class Span {
    private int count;
    private long firstMs;
    private long lastMs;
    private MinuteSet minutes;

    void add(long timeMs, int minute) {
        if (count++ == 0) {
            firstMs = timeMs;
            minutes = new MinuteSet();
        }
        lastMs = timeMs;
        minutes.add(minute);
    }

    public int count() {
        return count;
    }

    /** Device time of the first, ms since 1970 UTC; meaningless while the count is 0. */
    public long firstMs() {
        return firstMs;
    }

    /** Device time of the last, ms since 1970 UTC; meaningless while the count is 0. */
    public long lastMs() {
        return lastMs;
    }

    /** A new set. */
    public MinuteSet minutes() {
        return minutes == null ? new MinuteSet() : minutes.copy();
    }

    void write(StateWriter out, long baseMs) {
        out.number(count);
        if (count > 0) {
            out.signed(firstMs - baseMs);
            out.signed(lastMs - baseMs);
            out.minutes(minutes);
        }
    }

    void read(StateReader in, long baseMs) {
        count = in.count(Integer.MAX_VALUE);
        if (count > 0) {
            firstMs = baseMs + in.signed();
            lastMs = baseMs + in.signed();
            minutes = in.minutes();
        }
    }
}
