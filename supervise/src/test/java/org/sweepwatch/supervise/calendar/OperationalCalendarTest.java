package org.sweepwatch.supervise.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OperationalCalendarTest {
    private final OperationalCalendar calendar = new OperationalCalendar();

    private static Instant at(String local) {
        return ZonedDateTime.parse(local + "+08:00[Asia/Shanghai]").toInstant();
    }

    @Test
    void countsTheNightShiftToItsEvening() {
        assertEquals(LocalDate.of(2026, 3, 2), calendar.dateOf(at("2026-03-02T20:00:00")));
        assertEquals(LocalDate.of(2026, 3, 2), calendar.dateOf(at("2026-03-03T06:29:59")));
        assertEquals(LocalDate.of(2026, 3, 3), calendar.dateOf(at("2026-03-03T06:30:00")));
    }

    @Test
    void givesTheWindowOfADay() {
        OperationalCalendar.Window window = calendar.windowOf(LocalDate.of(2026, 3, 2));
        assertEquals(at("2026-03-02T06:30:00"), window.from());
        assertEquals(at("2026-03-03T06:30:00"), window.to());
    }

    @Test
    void agreesWithTheZoneRulesAtEveryInstantSince2015() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long from = at("2015-01-01T00:00:00").toEpochMilli();
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochMilli(from + (long) (random.nextDouble() * 40 * 365 * 86_400_000L));
            LocalDate expected = instant.atZone(OperationalCalendar.ZONE)
                    .minusHours(6)
                    .minusMinutes(30)
                    .toLocalDate();
            assertEquals(expected, calendar.dateOf(instant), "seed " + seed);
            long day = expected.toEpochDay();
            int minute = calendar.minuteOf(day, instant.toEpochMilli());
            assertEquals((instant.toEpochMilli() - calendar.startMs(day)) / 60_000, minute, "seed " + seed);
        }
    }

    @Test
    void takesAnotherDayStart() {
        OperationalCalendar midnight = new OperationalCalendar(LocalTime.MIDNIGHT);
        assertEquals(LocalDate.of(2026, 3, 3), midnight.dateOf(at("2026-03-03T00:00:00")));
        assertThrows(IllegalArgumentException.class, () -> new OperationalCalendar(LocalTime.of(6, 30, 1)));
    }
}
