package org.sweepwatch.supervise.device;

import java.util.List;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.plan.Downtime;

/**
 * In which minutes of a day a device was due (应在线时间): where there are plans, while its vehicle was to work, or all day
 * when it drove without being planned; without plans every device in service all day. Always less what is excused.
 */
final class DutySchedule {
    private final OperationalCalendar calendar;
    private final long day;
    private final int nowMinute;

    DutySchedule(OperationalCalendar calendar, long day, long asOfMs) {
        this.calendar = calendar;
        this.day = day;
        this.nowMinute = clip(calendar.startMs(day), asOfMs, false);
    }

    /** Whole minutes of the day that have passed: 0 before it, 1440 after it. */
    int nowMinute() {
        return nowMinute;
    }

    /** Minutes of the whole day in which the device is in service. */
    MinuteSet inService(ServiceVehicle vehicle) {
        long startMs = calendar.startMs(day);
        return MinuteSet.ofRange(clip(startMs, vehicle.fromMs(), true), clip(startMs, vehicle.untilMs(), false));
    }

    /**
     * Of the minutes in which a device could be due, those in which it is; a new set.
     *
     * @param drove whether the vehicle was seen at work
     */
    MinuteSet due(MinuteSet possible, DutyTimes duty, int vehicleId, boolean drove) {
        if (!duty.planned() || !duty.due(vehicleId) && drove) {
            return possible.copy();
        }
        MinuteSet minutes = new MinuteSet();
        long startMs = calendar.startMs(day);
        for (DutyTimes.Time time : duty.of(vehicleId)) {
            minutes.addRange(clip(startMs, time.fromMs(), true), clip(startMs, time.untilMs(), false));
        }
        return minutes.keep(possible);
    }

    /** Minutes of the whole day that the span touches. */
    MinuteSet touched(ExcusedTime time) {
        return touched(time.fromMs(), time.untilMs());
    }

    private MinuteSet touched(long fromMs, long untilMs) {
        long startMs = calendar.startMs(day);
        return MinuteSet.ofRange(clip(startMs, fromMs, false), clip(startMs, untilMs, true));
    }

    /** Minutes of the whole day that any of these exemptions touches. */
    MinuteSet excused(List<ExcusedTime> times) {
        MinuteSet minutes = new MinuteSet();
        for (ExcusedTime time : times) {
            minutes.addAll(touched(time));
        }
        return minutes;
    }

    /** Minutes of the whole day that any of these times of the platform being away touches. */
    MinuteSet away(List<Downtime.Span> spans) {
        MinuteSet minutes = new MinuteSet();
        for (Downtime.Span span : spans) {
            minutes.addAll(touched(span.fromMs(), span.untilMs()));
        }
        return minutes;
    }

    /** Those that have passed; a new set. */
    MinuteSet passed(MinuteSet minutes) {
        return minutes.copy().keep(MinuteSet.ofRange(0, nowMinute));
    }

    private static int clip(long startMs, long atMs, boolean up) {
        if (atMs <= startMs) {
            return 0;
        }
        long sinceMs = atMs - startMs;
        if (sinceMs < 0 || sinceMs >= MinuteSet.MINUTES * OperationalCalendar.MINUTE_MS) {
            return MinuteSet.MINUTES;
        }
        long round = up ? OperationalCalendar.MINUTE_MS - 1 : 0;
        return (int) ((sinceMs + round) / OperationalCalendar.MINUTE_MS);
    }
}
