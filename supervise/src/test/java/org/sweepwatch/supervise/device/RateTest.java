package org.sweepwatch.supervise.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of the definition of the daily failure rate, to the printed digit. */
class RateTest {
    @Test
    void byVehicleOfANightShiftAndOfTheWholeDay() {
        assertEquals("1.06 %", Rate.of(1, 94).percent(2));
        assertEquals("0.74 %", Rate.of(1, 136).percent(2));
        assertEquals(
                "0.74 %", Rate.over(List.of(Rate.of(1, 94), Rate.of(0, 42))).percent(2));
    }

    @Test
    void byAllDevices() {
        Rate rate = Rate.of(4, 187);
        assertEquals("2.14 %", rate.percent(2));
        assertEquals(0.02139, rate.rate());
        assertEquals("97.86 %", rate.rest().percent(2));
        assertTrue(rate.below(0.05));
    }

    @Test
    void byTimeAndAvailability() {
        Rate rate = Rate.of(3 * 480 + 95 + 140 + 60, 150 * 480);
        assertEquals(1_735, rate.numerator());
        assertEquals(72_000, rate.denominator());
        assertEquals("2.41 %", rate.percent(2));
        assertEquals("97.59 %", rate.rest().percent(2));
    }

    @Test
    void aMonthIsTheSumOfItsDaysAndNotTheMeanOfTheirRates() {
        Rate month = Rate.over(List.of(Rate.of(2, 10), Rate.of(0, 190)));
        assertEquals("1.00 %", month.percent(2));
        assertEquals(200, month.denominator());
    }

    @Test
    void repeatedAndOnTimeRepairs() {
        assertEquals("9.1 %", Rate.of(2, 22).percent(1));
        assertEquals("90.9 %", Rate.of(20, 22).percent(1));
    }

    @Test
    void theTargetItselfIsNotBelowTheTarget() {
        assertFalse(Rate.of(5, 100).below(0.05));
        assertTrue(Rate.of(9, 187).below(0.05));
        assertFalse(Rate.of(10, 187).below(0.05));
    }

    @Test
    void nothingCountedIsNoRate() {
        assertNull(Rate.of(0, 0).rate());
        assertEquals("-", Rate.of(0, 0).percent(2));
        assertFalse(Rate.of(0, 0).below(0.05));
        assertThrows(IllegalArgumentException.class, () -> Rate.of(2, 1));
    }
}
