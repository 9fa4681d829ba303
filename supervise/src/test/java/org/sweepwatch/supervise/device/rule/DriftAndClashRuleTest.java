package org.sweepwatch.supervise.device.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.rule.FaultCode.F17;
import static org.sweepwatch.supervise.device.rule.FaultCode.F20;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.VehicleDay;
import org.sweepwatch.supervise.point.DevicePoint;

class DriftAndClashRuleTest {
    private static void jump(VehicleDay day, int minute, int points, double eastM) {
        day.edit(minute, minute + 1, p -> {
            if (p.timeMs < VehicleDay.ms(minute) + points * 10_000L) {
                p.lonE6 += (int) (eastM / 0.0983);
            }
        });
    }

    @Test
    void threePointsOffTheTrackAreDriftAndTwoAreNot() {
        VehicleDay day = VehicleDay.of(1).dayShift();
        jump(day, 100, 1, 1_800);
        jump(day, 200, 1, -900);
        assertEquals(List.of(), day.codes());
        jump(day, 300, 1, 2_400);
        List<Fault> faults = day.faults();
        assertEquals(List.of(F17), VehicleDay.codes(faults));
        assertTrue(
                faults.get(0).evidence().startsWith("3 of 4464 points off the track"),
                faults.get(0).evidence());
        assertTrue(faults.get(0).minutes().isEmpty());
    }

    @Test
    void jumpsOfSeveralPointsAndToRandomPlacesAreDriftAndNoSecondDevice() {
        VehicleDay pairs = VehicleDay.of(2).dayShift();
        VehicleDay wild = VehicleDay.of(3).dayShift();
        for (int i = 0; i < 40; i++) {
            jump(pairs, 62 + 4 * i, 2, 700 + 37 * (i % 19));
            jump(wild, 62 + 4 * i, 1, i % 2 == 0 ? 5_000 + 100 * i : -3_000);
        }
        assertEquals(List.of(F17), pairs.codes());
        assertEquals(List.of(F17), wild.codes());
    }

    @Test
    void driftAddsNothingToTheDistance() {
        VehicleDay day = VehicleDay.of(4).withoutOdometer().dayShift();
        double drivenM = day.fold().track().drivenM();
        for (int i = 0; i < 50; i++) {
            jump(day, 62 + 4 * i, 1, 3_000);
        }
        assertEquals(drivenM, day.fold().track().drivenM(), drivenM * 0.02);
    }

    @Test
    void aFalseFirstPointDoesNotMakeAllOthersDrift() {
        VehicleDay day = VehicleDay.of(5).dayShift();
        jump(day, 0, 1, 20_000);
        jump(day, 30, 1, -20_000);
        assertEquals(List.of(), day.codes());
    }

    @Test
    void aFerryOrALorryBetweenTwoPointsIsNoDrift() {
        VehicleDay day = VehicleDay.of(6).drive(0, 100, 7);
        for (int i = 1; i <= 6; i++) {
            day.carry(40_000 * (i % 2 == 0 ? -1 : 1), 0)
                    .heartbeats(100 * i, 100 * i + 11)
                    .drive(100 * i + 11, 100 * i + 100, 7);
        }
        assertEquals(List.of(), day.park(700, 1440).codes());
    }

    @Test
    void noiseOfTenMetresIsNoDriftHoweverLongItStands() {
        assertEquals(
                List.of(),
                VehicleDay.of(7)
                        .noise(10)
                        .park(0, 60)
                        .stand(60, 600)
                        .park(600, 1440)
                        .codes());
        assertEquals(List.of(), VehicleDay.of(7).noise(10).dayShift().codes());
        assertTrue(VehicleDay.of(7)
                        .noise(10)
                        .withoutOdometer()
                        .stand(60, 600)
                        .fold()
                        .track()
                        .drivenM()
                < 1);
    }

    @Test
    void aParkedVehicleThatSeemsToWanderDrifts() {
        VehicleDay day = VehicleDay.of(8).dayShift();
        jump(day, 850, 6, 130);
        jump(day, 900, 6, 150);
        jump(day, 950, 6, -140);
        assertEquals(List.of(F17), day.codes());
        VehicleDay near = VehicleDay.of(8).dayShift();
        jump(near, 850, 6, 70);
        jump(near, 900, 6, 80);
        jump(near, 950, 6, -80);
        assertEquals(List.of(), near.codes());
        assertEquals(List.of(), day.edit(750, 1440, p -> p.inDeadSpot = true).codes(), "under a roof");
    }

    @Test
    void aTunnelIsNoDrift() {
        VehicleDay day = VehicleDay.of(9).park(0, 60).drive(60, 120, 40);
        for (int i = 0; i < 10; i++) {
            day.drive(120 + 10 * i, 130 + 10 * i, 50).noFix(123 + 10 * i, 126 + 10 * i);
        }
        assertEquals(List.of(), day.drive(220, 700, 7).park(700, 1440).codes());
    }

    @Test
    void pointsOfADayAgoBetweenThoseOfTodayAreNoDrift() {
        VehicleDay day = VehicleDay.of(10).dayShift();
        VehicleDay skewed = new VehicleDay(1, 77).carry(8_000, 0).dayShift();
        skewed.edit(0, 1440, p -> {
            p.timeMs += 3_000;
            p.receivedMs += 28_800_000;
        });
        List<DevicePoint> both = new java.util.ArrayList<>(day.points());
        both.addAll(skewed.points());
        var fold = new org.sweepwatch.supervise.device.fold.DeviceDayFold(
                VehicleDay.DAY, VehicleDay.CALENDAR, VehicleDay.RULES.motion());
        VehicleDay.sorted(both).forEach(fold::add);
        assertEquals(0, fold.track().liveMotion().driftPoints());
        assertEquals(0, fold.track().lateMotion().driftPoints());
        assertTrue(fold.track().liveMotion().clashMinutes().isEmpty());
    }

    @Test
    void twoPlacesByTurnsAreTwoDevices() {
        List<Fault> faults = VehicleDay.of(11).dayShift().twin(100, 400, 38_000).faults();
        assertEquals(List.of(F20), VehicleDay.codes(faults));
        assertTrue(faults.get(0).minutes().size() >= 299, faults.get(0).evidence());
        assertTrue(faults.get(0).evidence().contains("up to 38"), faults.get(0).evidence());
    }

    @Test
    void blocksOfMinutesByTurnsAreTwoDevicesToo() {
        VehicleDay day = VehicleDay.of(12).dayShift();
        for (int i = 0; i < 20; i++) {
            day.edit(100 + 4 * i, 102 + 4 * i, p -> p.latE6 += 90_000);
        }
        assertEquals(List.of(F20), day.codes());
    }

    @Test
    void twoDevicesInOneYardAreNotToldApart() {
        assertEquals(List.of(), VehicleDay.of(13).dayShift().twin(100, 400, 90).codes());
    }

    @Test
    void aSingleChangeOfPlaceIsNoSecondDevice() {
        assertEquals(
                List.of(),
                VehicleDay.of(14)
                        .drive(0, 300, 7)
                        .carry(30_000, 0)
                        .drive(300, 700, 7)
                        .park(700, 1440)
                        .codes());
    }

    @Test
    void aClashInAnExcusedTimeIsNoFault() {
        assertEquals(
                List.of(),
                VehicleDay.of(15).dayShift().twin(100, 200, 38_000).faultsWithout(95, 205).stream()
                        .filter(fault -> fault.code() == F20)
                        .toList());
    }
}
