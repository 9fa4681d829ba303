package org.sweepwatch.supervise.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.sweepwatch.supervise.calendar.OperationalCalendar.Window;

/**
 * A shift (班次). It belongs to the operational day in which it begins, and so to that day's month: the night shift from
 * 20:00 to 06:30 to its evening, also on the last evening of a month.
 *
 * @param id short, stable, for example {@code N}
 * @param name for people, for example 夜班
 * @param start local time in Asia/Shanghai
 * @param end local time; not after the start means the next morning
 */
public record Shift(String id, String name, LocalTime start, LocalTime end) {
    /** When the day shift hands over to the night shift in the bulletin of Zhuzhou. */
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** The two shifts of a city that has not said which it has: {@code D} 白班 and {@code N} 夜班. */
    public static List<Shift> standard(LocalTime dayStart) {
        return List.of(new Shift("D", "白班", dayStart, EVENING), new Shift("N", "夜班", EVENING, dayStart));
    }

    /** When it is on an operational day. A start before the day's own start is on the next morning. */
    public Window on(LocalDate day, OperationalCalendar calendar) {
        LocalDate startDate = start.isBefore(calendar.dayStart()) ? day.plusDays(1) : day;
        LocalDate endDate = end.isAfter(start) ? startDate : startDate.plusDays(1);
        return new Window(instant(startDate, start), instant(endDate, end));
    }

    /** Whether it lies within one operational day; a shift that does not would be judged in two. */
    public boolean fits(OperationalCalendar calendar) {
        LocalDate anyDay = LocalDate.EPOCH;
        return !on(anyDay, calendar).to().isAfter(calendar.windowOf(anyDay).to());
    }

    /** Whether the two have a time in common. */
    public boolean overlaps(Shift other, OperationalCalendar calendar) {
        Window mine = on(LocalDate.EPOCH, calendar);
        Window its = other.on(LocalDate.EPOCH, calendar);
        return mine.from().isBefore(its.to()) && its.from().isBefore(mine.to());
    }

    private static Instant instant(LocalDate date, LocalTime time) {
        return LocalDateTime.of(date, time).atZone(OperationalCalendar.ZONE).toInstant();
    }
}
