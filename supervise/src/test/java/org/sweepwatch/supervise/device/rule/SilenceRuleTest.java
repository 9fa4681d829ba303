package org.sweepwatch.supervise.device.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.rule.FaultCode.F01;
import static org.sweepwatch.supervise.device.rule.FaultCode.F02;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.VehicleDay;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MinuteSet;

class SilenceRuleTest {
    private static final MinuteSet ALL_DAY = MinuteSet.ofRange(0, 1440);

    @Test
    void aDeviceThatIsNeverHeardIsNeverOnLine() {
        List<Fault> faults = VehicleDay.of(1).faults();
        assertEquals(List.of(F01), VehicleDay.codes(faults));
        assertEquals(1440, faults.get(0).minutes().size());
        assertTrue(faults.get(0).evidence().contains("03-02 06:30:00 to 03-03 06:30:00, 1440 minutes"));
    }

    @Test
    void oneHeartbeatAllDayIsEnoughToHaveBeenOnLine() {
        assertEquals(List.of(), VehicleDay.of(1).heartbeats(700, 701).codes());
    }

    @Test
    void aDeviceIsNotCalledNeverOnLineInTheFirstHour() {
        assertEquals(List.of(), VehicleDay.of(1).faults(MinuteSet.ofRange(0, 59), 59, null));
        assertEquals(List.of(F01), VehicleDay.codes(VehicleDay.of(1).faults(MinuteSet.ofRange(0, 60), 60, null)));
    }

    @Test
    void sleepReportsOfTheNightBeforeDoNotHideADeadDevice() {
        DeviceDayFold before = new DeviceDayFold(VehicleDay.DAY - 1, VehicleDay.CALENDAR, VehicleDay.RULES.motion());
        before.heard(VehicleDay.START_MS - 120_000);
        assertEquals(List.of(F01), VehicleDay.codes(VehicleDay.of(1).faults(ALL_DAY, 1440, before)));
    }

    @Test
    void anExemptDeviceIsNotMissed() {
        assertEquals(List.of(), VehicleDay.of(1).faultsWithout(0, 1440));
        assertEquals(List.of(), VehicleDay.of(1).faultsWithout(0, 1400), "40 minutes left are too few to judge");
    }

    @Test
    void thirtyTwoSilentMinutesAtWorkAreAFaultAndThirtyAreNot() {
        List<Fault> faults = VehicleDay.of(2).dayShift().lose(100, 132).faults();
        assertEquals(List.of(F02), VehicleDay.codes(faults));
        assertEquals(32, faults.get(0).minutes().size());
        assertTrue(
                faults.get(0).evidence().contains("from 03-02 08:10:00 to 03-02 08:42:00, 32 minutes"),
                faults.get(0).evidence());
        assertEquals(List.of(), VehicleDay.of(2).dayShift().lose(100, 130).codes());
    }

    @Test
    void manyShortSilencesAddUp() {
        VehicleDay day = VehicleDay.of(3).dayShift();
        for (int i = 0; i < 6; i++) {
            day.lose(100 + 30 * i, 110 + 30 * i);
        }
        assertEquals(List.of(), day.codes(), "60 minutes are the limit");
        assertEquals(List.of(F02), day.lose(300, 306).codes());
    }

    @Test
    void pausesOfAFewMinutesAreNoSilence() {
        VehicleDay day = VehicleDay.of(3).dayShift();
        for (int i = 0; i < 60; i++) {
            day.lose(100 + 10 * i, 104 + 10 * i);
        }
        assertEquals(List.of(), day.codes());
    }

    @Test
    void silenceAfterAccOffIsNoFault() {
        assertEquals(List.of(), VehicleDay.of(4).dayShift().lose(756, 1440).codes());
        assertEquals(
                List.of(F02), VehicleDay.of(4).dayShift().lose(740, 1440).codes(), "still driving when last heard");
    }

    @Test
    void silenceInADeadSpotIsNoFault() {
        VehicleDay day = VehicleDay.of(5).dayShift().lose(100, 160).edit(98, 100, p -> p.inDeadSpot = true);
        assertEquals(List.of(), day.codes());
    }

    @Test
    void lateDataCuresASilence() {
        assertEquals(
                List.of(), VehicleDay.of(6).dayShift().lateInBatches(100, 190).codes());
        assertEquals(
                List.of(), VehicleDay.of(6).dayShift().lateOneByOne(100, 190).codes());
        assertEquals(List.of(F02), VehicleDay.of(6).dayShift().lose(100, 190).codes());
    }

    @Test
    void heartbeatsWithoutPositionsAreNoSilence() {
        assertEquals(
                List.of(),
                VehicleDay.of(7).dayShift().lose(100, 160).heartbeats(100, 160).codes());
    }

    @Test
    void silenceThatIsExcusedIsNoFaultAndTheRestOfItCounts() {
        assertEquals(
                List.of(),
                VehicleDay.codes(VehicleDay.of(8).dayShift().lose(100, 200).faultsWithout(95, 205)));
        assertEquals(
                List.of(),
                VehicleDay.codes(VehicleDay.of(8).dayShift().lose(100, 200).faultsWithout(130, 205)));
        List<Fault> faults = VehicleDay.of(8).dayShift().lose(100, 200).faultsWithout(140, 205);
        assertEquals(List.of(F02), VehicleDay.codes(faults));
        assertEquals(40, faults.get(0).minutes().size());
    }

    @Test
    void aSilenceThatStillLastsIsJudgedUpToNow() {
        VehicleDay day = VehicleDay.of(9).dayShift().lose(100, 1440);
        assertEquals(List.of(), day.faults(MinuteSet.ofRange(0, 130), 130, null));
        List<Fault> faults = day.faults(MinuteSet.ofRange(0, 131), 131, null);
        assertEquals(List.of(F02), VehicleDay.codes(faults));
        assertEquals(VehicleDay.ms(131), faults.get(0).toMs());
    }

    @Test
    void theDayBeforeSaysWhetherTheMorningsSilenceCounts() {
        VehicleDay day = VehicleDay.of(10).dayShift().lose(0, 100);
        assertEquals(List.of(), day.codes(), "nothing is known of the day before");
        assertEquals(List.of(F02), VehicleDay.codes(day.faults(ALL_DAY, 1440, dayBefore(true))));
        assertEquals(List.of(), day.faults(ALL_DAY, 1440, dayBefore(false)));
    }

    private static DeviceDayFold dayBefore(boolean accOn) {
        DeviceDayFold before = new DeviceDayFold(VehicleDay.DAY - 1, VehicleDay.CALENDAR, VehicleDay.RULES.motion());
        VehicleDay last = VehicleDay.of(11);
        (accOn ? last.drive(0, 1, 7) : last.park(0, 1)).points().forEach(p -> {
            p.timeMs -= 3_600_000;
            before.add(p);
        });
        return before;
    }
}
