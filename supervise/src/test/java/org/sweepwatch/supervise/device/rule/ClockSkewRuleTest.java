package org.sweepwatch.supervise.device.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.rule.FaultCode.F16;
import static org.sweepwatch.supervise.device.rule.FaultCode.F22;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.VehicleDay;
import org.sweepwatch.supervise.device.fold.MinuteSet;

class ClockSkewRuleTest {
    private static final long HOURS = 3_600_000;

    @Test
    void aClockEightHoursBehindIsAZoneErrorAndNotLateData() {
        List<Fault> faults = VehicleDay.of(1).dayShift().clock(-8 * HOURS).faults();
        assertEquals(List.of(F16), VehicleDay.codes(faults));
        assertTrue(
                faults.get(0).evidence().startsWith("clock 28800 s behind (zone error, 8 h)"),
                faults.get(0).evidence());
    }

    @Test
    void aClockEightHoursAheadIsFoundThoughNothingOfItIsStored() {
        VehicleDay day = VehicleDay.of(2).dayShift().clock(8 * HOURS);
        assertEquals(List.of(), day.points());
        List<Fault> faults = day.faults();
        assertEquals(List.of(F16), VehicleDay.codes(faults));
        assertTrue(
                faults.get(0).evidence().contains("ahead (zone error, 8 h)"),
                faults.get(0).evidence());
        assertTrue(faults.get(0).evidence().contains("; " + day.future().size() + " reports too far in the future"));
    }

    @Test
    void aMinuteAndAHalfIsTooMuchAndHalfAMinuteIsNot() {
        assertEquals(List.of(F16), VehicleDay.of(3).dayShift().clock(-90_000).codes());
        assertEquals(List.of(F16), VehicleDay.of(3).dayShift().clock(90_000).codes());
        assertEquals(List.of(), VehicleDay.of(3).dayShift().clock(-30_000).codes());
    }

    @Test
    void oddOffsetsAreNoZoneError() {
        Fault fault = VehicleDay.of(4).dayShift().clock(-3 * HOURS).faults().get(0);
        assertTrue(fault.evidence().startsWith("clock 10800 s behind: "), fault.evidence());
    }

    @Test
    void storedDataSentOneByOneIsLateAndNotAWrongClock() {
        assertEquals(
                List.of(F22), VehicleDay.of(5).dayShift().lateOneByOne(60, 700).codes(), "most of the day");
        assertEquals(
                List.of(), VehicleDay.of(5).dayShift().lateOneByOne(100, 220).codes());
    }

    @Test
    void aDeviceThatSendsEveryTwoMinutesWhatItHasIsNoWrongClock() {
        VehicleDay day = VehicleDay.of(6).dayShift();
        for (int minute = 30; minute < 750; minute += 2) {
            day.lateOneByOne(minute, minute + 2);
        }
        assertEquals(List.of(), day.codes());
    }

    @Test
    void ninetyNineReportsProveNothing() {
        assertEquals(
                List.of(),
                VehicleDay.of(7).park(0, 490).clock(-8 * HOURS).faults(MinuteSet.ofRange(0, 490), 490, null));
        assertEquals(
                List.of(F16),
                VehicleDay.codes(
                        VehicleDay.of(7).park(0, 500).clock(-8 * HOURS).faults(MinuteSet.ofRange(0, 500), 500, null)));
    }

    @Test
    void aClockThatIsSetRightAtNoonIsJudgedByTheLongerHalf() {
        VehicleDay day = VehicleDay.of(8).drive(0, 300, 7);
        day.clock(-90_000).drive(302, 500, 7);
        assertEquals(List.of(F16), VehicleDay.codes(day.faults(MinuteSet.ofRange(0, 500), 500, null)));
    }
}
