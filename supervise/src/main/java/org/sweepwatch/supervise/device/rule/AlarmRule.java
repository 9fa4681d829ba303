package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.AlarmHold;
import org.sweepwatch.supervise.device.fold.DayTrack;
import org.sweepwatch.supervise.device.fold.MinuteSet;

/**
 * F04 GNSS module (GNSS模块故障), F05 antenna open (天线未接), F06 antenna short (天线短路): the alarm bit was held for at
 * least 5 minutes, or rose at least 3 times. F07 main supply low (主电源欠压): held for at least 10 minutes with ACC on.
 * F08 main supply off (主电源掉电): with ACC on at once, with ACC off when held for more than 12 hours, because many bodies
 * have a battery switch that is turned off at night. F09 display (显示器故障), F10 TTS (TTS模块故障), F11 camera (摄像头故障),
 * F12 IC card reader (IC卡模块故障), F13 speed sensor (车速传感器故障): the alarm bit was held for at least 30 minutes.
 *
 * <p>When part of the time was excused, only what lies in the rest is counted, by whole minutes and downwards.
 */
final class AlarmRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        DeviceRules.Alarms rule = day.rules().alarms();
        DayTrack track = day.track();
        heldOrRisen(day, FaultCode.F04, 4, rule, faults);
        heldOrRisen(day, FaultCode.F05, 5, rule, faults);
        heldOrRisen(day, FaultCode.F06, 6, rule, faults);
        held(day, FaultCode.F09, 9, rule, faults);
        held(day, FaultCode.F10, 10, rule, faults);
        held(day, FaultCode.F11, 11, rule, faults);
        held(day, FaultCode.F12, 12, rule, faults);
        held(day, FaultCode.F13, 24, rule, faults);
        AlarmHold low = track.supplyLow();
        if (heldMs(day, low) >= rule.supplyLowMin() * 60_000L) {
            faults.add(fault(day, FaultCode.F07, 7, low, " with ACC on", "，ACC开"));
        }
        supplyOff(day, rule, faults);
    }

    private static void heldOrRisen(DutyDay day, FaultCode code, int bit, DeviceRules.Alarms rule, List<Fault> faults) {
        AlarmHold hold = day.track().alarm(bit);
        if (heldMs(day, hold) >= rule.heldMin() * 60_000L || rises(day, hold) >= rule.rises()) {
            faults.add(fault(day, code, bit, hold, "", ""));
        }
    }

    private static void held(DutyDay day, FaultCode code, int bit, DeviceRules.Alarms rule, List<Fault> faults) {
        AlarmHold hold = day.track().alarm(bit);
        if (heldMs(day, hold) >= rule.accessoryMin() * 60_000L) {
            faults.add(fault(day, code, bit, hold, "", ""));
        }
    }

    private static void supplyOff(DutyDay day, DeviceRules.Alarms rule, List<Fault> faults) {
        AlarmHold running = day.track().supplyOff();
        AlarmHold parked = day.track().supplyOffParked();
        if (running.everHeld() && day.onDuty(running.minutes()).size() > 0) {
            faults.add(fault(day, FaultCode.F08, 8, running, " with ACC on", "，ACC开"));
        } else if (heldMs(day, parked) > rule.supplyOffParkedMin() * 60_000L) {
            faults.add(fault(day, FaultCode.F08, 8, parked, " with ACC off", "，ACC关"));
        }
    }

    private static long heldMs(DutyDay day, AlarmHold hold) {
        if (!hold.everHeld()) {
            return 0;
        }
        MinuteSet minutes = hold.minutes();
        return minutes.intersects(day.excused())
                ? Math.max(0, day.onDuty(minutes).longestRun() - 1) * 60_000L
                : hold.longestToMs() - hold.longestFromMs();
    }

    private static int rises(DutyDay day, AlarmHold hold) {
        if (!hold.everHeld()) {
            return 0;
        }
        return hold.minutes().intersects(day.excused())
                ? day.onDuty(hold.riseMinutes()).size()
                : hold.rises();
    }

    private static Fault fault(DutyDay day, FaultCode code, int bit, AlarmHold hold, String when, String whenZh) {
        MinuteSet minutes = code.faultClass() == FaultClass.A ? day.onDuty(hold.minutes()) : new MinuteSet();
        String first = Wording.time(hold.firstMs());
        String last = Wording.time(hold.lastMs());
        String from = Wording.time(hold.longestFromMs());
        String to = Wording.time(hold.longestToMs());
        String held = Wording.minutes(hold.longestToMs() - hold.longestFromMs());
        return new Fault(
                code,
                hold.firstMs(),
                hold.lastMs(),
                minutes,
                Wording.format(
                        "alarm bit %d%s: in %d points from %s to %s, rose %d times, longest held from %s to %s, %s min",
                        bit, when, hold.points(), first, last, hold.rises(), from, to, held),
                Wording.format(
                        "报警位 %d%s：%s 至 %s 共 %d 个点，触发 %d 次，最长持续 %s 至 %s，%s 分钟",
                        bit, whenZh, first, last, hold.points(), hold.rises(), from, to, held));
    }
}
