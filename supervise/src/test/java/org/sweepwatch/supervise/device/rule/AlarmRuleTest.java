package org.sweepwatch.supervise.device.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.rule.FaultCode.F04;
import static org.sweepwatch.supervise.device.rule.FaultCode.F05;
import static org.sweepwatch.supervise.device.rule.FaultCode.F06;
import static org.sweepwatch.supervise.device.rule.FaultCode.F07;
import static org.sweepwatch.supervise.device.rule.FaultCode.F08;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.supervise.device.VehicleDay;

class AlarmRuleTest {
    private static VehicleDay day() {
        return VehicleDay.of(1).dayShift();
    }

    @Test
    void anAlarmHeldForFiveMinutesIsAFault() {
        assertEquals(List.of(F04), day().alarm(100, 106, 4).codes());
        assertEquals(List.of(F06), day().alarm(100, 106, 6).codes());
        List<Fault> faults = day().alarm(100, 106, 5).faults();
        assertEquals(List.of(F05), VehicleDay.codes(faults));
        assertEquals(6, faults.get(0).minutes().size());
        assertTrue(
                faults.get(0)
                        .evidence()
                        .startsWith("alarm bit 5: in 36 points from 03-02 08:10:00 to 03-02 08:15:50, rose 1 times"),
                faults.get(0).evidence());
    }

    @Test
    void anAlarmHeldForLessIsNot() {
        assertEquals(List.of(), day().alarm(100, 105, 5).codes(), "4 min 50 s from the first report to the last");
    }

    @Test
    void threeRisesAreAFaultAndTwoAreNot() {
        assertEquals(List.of(), day().alarm(100, 101, 5).alarm(200, 201, 5).codes());
        assertEquals(
                List.of(F05),
                day().alarm(100, 101, 5).alarm(200, 201, 5).alarm(400, 401, 5).codes());
    }

    @Test
    void anAlarmGoesOnWhileNothingIsReported() {
        assertEquals(List.of(F05), day().alarm(99, 112, 5).lose(100, 111).codes());
        assertEquals(List.of(), day().alarm(99, 100, 5).lose(100, 111).codes(), "gone when heard again");
    }

    @Test
    void anAlarmInAnExcusedTimeIsNoFault() {
        assertEquals(List.of(), day().alarm(100, 160, 5).faultsWithout(90, 170));
        assertEquals(List.of(F05), VehicleDay.codes(day().alarm(100, 160, 5).faultsWithout(90, 150)));
        assertEquals(List.of(), day().alarm(100, 160, 5).faultsWithout(90, 156), "4 minutes are left of it");
    }

    @ParameterizedTest
    @CsvSource({"9, F09", "10, F10", "11, F11", "12, F12", "24, F13"})
    void anAccessoryThatIsBrokenForHalfAnHourIsAFaultAndTakesNoMinutes(int bit, FaultCode code) {
        assertEquals(List.of(), day().alarm(100, 130, bit).codes());
        List<Fault> faults = day().alarm(100, 131, bit).faults();
        assertEquals(List.of(code), VehicleDay.codes(faults));
        assertTrue(faults.get(0).minutes().isEmpty());
        assertTrue(faults.get(0).evidence().startsWith("alarm bit " + bit + ": in 186 points from 03-02 08:10:00"));
        assertEquals(
                List.of(),
                day().alarm(100, 116, bit)
                        .alarm(200, 216, bit)
                        .alarm(300, 316, bit)
                        .codes(),
                "not by rises");
    }

    @Test
    void aLowSupplyCountsWithAccOnOnly() {
        assertEquals(List.of(F07), day().alarm(100, 111, 7).codes());
        assertEquals(List.of(), day().alarm(100, 110, 7).codes());
        assertEquals(List.of(), day().alarm(760, 1440, 7).codes());
    }

    @Test
    void aLowSupplyTakesNoMinutes() {
        assertTrue(day().alarm(100, 200, 7).faults().get(0).minutes().isEmpty());
    }

    @Test
    void theSupplyOffWithAccOnIsAFaultAtOnce() {
        assertEquals(
                List.of(F08),
                day().edit(100, 101, p -> p.alarmBits |= p.timeMs == VehicleDay.ms(100) ? 256 : 0)
                        .codes());
    }

    @Test
    void theBatterySwitchAtNightIsNoFault() {
        assertEquals(List.of(), day().alarm(755, 1440, 8).codes(), "11.4 hours");
        VehicleDay restingDay = VehicleDay.of(2).park(0, 1440).alarm(10, 740, 8);
        assertEquals(List.of(F08), restingDay.codes(), "more than 12 hours");
        assertEquals(List.of(), VehicleDay.of(2).park(0, 1440).alarm(10, 731, 8).codes());
    }

    @Test
    void otherAlarmsAreNoDeviceFault() {
        assertEquals(
                List.of(),
                day().alarm(0, 1440, 0)
                        .alarm(0, 1440, 1)
                        .alarm(0, 1440, 19)
                        .alarm(0, 1440, 13)
                        .codes());
    }
}
