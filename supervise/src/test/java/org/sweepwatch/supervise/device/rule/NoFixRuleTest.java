package org.sweepwatch.supervise.device.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.rule.FaultCode.F03;
import static org.sweepwatch.supervise.device.rule.FaultCode.F18;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.VehicleDay;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MinuteSet;

class NoFixRuleTest {
    @Test
    void moreThanAFifthWithoutAFixIsAFault() {
        // 720 minutes with ACC on: a fifth are 144.
        List<Fault> faults = VehicleDay.of(1).dayShift().noFix(100, 250).faults();
        assertEquals(List.of(F03), VehicleDay.codes(faults));
        assertEquals(150, faults.get(0).minutes().size());
        assertTrue(faults.get(0).evidence().startsWith("900 of 4320 points with ACC on had no fix (20.8 %"));
        assertEquals(List.of(), VehicleDay.of(1).dayShift().noFix(100, 244).codes());
    }

    @Test
    void fewerThanSixtyPointsProveNothing() {
        assertEquals(
                List.of(),
                VehicleDay.of(2).drive(0, 9, 7).noFix(3, 9).park(9, 1440).codes());
        assertEquals(
                List.of(F03),
                VehicleDay.of(2).drive(0, 10, 7).noFix(3, 10).park(10, 1440).codes());
    }

    @Test
    void aDeviceWithoutAFixFromTheMorningOnIsFound() {
        assertEquals(List.of(F03), VehicleDay.of(3).dayShift().noFix(0, 1440).codes());
    }

    @Test
    void aDeadSpotOrARoofIsNoFaultOfTheDevice() {
        VehicleDay inside = VehicleDay.of(4).dayShift().noFix(100, 400).edit(99, 100, p -> p.inDeadSpot = true);
        assertEquals(List.of(), inside.codes(), "the last good fix was in the dead spot");
        VehicleDay fromTheMorning = VehicleDay.of(4).dayShift().noFix(0, 400).edit(0, 400, p -> p.inDeadSpot = true);
        assertEquals(List.of(), fromTheMorning.codes(), "no fix yet, but the coordinates it repeats are in one");
        VehicleDay zeros = VehicleDay.of(4).dayShift().noFix(0, 400);
        DeviceDayFold before = new DeviceDayFold(VehicleDay.DAY - 1, VehicleDay.CALENDAR, VehicleDay.RULES.motion());
        VehicleDay.of(5)
                .drive(0, 1, 7)
                .edit(0, 1, p -> p.inDeadSpot = true)
                .points()
                .forEach(p -> {
                    p.timeMs -= 3_600_000;
                    before.add(p);
                });
        assertEquals(List.of(), zeros.faults(MinuteSet.ofRange(0, 1440), 1440, before), "the day before knows");
        assertEquals(List.of(), zeros.codes(), "it came into service today: nobody knows where it began");
        DeviceDayFold elsewhere = new DeviceDayFold(VehicleDay.DAY - 1, VehicleDay.CALENDAR, VehicleDay.RULES.motion());
        VehicleDay.of(5).drive(0, 1, 7).points().forEach(p -> {
            p.timeMs -= 3_600_000;
            elsewhere.add(p);
        });
        assertEquals(
                1, zeros.faults(MinuteSet.ofRange(0, 1440), 1440, elsewhere).size(), "it was not under a roof");
    }

    @Test
    void pointsWithAccOffAreNotAsked() {
        assertEquals(List.of(), VehicleDay.of(6).dayShift().noFix(750, 1440).codes());
    }

    @Test
    void anExcusedTimeIsLeftOut() {
        assertEquals(List.of(), VehicleDay.of(7).dayShift().noFix(100, 400).faultsWithout(90, 405));
        assertEquals(
                List.of(F03),
                VehicleDay.codes(VehicleDay.of(7).dayShift().noFix(100, 400).faultsWithout(90, 150)));
    }

    @Test
    void moreThanATwentiethAtImpossiblePlacesIsAFault() {
        // 750 minutes with a fix each 10 s or 300 s: a twentieth are about 37 minutes of work.
        List<Fault> faults = VehicleDay.of(8)
                .dayShift()
                .edit(100, 140, p -> p.latE6 = p.lonE6 = 0)
                .faults();
        assertEquals(List.of(F18), VehicleDay.codes(faults));
        assertTrue(
                faults.get(0).evidence().contains("(0.000000, 0.000000)"),
                faults.get(0).evidence());
        assertEquals(
                List.of(),
                VehicleDay.of(8)
                        .dayShift()
                        .edit(100, 130, p -> p.latE6 = p.lonE6 = 0)
                        .codes());
    }

    @Test
    void swappedAndForeignPlacesCountAsImpossible() {
        assertEquals(
                List.of(F18),
                VehicleDay.of(9)
                        .dayShift()
                        .edit(100, 200, p -> {
                            int lat = p.latE6;
                            p.latE6 = p.lonE6;
                            p.lonE6 = lat;
                        })
                        .codes());
        assertEquals(
                List.of(F18),
                VehicleDay.of(9)
                        .dayShift()
                        .edit(100, 200, p -> p.latE6 += 5_000_000)
                        .codes());
    }

    @Test
    void zerosWithoutAFixAreNoFixAndNotTwoFaults() {
        VehicleDay day = VehicleDay.of(10).dayShift().noFix(100, 400).edit(100, 400, p -> p.latE6 = p.lonE6 = 0);
        assertEquals(List.of(F03), day.codes());
    }

    @Test
    void aFewFixesProveNothingAboutThePlace() {
        assertEquals(
                List.of(),
                VehicleDay.of(11)
                        .drive(0, 5, 7)
                        .park(5, 60)
                        .edit(0, 5, p -> p.latE6 = p.lonE6 = 0)
                        .codes());
    }
}
