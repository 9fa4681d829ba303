package org.sweepwatch.supervise.work.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sweepwatch.geo.coverage.PassListener;
import org.sweepwatch.geo.coverage.SegmentPass;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;

/** The ended passes of one vehicle's day and the stretches of which nothing is known (遍次记录). Append only, bounded. */
final class PassLog implements PassListener {
    /** Passes of one day: 16 h at 20 km/h over segments of 50 m are 6,400. */
    static final int MAX_PASSES = 8_192;
    /** Unproven stretches of one day: each takes a break of more than a minute. */
    static final int MAX_UNPROVEN = 1_440;

    private int passes;
    private int[] routes = new int[0];
    private int[] segments = new int[0];
    private long[] bits = new long[0];
    private long[] froms = new long[0];
    private long[] tos = new long[0];
    private boolean[] proven = new boolean[0];
    private final List<UnprovenStretch> unproven = new ArrayList<>();
    private int overflow;

    @Override
    public void passed(int routeId, int segmentIndex, long coveredBits, long fromMs, long toMs, boolean sensorProven) {
        if (passes == MAX_PASSES) {
            overflow++;
            return;
        }
        if (passes == routes.length) {
            int size = Math.min(MAX_PASSES, Math.max(64, 2 * passes));
            routes = Arrays.copyOf(routes, size);
            segments = Arrays.copyOf(segments, size);
            bits = Arrays.copyOf(bits, size);
            froms = Arrays.copyOf(froms, size);
            tos = Arrays.copyOf(tos, size);
            proven = Arrays.copyOf(proven, size);
        }
        routes[passes] = routeId;
        segments[passes] = segmentIndex;
        bits[passes] = coveredBits;
        froms[passes] = fromMs;
        tos[passes] = toMs;
        proven[passes] = sensorProven;
        passes++;
    }

    @Override
    public void unproven(int routeId, int firstSegment, int lastSegment, long fromMs, long toMs) {
        if (unproven.size() == MAX_UNPROVEN) {
            overflow++;
        } else {
            unproven.add(new UnprovenStretch(routeId, firstSegment, lastSegment, fromMs, toMs));
        }
    }

    /** What found no room. */
    int overflow() {
        return overflow;
    }

    List<SegmentPass> passes(int vehicleId) {
        List<SegmentPass> all = new ArrayList<>(passes);
        for (int i = 0; i < passes; i++) {
            all.add(new SegmentPass(vehicleId, routes[i], segments[i], bits[i], froms[i], tos[i], proven[i]));
        }
        return all;
    }

    List<UnprovenStretch> unproven() {
        return unproven;
    }

    void write(StateWriter out, long baseMs) {
        out.number(passes);
        int route = 0;
        int segment = 0;
        long before = baseMs;
        for (int i = 0; i < passes; i++) {
            out.signed(routes[i] - route);
            out.signed(segments[i] - segment);
            out.number(bits[i] == -1L ? 0 : bits[i]);
            out.signed(froms[i] - before);
            out.number((tos[i] - froms[i]) * 2 + (proven[i] ? 1 : 0));
            route = routes[i];
            segment = segments[i];
            before = froms[i];
        }
        out.number(unproven.size());
        for (UnprovenStretch one : unproven) {
            out.number(one.routeId());
            out.number(one.firstSegment());
            out.number(one.lastSegment());
            out.signed(one.fromMs() - baseMs);
            out.number(one.untilMs() - one.fromMs());
        }
        out.number(overflow);
    }

    void read(StateReader in, long baseMs) {
        int n = in.count(MAX_PASSES);
        int route = 0;
        int segment = 0;
        long before = baseMs;
        for (int i = 0; i < n; i++) {
            route += in.signedInt();
            segment += in.signedInt();
            long covered = in.number();
            before += in.signed();
            long last = in.number();
            passed(route, segment, covered == 0 ? -1L : covered, before, before + last / 2, (last & 1) != 0);
        }
        int stretches = in.count(MAX_UNPROVEN);
        for (int i = 0; i < stretches; i++) {
            int onRoute = in.count(Integer.MAX_VALUE);
            int first = in.count(Integer.MAX_VALUE);
            int lastSegment = in.count(Integer.MAX_VALUE);
            long from = baseMs + in.signed();
            unproven(onRoute, first, lastSegment, from, from + in.number());
        }
        overflow = in.count(Integer.MAX_VALUE);
    }
}
