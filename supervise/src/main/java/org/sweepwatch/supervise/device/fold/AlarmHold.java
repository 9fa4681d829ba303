package org.sweepwatch.supervise.device.fold;

/**
 * One condition that a device reports with every point, such as an alarm bit: how often it rose, how long it was held,
 * in which minutes.
 *
 * <p>JT/T 808 has a terminal send a report with the bit clear when such a condition ends. So the condition holds from
 * one report with the bit to the next, however far apart, until a report without it; the time from the last report
 * with the bit to the first without it is not counted.
 */
public final class AlarmHold {
    private boolean held;
    private int rises;
    private int points;
    private long firstMs;
    private long lastMs;
    private long runFromMs;
    private long longestFromMs;
    private long longestToMs;
    private int lastMinute;
    private MinuteSet minutes;
    private MinuteSet riseMinutes;

    void add(boolean on, long timeMs, int minute) {
        if (!on) {
            held = false;
            return;
        }
        if (minutes == null) {
            minutes = new MinuteSet();
            riseMinutes = new MinuteSet();
            firstMs = timeMs;
        }
        if (held) {
            minutes.addRange(lastMinute, minute);
        } else {
            held = true;
            rises++;
            runFromMs = timeMs;
            riseMinutes.add(minute);
        }
        minutes.add(minute);
        points++;
        lastMs = timeMs;
        lastMinute = minute;
        if (timeMs - runFromMs >= longestToMs - longestFromMs) {
            longestFromMs = runFromMs;
            longestToMs = timeMs;
        }
    }

    public boolean everHeld() {
        return points > 0;
    }

    /** How often it rose; already held at the first point of the day counts as one. */
    public int rises() {
        return rises;
    }

    /** Points that had it. */
    public int points() {
        return points;
    }

    /** First point that had it, ms since 1970 UTC. */
    public long firstMs() {
        return firstMs;
    }

    /** Last point that had it, ms since 1970 UTC. */
    public long lastMs() {
        return lastMs;
    }

    public long longestFromMs() {
        return longestFromMs;
    }

    public long longestToMs() {
        return longestToMs;
    }

    /** Minutes in which it was held; a new set. */
    public MinuteSet minutes() {
        return minutes == null ? new MinuteSet() : minutes.copy();
    }

    /** Minutes in which it rose; a new set. */
    public MinuteSet riseMinutes() {
        return riseMinutes == null ? new MinuteSet() : riseMinutes.copy();
    }

    void write(StateWriter out, long baseMs) {
        out.number(points);
        if (points == 0) {
            return;
        }
        out.flag(held);
        out.number(rises);
        out.signed(firstMs - baseMs);
        out.signed(lastMs - baseMs);
        out.signed(runFromMs - baseMs);
        out.signed(longestFromMs - baseMs);
        out.signed(longestToMs - baseMs);
        out.number(lastMinute);
        out.minutes(minutes);
        out.minutes(riseMinutes);
    }

    void read(StateReader in, long baseMs) {
        points = in.count(Integer.MAX_VALUE);
        if (points == 0) {
            return;
        }
        held = in.flag();
        rises = in.count(Integer.MAX_VALUE);
        firstMs = baseMs + in.signed();
        lastMs = baseMs + in.signed();
        runFromMs = baseMs + in.signed();
        longestFromMs = baseMs + in.signed();
        longestToMs = baseMs + in.signed();
        lastMinute = in.count(MinuteSet.MINUTES - 1);
        minutes = in.minutes();
        riseMinutes = in.minutes();
    }
}
