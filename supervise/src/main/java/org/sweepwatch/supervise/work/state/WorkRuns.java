package org.sweepwatch.supervise.work.state;

import java.util.Arrays;
import org.sweepwatch.supervise.device.fold.CorruptStateException;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;

/**
 * The closed runs of one vehicle's day (状态段): each from its begin to the begin of the next, one state by one rule, work
 * also on one route. Append only; when {@link #MAX_RUNS} is reached the last run takes the rest, which is counted.
 */
final class WorkRuns {
    /** Most runs of one day. With every state held for 30 s, and a road as well, a day has fewer than twice 2,880. */
    static final int MAX_RUNS = 5_760;

    private static final int FIRST_ROOM = 4;
    private static final int RULES = WorkRule.values().length;

    private int count;
    private long[] fromMs = new long[FIRST_ROOM];
    private short[] kinds = new short[FIRST_ROOM];
    private int[] routes = new int[FIRST_ROOM];
    private int[] metresDm = new int[FIRST_ROOM];
    private int[] points = new int[FIRST_ROOM];
    private int overflow;

    static int kind(WorkState state, WorkRule rule) {
        return state.ordinal() * RULES + rule.ordinal();
    }

    static WorkState state(int kind) {
        return WorkState.values()[kind / RULES];
    }

    static WorkRule rule(int kind) {
        return WorkRule.values()[kind % RULES];
    }

    void add(long from, int kind, int route, long metresMm, int pointCount) {
        if (count == MAX_RUNS) {
            overflow++;
            metresDm[count - 1] += (int) (metresMm / 100);
            points[count - 1] += pointCount;
            return;
        }
        if (count == kinds.length) {
            int size = Math.min(MAX_RUNS, 2 * count);
            fromMs = Arrays.copyOf(fromMs, size);
            kinds = Arrays.copyOf(kinds, size);
            routes = Arrays.copyOf(routes, size);
            metresDm = Arrays.copyOf(metresDm, size);
            points = Arrays.copyOf(points, size);
        }
        fromMs[count] = from;
        kinds[count] = (short) kind;
        routes[count] = route;
        metresDm[count] = (int) (metresMm / 100);
        points[count] = pointCount;
        count++;
    }

    int count() {
        return count;
    }

    /** Runs that found no room of their own. */
    int overflow() {
        return overflow;
    }

    /** The kind of the closed run that holds the time; sought from the end, where it usually is. */
    int kindAt(long timeMs) {
        int i = count - 1;
        while (i >= 0 && fromMs[i] > timeMs) {
            i--;
        }
        return i < 0 ? kind(WorkState.UNKNOWN, WorkRule.GAP) : kinds[i];
    }

    WorkRun run(int i, long untilMs) {
        return new WorkRun(
                state(kinds[i]),
                rule(kinds[i]),
                routes[i],
                fromMs[i],
                i + 1 < count ? fromMs[i + 1] : untilMs,
                metresDm[i] / 10.0,
                points[i]);
    }

    void write(StateWriter out, long baseMs) {
        out.number(count);
        out.number(overflow);
        long before = baseMs;
        for (int i = 0; i < count; i++) {
            out.signed(fromMs[i] - before);
            out.number(kinds[i]);
            out.number(routes[i]);
            out.number(metresDm[i]);
            out.number(points[i]);
            before = fromMs[i];
        }
    }

    void read(StateReader in, long baseMs) {
        int n = in.count(MAX_RUNS);
        overflow = in.count(Integer.MAX_VALUE);
        long before = baseMs;
        for (int i = 0; i < n; i++) {
            long from = before + in.signed();
            int kind = in.count(WorkState.values().length * RULES - 1);
            if (i > 0 && from < before) {
                throw new CorruptStateException("runs of a work day are not in order");
            }
            int route = in.count(Integer.MAX_VALUE);
            long metres = in.count(Integer.MAX_VALUE / 100);
            add(from, kind, route, metres * 100, in.count(Integer.MAX_VALUE));
            before = from;
        }
    }
}
