package org.sweepwatch.supervise.work.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;

/**
 * In which responsibility grids a vehicle was, and for how long (网格到访); which of these visits are patrols, the rules say
 * afterwards. Grids meet in the middle of roads, so a stay is not broken by points in the grid across; it ends after 10 min without one.
 */
final class GridStays {
    /** Without a point inside for longer, the stay has ended, ms. */
    static final long AWAY_MS = 600_000;
    /** Stays open at once; one more ends the one left the longest. */
    static final int MAX_OPEN = 8;
    /** Visits of one day: a vehicle that never stays 10 min begins at most some hundred. Further ones are not kept. */
    static final int MAX_STAYS = 1_024;

    private final int[] open = new int[MAX_OPEN];
    private final long[] fromMs = new long[MAX_OPEN];
    private final long[] lastMs = new long[MAX_OPEN];
    private final int[] points = new int[MAX_OPEN];
    private int openCount;
    private int count;
    /** Grid, from and until in seconds of the day, points. */
    private int[] stays = new int[0];

    private static final int STRIDE = 4;

    void add(int grid, long timeMs, long dayStartMs) {
        int at = -1;
        for (int i = openCount - 1; i >= 0; i--) {
            if (timeMs - lastMs[i] > AWAY_MS) {
                end(i, dayStartMs);
            }
        }
        for (int i = 0; i < openCount; i++) {
            if (open[i] == grid) {
                at = i;
            }
        }
        if (at < 0) {
            if (openCount == MAX_OPEN) {
                end(longestLeft(), dayStartMs);
            }
            at = openCount++;
            open[at] = grid;
            fromMs[at] = timeMs;
            points[at] = 0;
        }
        lastMs[at] = timeMs;
        points[at]++;
    }

    private int longestLeft() {
        int longest = 0;
        for (int i = 1; i < openCount; i++) {
            if (lastMs[i] < lastMs[longest]) {
                longest = i;
            }
        }
        return longest;
    }

    private void end(int i, long dayStartMs) {
        if (count < MAX_STAYS) {
            if (count * STRIDE == stays.length) {
                stays = Arrays.copyOf(stays, Math.max(8 * STRIDE, 2 * stays.length));
            }
            put(stays, count++, i, dayStartMs);
        }
        openCount--;
        open[i] = open[openCount];
        fromMs[i] = fromMs[openCount];
        lastMs[i] = lastMs[openCount];
        points[i] = points[openCount];
    }

    private void put(int[] into, int place, int i, long dayStartMs) {
        into[place * STRIDE] = open[i];
        into[place * STRIDE + 1] = (int) ((fromMs[i] - dayStartMs) / 1000);
        into[place * STRIDE + 2] = (int) ((lastMs[i] - dayStartMs) / 1000);
        into[place * STRIDE + 3] = points[i];
    }

    /** The visits so far, those going on too, in the order in which they ended. */
    List<GridStay> stays(long dayStartMs) {
        List<GridStay> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i * STRIDE;
            all.add(new GridStay(
                    stays[at], dayStartMs + stays[at + 1] * 1000L, dayStartMs + stays[at + 2] * 1000L, stays[at + 3]));
        }
        for (int i = 0; i < openCount; i++) {
            all.add(new GridStay(open[i], fromMs[i], lastMs[i], points[i]));
        }
        return all;
    }

    void write(StateWriter out, long dayStartMs) {
        out.number(openCount);
        for (int i = 0; i < openCount; i++) {
            out.number(open[i]);
            out.signed(fromMs[i] - dayStartMs);
            out.number(lastMs[i] - fromMs[i]);
            out.number(points[i]);
        }
        out.number(count);
        for (int i = 0; i < count * STRIDE; i++) {
            out.number(stays[i]);
        }
    }

    void read(StateReader in, long dayStartMs) {
        openCount = in.count(MAX_OPEN);
        for (int i = 0; i < openCount; i++) {
            open[i] = in.count(Integer.MAX_VALUE);
            fromMs[i] = dayStartMs + in.signed();
            lastMs[i] = fromMs[i] + in.number();
            points[i] = in.count(Integer.MAX_VALUE);
        }
        count = in.count(MAX_STAYS);
        stays = new int[count * STRIDE];
        for (int i = 0; i < stays.length; i++) {
            stays[i] = in.count(Integer.MAX_VALUE);
        }
    }
}
