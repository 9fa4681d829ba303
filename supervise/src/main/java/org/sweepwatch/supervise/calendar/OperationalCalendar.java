package org.sweepwatch.supervise.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Operational days (运营日) of Asia/Shanghai. Day D lasts from D at the day start to D+1 at the day start, so that the
 * night shift from 20:00 to 06:30 belongs to the date of its evening.
 *
 * <p>In the hot path a day is its number of days since 1970-01-01. China has kept UTC+8 without summer time since
 * 1991-09-15; older instants are refused before they come here, so the arithmetic needs no zone rules. Immutable.
 */
public final class OperationalCalendar {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** When a day begins unless configured: the end of the night shift. */
    public static final LocalTime DEFAULT_DAY_START = LocalTime.of(6, 30);

    public static final int MINUTES_PER_DAY = 1440;
    public static final long MINUTE_MS = 60_000;

    private static final long DAY_MS = MINUTES_PER_DAY * MINUTE_MS;
    private static final long OFFSET_MS = Duration.ofHours(8).toMillis();

    private final LocalTime dayStart;
    private final long shiftMs;

    public OperationalCalendar() {
        this(DEFAULT_DAY_START);
    }

    /** @param dayStart local time at which a day begins, whole minutes */
    public OperationalCalendar(LocalTime dayStart) {
        if (dayStart.getSecond() != 0 || dayStart.getNano() != 0) {
            throw new IllegalArgumentException("day start " + dayStart + " (expected: whole minutes, such as 06:30)");
        }
        this.dayStart = dayStart;
        this.shiftMs = OFFSET_MS - dayStart.toSecondOfDay() * 1000L;
    }

    public LocalTime dayStart() {
        return dayStart;
    }

    /** The day an instant counts to, as days since 1970-01-01. Allocates nothing. */
    public long dayOf(long epochMs) {
        return Math.floorDiv(epochMs + shiftMs, DAY_MS);
    }

    /** First instant of the day, ms since 1970 UTC. */
    public long startMs(long day) {
        return day * DAY_MS - shiftMs;
    }

    /** First instant after the day, ms since 1970 UTC. */
    public long endMs(long day) {
        return startMs(day + 1);
    }

    /** Minute of the day, 0 at its start; below 0 or from 1440 when the instant belongs to another day. */
    public int minuteOf(long day, long epochMs) {
        return Math.toIntExact(Math.floorDiv(epochMs - startMs(day), MINUTE_MS));
    }

    /** The day an instant counts to. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofEpochDay(dayOf(instant.toEpochMilli()));
    }

    /** From the first instant of the day to the first after it. */
    public Window windowOf(LocalDate day) {
        return new Window(
                Instant.ofEpochMilli(startMs(day.toEpochDay())), Instant.ofEpochMilli(endMs(day.toEpochDay())));
    }

    /** A span of time: from inclusive, to exclusive. */
    public record Window(Instant from, Instant to) {}
}
