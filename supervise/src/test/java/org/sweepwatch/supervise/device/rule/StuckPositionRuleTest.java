package org.sweepwatch.supervise.device.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.rule.FaultCode.F15;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.VehicleDay;
import org.sweepwatch.supervise.point.DevicePoint;

class StuckPositionRuleTest {
    private static final int LAT = 27_840_000;
    private static final int LON = 113_150_000;

    private static void freeze(DevicePoint p) {
        p.latE6 = LAT;
        p.lonE6 = LON;
    }

    private static VehicleDay at(VehicleDay day, int from, int to) {
        return day.edit(from, to, StuckPositionRuleTest::freeze);
    }

    @Test
    void aPlaceThatStaysWhileTheSpeedDoesNotIsStuck() {
        VehicleDay day = at(
                VehicleDay.of(1).withoutOdometer().park(0, 1440).lose(100, 130).drive(100, 130, 9), 100, 130);
        List<Fault> faults = day.faults();
        assertEquals(List.of(F15), VehicleDay.codes(faults));
        assertEquals(30, faults.get(0).minutes().size());
        assertTrue(faults.get(0).evidence().contains("place 27.840000, 113.150000 unchanged"));
        assertTrue(faults.get(0).evidence().contains("odometer +0.0 km"));
    }

    @Test
    void aPlaceThatStaysForTwentyMinutesIsNotStuckYet() {
        assertEquals(
                List.of(),
                at(VehicleDay.of(1).park(0, 1440).lose(100, 120).drive(100, 120, 9), 100, 120)
                        .codes());
    }

    @Test
    void aGrowingOdometerProvesMovementWithoutSpeed() {
        VehicleDay day = at(VehicleDay.of(2).park(0, 1440).lose(100, 130).drive(100, 130, 9), 100, 130)
                .edit(100, 130, p -> p.speedDkmh = 0);
        assertEquals(List.of(F15), day.codes());
        VehicleDay little = at(VehicleDay.of(2).park(0, 1440).lose(100, 130).drive(100, 130, 0.9), 100, 130)
                .edit(100, 130, p -> p.speedDkmh = 0);
        assertEquals(List.of(), little.codes(), "450 m");
    }

    @Test
    void aVehicleThatReallyStandsIsNotStuck() {
        assertEquals(
                List.of(),
                at(VehicleDay.of(3).park(0, 1440).lose(100, 400).stand(100, 400), 100, 400)
                        .codes());
        VehicleDay blips = at(VehicleDay.of(3).park(0, 1440).lose(100, 400).stand(100, 400), 100, 400)
                .edit(100, 400, p -> p.speedDkmh = p.timeMs % 60_000 == 0 ? 35 : 0);
        assertEquals(List.of(), blips.codes(), "a speed in one of six points");
    }

    @Test
    void anExchangedOdometerProvesNothing() {
        VehicleDay day = at(VehicleDay.of(4).park(0, 1440).lose(100, 200).stand(100, 200), 100, 200)
                .edit(150, 1440, p -> p.odometerHm += 5_000)
                .edit(170, 1440, p -> p.odometerHm -= 300_000);
        assertEquals(List.of(), day.codes());
    }

    @Test
    void comingBackToTheSamePlaceAfterAGapIsNotStuck() {
        VehicleDay day = at(
                        VehicleDay.of(5)
                                .park(0, 1440)
                                .lose(100, 130)
                                .stand(100, 102)
                                .drive(102, 128, 20),
                        100,
                        102)
                .lose(102, 128)
                .stand(128, 130);
        assertEquals(List.of(), at(day, 128, 130).codes());
    }

    @Test
    void frozenBlindZonePointsAreFound() {
        VehicleDay day = at(VehicleDay.of(6).dayShift(), 200, 260).lateInBatches(200, 260);
        assertEquals(List.of(F15), day.codes());
    }

    @Test
    void stuckInAnExcusedTimeIsNoFault() {
        VehicleDay day = at(VehicleDay.of(7).dayShift(), 200, 260);
        assertEquals(List.of(), day.faultsWithout(195, 265));
        assertEquals(List.of(F15), VehicleDay.codes(day.faultsWithout(230, 265)));
    }
}
