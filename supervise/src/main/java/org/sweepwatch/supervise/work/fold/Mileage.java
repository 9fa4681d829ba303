package org.sweepwatch.supervise.work.fold;

import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;
import org.sweepwatch.supervise.point.DevicePoint;

/**
 * How far a vehicle drove and how good its data was (里程与数据质量), by quarter of an hour, so that a shift can be laid over
 * it afterwards: points received and good ones, metres in all and metres across broken links (断点里程).
 */
public final class Mileage {
    /** What is counted. */
    public enum Kind {
        /** Points, without those of a parked vehicle that has no fix. */
        RECEIVED,
        /** Those of them that are good. */
        OK,
        /** Decimetres along good points, breaks as straight lines. */
        TOTAL_DM,
        /** Those of them across breaks. */
        BROKEN_DM
    }

    public static final int SLOT_MINUTES = 15;

    private static final int SLOTS = MinuteSet.MINUTES / SLOT_MINUTES;
    private static final double DEGREES = 1e-6;

    private final int[] counts = new int[Kind.values().length * SLOTS];
    private boolean begun;
    private long lastMs;
    private int lastLatE6;
    private int lastLonE6;
    private boolean lastStood;
    private boolean lastInDeadSpot;

    void received(int minute, boolean ok) {
        add(Kind.RECEIVED, minute, 1);
        if (ok) {
            add(Kind.OK, minute, 1);
        }
    }

    private void add(Kind kind, int minute, int n) {
        counts[kind.ordinal() * SLOTS + minute / SLOT_MINUTES] += n;
    }

    /**
     * The way to the next good point, mm; 0 for the first and between two at which the vehicle stands, for that is noise.
     * The track is broken by a pause across which the vehicle came far, and by a long one however far it came; what begins
     * at a stand, where terminals report seldom, is broken by the first alone.
     */
    long step(DevicePoint p, int minute, boolean stands, WorkBasis basis) {
        long stepMm = 0;
        if (begun && !(stands && lastStood)) {
            double metres =
                    LocalMetric.localM(lastLatE6 * DEGREES, lastLonE6 * DEGREES, p.latE6 * DEGREES, p.lonE6 * DEGREES);
            stepMm = Math.round(metres * 1000);
            add(Kind.TOTAL_DM, minute, (int) (stepMm / 100));
            boolean seen = lastInDeadSpot || p.inDeadSpot;
            long silentMs = p.timeMs - lastMs;
            boolean far = silentMs > basis.thresholds().gapMs()
                    && metres > basis.rules().brokenM();
            boolean longSilent = !lastStood && silentMs > basis.rules().continuousMs();
            if ((far || longSilent) && !seen) {
                add(Kind.BROKEN_DM, minute, (int) (stepMm / 100));
            }
        }
        begun = true;
        lastMs = p.timeMs;
        lastLatE6 = p.latE6;
        lastLonE6 = p.lonE6;
        lastStood = stands;
        lastInDeadSpot = p.inDeadSpot;
        return stepMm;
    }

    /** The count over the quarters of an hour that begin within these minutes of the day; to is exclusive. */
    public long sum(Kind kind, int fromMinute, int toMinute) {
        long sum = 0;
        int from = Math.max(0, (fromMinute + SLOT_MINUTES - 1) / SLOT_MINUTES);
        int to = Math.min(SLOTS, (toMinute + SLOT_MINUTES - 1) / SLOT_MINUTES);
        for (int slot = from; slot < to; slot++) {
            sum += counts[kind.ordinal() * SLOTS + slot];
        }
        return sum;
    }

    void write(StateWriter out, long baseMs) {
        int written = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                out.number(i - written + 1L);
                out.number(counts[i]);
                written = i + 1;
            }
        }
        out.number(0);
        out.flag(begun);
        if (begun) {
            out.signed(lastMs - baseMs);
            out.signed(lastLatE6);
            out.signed(lastLonE6);
            out.flag(lastStood);
            out.flag(lastInDeadSpot);
        }
    }

    void read(StateReader in, long baseMs) {
        int at = 0;
        for (int skip = in.count(counts.length); skip > 0; skip = in.count(counts.length - at)) {
            at += skip;
            counts[at - 1] = in.count(Integer.MAX_VALUE);
        }
        begun = in.flag();
        if (begun) {
            lastMs = baseMs + in.signed();
            lastLatE6 = in.signedInt();
            lastLonE6 = in.signedInt();
            lastStood = in.flag();
            lastInDeadSpot = in.flag();
        }
    }
}
