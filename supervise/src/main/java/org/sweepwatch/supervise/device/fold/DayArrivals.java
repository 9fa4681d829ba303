package org.sweepwatch.supervise.device.fold;

/**
 * The arrival side of a device day: in which minutes anything was heard of the device, heartbeats included, and how far
 * its clock was off. Minutes and clusters are by our clock, on the day of reception.
 */
public final class DayArrivals {
    private final MinuteSet heard = new MinuteSet();
    private final ClockOffsets offsets = new ClockOffsets();

    boolean heard(int minute) {
        return heard.add(minute);
    }

    void offset(long offsetMs, boolean future) {
        offsets.add(offsetMs, future);
    }

    /** Minutes in which a frame of any kind was received. Not to be changed. */
    public MinuteSet heard() {
        return heard;
    }

    public ClockOffsets offsets() {
        return offsets;
    }

    void write(StateWriter out) {
        out.minutes(heard);
        offsets.write(out);
    }

    void read(StateReader in) {
        heard.addAll(in.minutes());
        offsets.read(in);
    }
}
