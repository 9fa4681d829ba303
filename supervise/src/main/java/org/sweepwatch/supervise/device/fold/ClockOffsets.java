package org.sweepwatch.supervise.device.fold;

/**
 * How far the device's clock is from ours (时钟偏差): reception minus device time of the reports that were sent one by
 * one, gathered around at most {@link #CLUSTERS} values.
 *
 * <p>A wrong clock shows one constant value. A device that sends what it has stored one report after the other shows
 * values that fall from hours to nothing: they spread over many clusters and none of them holds most. A value that
 * more than half of the points share cannot be displaced, whatever the order ("space saving" counting); when it holds
 * more than half, the median lies in it.
 */
public final class ClockOffsets {
    /** Values are gathered this far around the first of a cluster, ms. */
    public static final long WIDTH_MS = 30_000;

    static final int CLUSTERS = 8;

    private final long[] centreMs = new long[CLUSTERS];
    private final int[] counts = new int[CLUSTERS];
    /** What a cluster took over from the one it displaced: its count is too high by at most this. */
    private final int[] inherited = new int[CLUSTERS];

    private final long[] minMs = new long[CLUSTERS];
    private final long[] maxMs = new long[CLUSTERS];
    private final long[] sumMs = new long[CLUSTERS];
    private int used;
    private int total;
    private int future;

    void add(long offsetMs, boolean isFuture) {
        total++;
        if (isFuture) {
            future++;
        }
        int into = nearest(offsetMs);
        if (into < 0) {
            into = used < CLUSTERS ? used++ : smallest();
            inherited[into] = counts[into];
            centreMs[into] = offsetMs;
            minMs[into] = offsetMs;
            maxMs[into] = offsetMs;
            sumMs[into] = 0;
        }
        counts[into]++;
        minMs[into] = Math.min(minMs[into], offsetMs);
        maxMs[into] = Math.max(maxMs[into], offsetMs);
        sumMs[into] += offsetMs - centreMs[into];
    }

    private int nearest(long offsetMs) {
        int best = -1;
        long bestDistance = WIDTH_MS + 1;
        for (int i = 0; i < used; i++) {
            long distance = Math.abs(offsetMs - centreMs[i]);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = i;
            }
        }
        return best;
    }

    private int smallest() {
        int smallest = 0;
        for (int i = 1; i < CLUSTERS; i++) {
            if (counts[i] < counts[smallest]) {
                smallest = i;
            }
        }
        return smallest;
    }

    /** The cluster with the most points, -1 when there are none. */
    private int largest() {
        int largest = -1;
        for (int i = 0; i < used; i++) {
            if (largest < 0 || counts[i] - inherited[i] > counts[largest] - inherited[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /** All points that were added. */
    public int total() {
        return total;
    }

    /** Those whose device time lay too far in the future to be stored. */
    public int future() {
        return future;
    }

    /** Points that share the most frequent value: at least this many. */
    public int sharing() {
        int i = largest();
        return i < 0 ? 0 : counts[i] - inherited[i];
    }

    /** Mean of the points that share the most frequent value, ms; positive when the device's clock is behind. */
    public long typicalMs() {
        int i = largest();
        return i < 0 ? 0 : centreMs[i] + sumMs[i] / (counts[i] - inherited[i]);
    }

    /** Smallest of the values that share the most frequent one, ms. */
    public long typicalMinMs() {
        int i = largest();
        return i < 0 ? 0 : minMs[i];
    }

    /** Largest of the values that share the most frequent one, ms. */
    public long typicalMaxMs() {
        int i = largest();
        return i < 0 ? 0 : maxMs[i];
    }

    void write(StateWriter out) {
        out.number(total);
        out.number(future);
        out.number(used);
        for (int i = 0; i < used; i++) {
            out.signed(centreMs[i]);
            out.number(counts[i]);
            out.number(inherited[i]);
            out.signed(minMs[i]);
            out.signed(maxMs[i]);
            out.signed(sumMs[i]);
        }
    }

    void read(StateReader in) {
        total = in.count(Integer.MAX_VALUE);
        future = in.count(Integer.MAX_VALUE);
        used = in.count(CLUSTERS);
        for (int i = 0; i < used; i++) {
            centreMs[i] = in.signed();
            counts[i] = in.count(Integer.MAX_VALUE);
            inherited[i] = in.count(Integer.MAX_VALUE);
            minMs[i] = in.signed();
            maxMs[i] = in.signed();
            sumMs[i] = in.signed();
            if (counts[i] <= inherited[i]) {
                throw new CorruptStateException("device day holds an empty clock cluster");
            }
        }
    }
}
