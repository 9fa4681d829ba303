package org.sweepwatch.supervise.device.fold;

/**
 * Counts of points by quarter of an hour, so that a share can be taken over the time on duty only, whatever the duty
 * turns out to be. A count stops at {@link #MAX}, which a device reporting every second does not reach.
 */
public final class SlotCounts {
    /** What is counted. */
    public enum Kind {
        /** All points. */
        POINTS,
        /** Late ones (补传). */
        LATE,
        /** ACC on, not in a dead spot, at or after the first fix of the day. */
        ACC_ON,
        /** Those of {@link #ACC_ON} without a fix (未定位). */
        NO_FIX,
        /** ACC on, before the first fix of the day: where they were, the day before knows. */
        NO_FIX_YET,
        /** Points that claim a fix (已定位). */
        LOCATED,
        /** Those of {@link #LOCATED} at an impossible place. */
        WRONG_PLACE,
        /** Points off the track (漂移). */
        DRIFT
    }

    public static final int SLOT_MINUTES = 15;
    /** A count goes no further. */
    public static final int MAX = Short.MAX_VALUE;

    private static final int SLOTS = MinuteSet.MINUTES / SLOT_MINUTES;

    /** By kind, then by quarter; null for a kind of which there was none, as for most of a healthy device. */
    private final short[][] counts = new short[Kind.values().length][];

    void add(Kind kind, int minute) {
        add(kind, minute, 1);
    }

    void add(Kind kind, int minute, int n) {
        short[] row = row(kind.ordinal());
        int slot = minute / SLOT_MINUTES;
        row[slot] = (short) Math.min(MAX, row[slot] + n);
    }

    private short[] row(int kind) {
        if (counts[kind] == null) {
            counts[kind] = new short[SLOTS];
        }
        return counts[kind];
    }

    /** The count over all quarters that hold none of the excused minutes. */
    public int sum(Kind kind, MinuteSet excused) {
        short[] row = counts[kind.ordinal()];
        int sum = 0;
        for (int slot = 0; row != null && slot < SLOTS; slot++) {
            int n = row[slot];
            if (n > 0 && !touches(excused, slot * SLOT_MINUTES)) {
                sum += n;
            }
        }
        return sum;
    }

    /** The count over the whole day. */
    public int sum(Kind kind) {
        short[] row = counts[kind.ordinal()];
        int sum = 0;
        for (int slot = 0; row != null && slot < SLOTS; slot++) {
            sum += row[slot];
        }
        return sum;
    }

    private static boolean touches(MinuteSet set, int from) {
        int next = set.next(from);
        return next >= 0 && next < from + SLOT_MINUTES;
    }

    /** Pairs of empty slots skipped and count, then 0 0. */
    void write(StateWriter out) {
        int written = 0;
        for (int i = 0; i < counts.length * SLOTS; i++) {
            short[] row = counts[i / SLOTS];
            if (row != null && row[i % SLOTS] != 0) {
                out.number(i - written);
                out.number(row[i % SLOTS]);
                written = i + 1;
            }
        }
        out.number(0);
        out.number(0);
    }

    void read(StateReader in) {
        int i = 0;
        while (true) {
            i += in.count(counts.length * SLOTS);
            int n = in.count(MAX);
            if (n == 0) {
                return;
            }
            if (i >= counts.length * SLOTS) {
                throw new CorruptStateException("device day holds counts past the end of the day");
            }
            row(i / SLOTS)[i % SLOTS] = (short) n;
            i++;
        }
    }
}
