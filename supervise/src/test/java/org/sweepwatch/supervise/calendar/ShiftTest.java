package org.sweepwatch.supervise.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class ShiftTest {
    private static final OperationalCalendar CALENDAR = new OperationalCalendar();
    private static final Shift NIGHT = shift("20:00", "06:30");

    private static Shift shift(String start, String end) {
        return new Shift("X", "班", LocalTime.parse(start), LocalTime.parse(end));
    }

    @Test
    void aNightShiftBelongsToItsEveningAlsoAtTheEndOfAMonth() {
        OperationalCalendar.Window window = NIGHT.on(LocalDate.of(2026, 2, 28), CALENDAR);
        assertEquals(Instant.parse("2026-02-28T12:00:00Z"), window.from());
        assertEquals(Instant.parse("2026-02-28T22:30:00Z"), window.to());
        assertEquals(
                LocalDate.of(2026, 2, 28), CALENDAR.dateOf(window.to().minusMillis(1)), "1 March 06:29 is February");
    }

    @Test
    void aShiftThatBeginsAfterMidnightIsTheLastOfItsOperationalDay() {
        OperationalCalendar.Window window = shift("00:30", "06:30").on(LocalDate.of(2026, 2, 28), CALENDAR);
        assertEquals(Instant.parse("2026-02-28T16:30:00Z"), window.from());
        assertEquals(Instant.parse("2026-02-28T22:30:00Z"), window.to());
    }

    @Test
    void aShiftMustNotGoOnIntoTheNextOperationalDay() {
        assertTrue(NIGHT.fits(CALENDAR));
        assertTrue(shift("06:30", "20:00").fits(CALENDAR));
        assertTrue(shift("06:30", "06:30").fits(CALENDAR), "the whole day");
        assertFalse(shift("22:00", "07:00").fits(CALENDAR));
        assertFalse(shift("05:00", "13:00").fits(CALENDAR));
    }

    @Test
    void theStandardShiftsFillTheDayWithoutOverlapping() {
        Shift day = Shift.standard(CALENDAR.dayStart()).get(0);
        Shift night = Shift.standard(CALENDAR.dayStart()).get(1);
        LocalDate anyDay = LocalDate.of(2026, 3, 1);
        assertEquals(CALENDAR.windowOf(anyDay).from(), day.on(anyDay, CALENDAR).from());
        assertEquals(day.on(anyDay, CALENDAR).to(), night.on(anyDay, CALENDAR).from());
        assertEquals(CALENDAR.windowOf(anyDay).to(), night.on(anyDay, CALENDAR).to());
        assertFalse(day.overlaps(night, CALENDAR));
        assertTrue(day.overlaps(shift("19:00", "21:00"), CALENDAR));
    }
}
