package org.sweepwatch.supervise.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.calendar.OperationalCalendar;

/**
 * Times of day in which something is to be done, or must not be (时间窗). Written {@code 22:00-05:00,5 16:00-21:00}: local
 * times of Asia/Shanghai, over midnight when the end is not after the begin, on the weekdays named before it (1 Monday to
 * 7 Sunday, {@code 1-5} or {@code 135}) or on every day. The weekday is that of the begin. Immutable.
 */
public record TimeWindows(List<Window> windows) {
    /** No time at all. */
    public static final TimeWindows NONE = new TimeWindows(List.of());

    /** Windows at most in one list. */
    private static final int MAX_WINDOWS = 20;

    private static final int DAY_MINUTES = 24 * 60;
    private static final Pattern WINDOW =
            Pattern.compile("(?:([1-7]+|[1-7]-[1-7])\\s+)?(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");

    /**
     * One window.
     *
     * @param weekdays of its begin: bit 0 Monday to bit 6 Sunday
     * @param from minute of the day, inclusive
     * @param to minute of the day, exclusive, 1440 for midnight; not above {@code from} means the next day
     */
    public record Window(int weekdays, int from, int to) {
        private boolean contains(DayOfWeek day, int minute) {
            if (to > from) {
                return minute >= from && minute < to && begins(day);
            }
            return minute >= from && begins(day) || minute < to && begins(day.minus(1));
        }

        private boolean begins(DayOfWeek day) {
            return (weekdays & 1 << day.ordinal()) != 0;
        }

        @Override
        public String toString() {
            return (weekdays == Weekdays.EVERY_DAY ? "" : Weekdays.text(weekdays) + " ") + time(from) + "-" + time(to);
        }

        private static String time(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }

    public TimeWindows {
        windows = List.copyOf(windows);
    }

    /**
     * Reads windows; an empty text is {@link #NONE}.
     *
     * @throws PlanException when it is written otherwise
     */
    public static TimeWindows parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<Window> windows = new ArrayList<>();
        for (String part : text.split("[,，;；、]", -1)) {
            Matcher written = WINDOW.matcher(part.strip());
            if (!written.matches() || windows.size() == MAX_WINDOWS) {
                throw wrong(text);
            }
            int weekdays = written.group(1) == null ? Weekdays.EVERY_DAY : Weekdays.parse(written.group(1));
            int from = minute(written.group(2), text);
            int to = minute(written.group(3), text);
            if (from == to || from == DAY_MINUTES) {
                throw wrong(text);
            }
            windows.add(new Window(weekdays, from, to));
        }
        return new TimeWindows(windows);
    }

    private static int minute(String time, String text) {
        if (time.equals("24:00")) {
            return DAY_MINUTES;
        }
        try {
            return LocalTime.parse(time.length() == 4 ? "0" + time : time).toSecondOfDay() / 60;
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static PlanException wrong(String text) {
        return new PlanException("times are '" + text + "' (expected: at most " + MAX_WINDOWS
                + " such as 22:00-05:00 or 1-5 07:00-09:00, separated by commas)");
    }

    /** Whether an instant is in one of them. */
    public boolean contains(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, OperationalCalendar.ZONE);
        int minute = local.getHour() * 60 + local.getMinute();
        for (Window window : windows) {
            if (window.contains(local.getDayOfWeek(), minute)) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return windows.isEmpty();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return windows.stream().map(Window::toString).collect(Collectors.joining(","));
    }
}
