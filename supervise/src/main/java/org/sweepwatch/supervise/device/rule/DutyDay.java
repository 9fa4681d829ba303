package org.sweepwatch.supervise.device.rule;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.device.fold.DayTrack;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MinuteSet;

/**
 * A device day with the duty laid over it: what the rules look at.
 *
 * <p>Minutes are those of the operational day, 0 at its start. Of the day before only its end is used: whether the
 * device was to go on reporting, and where it was.
 */
public final class DutyDay {
    private final DeviceDayFold fold;
    private final DeviceDayFold before;
    private final MinuteSet scheduled;
    private final MinuteSet excused;
    private final DeviceRules rules;
    private final int leadMin;
    private final int nowMinute;

    /**
     * @param fold the day, never null: an empty fold when nothing was received
     * @param before the day before, null when there is nothing of it
     * @param scheduled minutes that have passed in which the device was due, without exemptions and outages
     * @param leadMin a frame so many minutes before the duty begins shows that the device is on line; 0 without a plan,
     *     for then the duty begins with the operational day, and the sleep reports of the night prove nothing for the day
     * @param nowMinute minutes of the day that have passed, 1440 when it is over
     */
    public DutyDay(
            DeviceDayFold fold,
            DeviceDayFold before,
            MinuteSet scheduled,
            int leadMin,
            int nowMinute,
            DeviceRules rules) {
        this.fold = fold;
        this.before = before;
        this.scheduled = scheduled;
        this.excused = MinuteSet.ofRange(0, nowMinute).removeAll(scheduled);
        this.leadMin = leadMin;
        this.nowMinute = nowMinute;
        this.rules = rules;
    }

    public DeviceDayFold fold() {
        return fold;
    }

    public DayTrack track() {
        return fold.track();
    }

    public DeviceRules rules() {
        return rules;
    }

    /** Minutes in which the device was due. Not to be changed. */
    public MinuteSet scheduled() {
        return scheduled;
    }

    /** Minutes that have passed in which it was not due. Not to be changed. */
    public MinuteSet excused() {
        return excused;
    }

    /** The minutes of the set in which the device was due; a new set. */
    public MinuteSet onDuty(MinuteSet minutes) {
        return minutes.copy().keep(scheduled);
    }

    /** Whether anything was heard while the device was due or, by plan, shortly before. */
    public boolean heard() {
        MinuteSet listened = scheduled.copy();
        for (int from = scheduled.first(); from >= 0; from = scheduled.next(scheduled.nextGap(from))) {
            listened.addRange(from - leadMin, from);
        }
        return present().intersects(listened);
    }

    /** Start of a minute, ms since 1970 UTC. */
    public long ms(int minute) {
        return fold.startMs() + minute * 60_000L;
    }

    /** Minutes with a frame of any kind or a point, live or late; a new set. */
    public MinuteSet present() {
        return fold.arrivals().heard().copy().addAll(track().covered());
    }

    /** Whether there is a fold of the day before. */
    public boolean knowsDayBefore() {
        return before != null;
    }

    /** Whether the device was in a dead spot when the day began, as far as the day before knows. */
    public boolean beganInDeadSpot() {
        return before != null && before.track().inDeadSpot();
    }

    /**
     * Silences (静默): times without any frame or point that lasted at least the shortest silence and in which the device
     * should have reported, because its last report had ACC on, no sleep, and no dead spot around it. Duty is not yet
     * laid over them.
     */
    public List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        MinuteSet present = present();
        int from = present.nextGap(0);
        while (from < nowMinute) {
            int next = present.next(from);
            int to = next < 0 ? nowMinute : Math.min(next, nowMinute);
            if (to - from >= rules.silence().floorMin() && expectedAt(from)) {
                silences.add(new Silence(from, to));
            }
            from = present.nextGap(to);
        }
        return silences;
    }

    /** Whether the last point before the minute promised more. */
    private boolean expectedAt(int minute) {
        int last = track().covered().previous(minute - 1);
        if (last >= 0) {
            return track().expecting().contains(last);
        }
        return before != null && before.track().expectingAtEnd();
    }

    /** From the first silent minute to the first that is not. */
    public record Silence(int from, int to) {
        public MinuteSet minutes() {
            return MinuteSet.ofRange(from, to);
        }
    }
}
