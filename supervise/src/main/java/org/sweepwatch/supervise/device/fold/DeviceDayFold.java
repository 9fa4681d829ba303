package org.sweepwatch.supervise.device.fold;

import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.point.DevicePoint;

/**
 * The fold of one device on one operational day (设备日): all that the fault rules need to know of its points, in a few
 * kilobytes, whatever the device sends.
 *
 * <p>Points go in by {@link #add} in the order of device time; one that comes too late is refused, and the track side
 * is then folded again from the stored points and put in place by {@link #adoptTrack}. Frames of any kind go in by
 * {@link #heard}, in any order. Nothing is allocated for a point of a healthy device. One thread at a time.
 */
public final class DeviceDayFold {
    /** What became of a point. */
    public enum Added {
        /** Folded. */
        ON_TRACK,
        /** Folded; it does not agree with the track before it. */
        OFF_TRACK,
        /** The last point once more: nothing changed. */
        SAME,
        /** Before the last point: nothing changed, the track must be folded again. */
        OUT_OF_ORDER
    }

    private static final int VERSION = 2;

    private final long day;
    private final long startMs;
    private final OperationalCalendar calendar;
    private DayArrivals arrivals = new DayArrivals();
    private DayTrack track;

    /** @param day operational day, days since 1970-01-01 */
    public DeviceDayFold(long day, OperationalCalendar calendar, MotionSettings settings) {
        this.day = day;
        this.startMs = calendar.startMs(day);
        this.calendar = calendar;
        this.track = new DayTrack(startMs, settings);
    }

    /**
     * Folds a point in.
     *
     * @throws IllegalArgumentException when its device time is not of this day
     */
    public Added add(DevicePoint p) {
        if (calendar.dayOf(p.timeMs) != day) {
            throw new IllegalArgumentException("point of day " + calendar.dayOf(p.timeMs) + " in the fold of " + day);
        }
        int order = track.compareToLast(p);
        if (order <= 0) {
            return order == 0 ? Added.SAME : Added.OUT_OF_ORDER;
        }
        return track.add(p) ? Added.ON_TRACK : Added.OFF_TRACK;
    }

    /** Whether a frame received then counts as heard on this day. */
    public boolean heardOn(long receivedMs) {
        return calendar.dayOf(receivedMs) == day;
    }

    /** A frame of any kind came in. Returns true when it is the first of its minute; another day's is ignored. */
    public boolean heard(long receivedMs) {
        return heardOn(receivedMs) && arrivals.heard(calendar.minuteOf(day, receivedMs));
    }

    /**
     * A report that was sent by itself, not in a batch, showed this much between device time and ours.
     *
     * @param future its device time was too far ahead to be stored
     */
    public void addOffset(long receivedMs, long deviceMs, boolean future) {
        arrivals.offset(receivedMs - deviceMs, future);
    }

    /** Takes over the track side of another fold of the same day; the arrival side stays. */
    public void adoptTrack(DeviceDayFold other) {
        requireSameDay(other);
        track = other.track;
    }

    /** Takes over the arrival side of another fold of the same day; the track side stays. */
    public void adoptArrivals(DeviceDayFold other) {
        requireSameDay(other);
        arrivals = other.arrivals;
    }

    private void requireSameDay(DeviceDayFold other) {
        if (other.day != day) {
            throw new IllegalArgumentException("fold of day " + other.day + " (expected: " + day + ")");
        }
    }

    public long day() {
        return day;
    }

    /** First instant of the day, ms since 1970 UTC. */
    public long startMs() {
        return startMs;
    }

    public DayTrack track() {
        return track;
    }

    public DayArrivals arrivals() {
        return arrivals;
    }

    /** The state in a compact form: version, day, then numbers of variable length; some hundred bytes when healthy. */
    public byte[] toBytes() {
        StateWriter out = new StateWriter();
        out.number(VERSION);
        out.signed(day);
        out.signed(startMs);
        arrivals.write(out);
        track.write(out);
        return out.toBytes();
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws CorruptStateException when it is damaged or of another version: fold the stored points again
     */
    public static DeviceDayFold fromBytes(byte[] bytes, OperationalCalendar calendar, MotionSettings settings) {
        StateReader in = new StateReader(bytes);
        long version = in.number();
        if (version != VERSION) {
            throw new CorruptStateException("device day of version " + version + " (expected: " + VERSION + ")");
        }
        DeviceDayFold fold = new DeviceDayFold(in.signed(), calendar, settings);
        long startMs = in.signed();
        if (startMs != fold.startMs) {
            throw new CorruptStateException("device day " + fold.day + " was folded with another day start");
        }
        fold.arrivals.read(in);
        fold.track.read(in);
        in.end();
        return fold;
    }
}
