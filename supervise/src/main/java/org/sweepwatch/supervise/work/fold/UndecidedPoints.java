package org.sweepwatch.supervise.work.fold;

import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackPoint;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;

/**
 * The last points of a vehicle while it is not decided whether they begin another state (待定点): a pass is told of work that
 * was really found. First in, first out; made when it is first needed, for most vehicles never have any at a time.
 */
final class UndecidedPoints {
    /** Most points: four minutes of a terminal that reports every second. */
    static final int MAX = 256;

    private static final int INTS = 9;

    private int first;
    private int count;
    private long[] times;
    private double[] bearings;
    private int[] ints;

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == MAX;
    }

    /** Throws when it is full. */
    void add(TrackPoint point, TrackMatch match) {
        if (isFull()) {
            throw new IllegalStateException("undecided points: " + (count + 1) + " (expected: <= " + MAX + ")");
        }
        if (times == null) {
            times = new long[MAX];
            bearings = new double[MAX];
            ints = new int[MAX * INTS];
        }
        int at = (first + count++) % MAX;
        times[at] = point.timeMs;
        bearings[at] = match.bearingDeg;
        int i = at * INTS;
        ints[i] = point.latE6;
        ints[i + 1] = point.lonE6;
        ints[i + 2] = point.speedDkmh;
        ints[i + 3] = point.headingDeg;
        ints[i + 4] = match.routeId;
        ints[i + 5] = match.segmentIndex;
        ints[i + 6] = match.offsetCm;
        ints[i + 7] = match.alongCm;
        ints[i + 8] = match.against ? 1 : 0;
    }

    /** Takes the oldest out. */
    void take(TrackPoint point, TrackMatch match) {
        int i = first * INTS;
        point.set(times[first], ints[i], ints[i + 1], ints[i + 2], ints[i + 3]);
        match.bearingDeg = bearings[first];
        match.routeId = ints[i + 4];
        match.segmentIndex = ints[i + 5];
        match.offsetCm = ints[i + 6];
        match.alongCm = ints[i + 7];
        match.against = ints[i + 8] != 0;
        first = (first + 1) % MAX;
        count--;
    }

    void write(StateWriter out, long baseMs) {
        out.number(count);
        for (int n = 0; n < count; n++) {
            int at = (first + n) % MAX;
            out.signed(times[at] - baseMs);
            out.number(Double.doubleToRawLongBits(bearings[at]));
            for (int i = at * INTS; i < (at + 1) * INTS; i++) {
                out.signed(ints[i]);
            }
        }
    }

    void read(StateReader in, long baseMs) {
        int n = in.count(MAX);
        TrackPoint point = new TrackPoint();
        TrackMatch match = new TrackMatch();
        for (int i = 0; i < n; i++) {
            long timeMs = baseMs + in.signed();
            match.bearingDeg = Double.longBitsToDouble(in.number());
            point.set(timeMs, in.signedInt(), in.signedInt(), in.signedInt(), in.signedInt());
            match.routeId = in.signedInt();
            match.segmentIndex = in.signedInt();
            match.offsetCm = in.signedInt();
            match.alongCm = in.signedInt();
            match.against = in.signedInt() != 0;
            add(point, match);
        }
    }
}
