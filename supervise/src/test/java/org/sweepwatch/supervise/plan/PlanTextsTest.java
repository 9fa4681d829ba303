package org.sweepwatch.supervise.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.rulebook.Rules;

/** Times, weekdays and passes as people write them. */
class PlanTextsTest {
    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(OperationalCalendar.ZONE).toInstant();
    }

    @Test
    void aWindowOverMidnightHoldsTheNightAndNotTheDay() {
        TimeWindows night = TimeWindows.parse("22:00-05:00");
        assertTrue(night.contains(local("2026-03-02T22:00")));
        assertTrue(night.contains(local("2026-03-03T04:59")));
        assertTrue(!night.contains(local("2026-03-03T05:00")));
        assertTrue(!night.contains(local("2026-03-03T12:00")));
    }

    @Test
    void theWeekdayOfAWindowIsThatOfItsBegin() {
        TimeWindows friday = TimeWindows.parse("5 21:00-02:00, 1-5 7:00-9:00");
        assertTrue(friday.contains(local("2026-03-07T01:00")), "Saturday 01:00 belongs to Friday's window");
        assertTrue(!friday.contains(local("2026-03-06T01:00")));
        assertTrue(friday.contains(local("2026-03-06T07:30")));
        assertTrue(!friday.contains(local("2026-03-07T07:30")));
        assertEquals("5 21:00-02:00,12345 07:00-09:00", friday.toString());
        assertEquals(friday, TimeWindows.parse(friday.toString()));
    }

    @Test
    void aWindowMayEndAtMidnight() {
        assertTrue(TimeWindows.parse("20:00-24:00").contains(local("2026-03-02T23:59")));
        assertTrue(!TimeWindows.parse("20:00-24:00").contains(local("2026-03-03T00:00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7-9", "07:00-07:00", "25:00-26:00", "8 07:00-09:00", "07:00-09:00;", "24:00-01:00"})
    void timesThatAreNoneAreRefused(String text) {
        assertThrows(PlanException.class, () -> TimeWindows.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"'',1234567", "每天,1234567", "1-5,12345", "'1,3,5',135", "周一至周五,12345", "周六、周日,67", "工作日,12345", "星期天,7"})
    void weekdaysAreReadAsPeopleWriteThem(String written, String days) {
        assertEquals(days, Weekdays.text(Weekdays.parse(written)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "0", "5-1", "Monday", "1-"})
    void weekdaysThatAreNoneAreRefused(String text) {
        assertThrows(PlanException.class, () -> Weekdays.parse(text));
    }

    @Test
    void passesSayOperationsShiftNumberAndDays() {
        RequiredPasses passes = RequiredPasses.parse("XS+JS@N=2;GX=1/2");
        assertEquals("JS+XS@N=2;GX=1/2", passes.toString());
        assertEquals(passes, RequiredPasses.parse(passes.toString()));
        RequiredPasses.Due wash = passes.dues().get(1);
        LocalDate day = LocalDate.of(2026, 3, 2);
        assertTrue(wash.on(day) != wash.on(day.plusDays(1)));
        assertTrue(passes.dues().get(0).on(day) && passes.dues().get(0).on(day.plusDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JS", "JS=x", "QQ=1", "JS@=1", "JS=1/0", "=1"})
    void passesThatAreNoneAreRefused(String text) {
        assertThrows(PlanException.class, () -> RequiredPasses.parse(text));
    }

    @Test
    void aRoadThatSaysNothingRequiresWhatItsClassRequires() {
        assertEquals("JS+XS=2;XS+GX=1;SS+WP=3", RequiredPasses.ofClass(1, Rules.DEFAULTS).toString());
        assertEquals("JS+XS=1;XS+GX=1/7", RequiredPasses.ofClass(3, Rules.DEFAULTS).toString());
        assertEquals(RequiredPasses.NONE, RequiredPasses.ofClass(0, Rules.DEFAULTS));
    }
}
