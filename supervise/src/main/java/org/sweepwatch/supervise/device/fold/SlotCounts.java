package org.sweepwatch.supervise.device.fold;

/**
 * Counts of points by quarter of an hour, so that a share can be taken over the time on duty only, whatever the duty
 * turns out to be. A count stops at {@link #MAX}, which a device reporting every second does not reach.
 */
public final class SlotCounts {
    /** What is counted. */
    public enum Kind {
        /** All points. */
        POINTS(0),
        /** Late ones (补传). */
        LATE(1),
        /** ACC on, not in a dead spot, at or after the first fix of the day. */
        ACC_ON(2),
        /** Those of {@link #ACC_ON} without a fix (未定位). */
        NO_FIX(3),
        /** ACC on, before the first fix of the day: where they were, the day before knows. */
        NO_FIX_YET(4),
        /** Points that claim a fix (已定位). */
        LOCATED(5),
        /** Those of {@link #LOCATED} at an impossible place. */
        WRONG_PLACE(6),
        /** Points off the track (漂移). */
        DRIFT(7);

        private final int first;

        Kind(int row) {
            this.first = row * SLOTS;
        }
    }

    public static final int SLOT_MINUTES = 15;
    /** A count goes no further. */
    public static final int MAX = Short.MAX_VALUE;

    private static final int SLOTS = MinuteSet.MINUTES / SLOT_MINUTES;

    private final short[] counts = new short[Kind.values().length * SLOTS];

    void add(Kind kind, int minute) {
        add(kind, minute, 1);
    }

    void add(Kind kind, int minute, int n) {
        int i = kind.first + minute / SLOT_MINUTES;
        counts[i] = (short) Math.min(MAX, counts[i] + n);
    }

    /** The count over all quarters that hold none of the excused minutes. */
    public int sum(Kind kind, MinuteSet excused) {
        int sum = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            int n = counts[kind.first + slot];
            if (n > 0 && !touches(excused, slot * SLOT_MINUTES)) {
                sum += n;
            }
        }
        return sum;
    }

    /** The count over the whole day. */
    public int sum(Kind kind) {
        int sum = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            sum += counts[kind.first + slot];
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
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                out.number(i - written);
                out.number(counts[i]);
                written = i + 1;
            }
        }
        out.number(0);
        out.number(0);
    }

    void read(StateReader in) {
        int i = 0;
        while (true) {
            i += in.count(counts.length);
            int n = in.count(MAX);
            if (n == 0) {
                return;
            }
            if (i >= counts.length) {
                throw new CorruptStateException("device day holds counts past the end of the day");
            }
            counts[i++] = (short) n;
        }
    }
}
