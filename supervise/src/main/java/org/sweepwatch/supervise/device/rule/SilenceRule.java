package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.MinuteSet;

/**
 * F01 never on line (全程未上线) and F02 long off line (长时间离线).
 *
 * <p>A minute is silent when no frame of any kind came in it and no point, live or late, has its time in it: late data
 * cures both. For F01 nothing at all was heard while the device was due, nor within half an hour before a planned shift.
 * For F02 one
 * silence of more than 30 minutes, or silences of more than 60 together, after a report with ACC on; silence after ACC
 * off, in sleep, or in a registered dead spot is no fault. Minutes that were excused are in no silence.
 */
final class SilenceRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        if (day.scheduled().size() < 1) {
            return;
        }
        if (neverOnLine(day)) {
            faults.add(never(day));
        } else {
            offLine(day, faults);
        }
    }

    private static boolean neverOnLine(DutyDay day) {
        DeviceRules.Silence rule = day.rules().silence();
        if (day.scheduled().size() < rule.neverAfterMin()) {
            return false;
        }
        return !day.heard();
    }

    private static Fault never(DutyDay day) {
        MinuteSet due = day.scheduled();
        long fromMs = day.ms(due.first());
        long toMs = day.ms(due.last() + 1);
        return new Fault(
                FaultCode.F01,
                fromMs,
                toMs,
                due.copy(),
                Wording.format(
                        "no frame of any kind from %s to %s, %d minutes on duty; points 0, heartbeats 0",
                        Wording.time(fromMs), Wording.time(toMs), due.size()),
                Wording.format(
                        "%s 至 %s 应在线 %d 分钟，未收到任何数据；定位点 0，心跳 0", Wording.time(fromMs), Wording.time(toMs), due.size()));
    }

    private static void offLine(DutyDay day, List<Fault> faults) {
        DeviceRules.Silence rule = day.rules().silence();
        MinuteSet silent = new MinuteSet();
        int count = 0;
        int longest = 0;
        DutyDay.Silence worst = null;
        for (DutyDay.Silence silence : day.silences()) {
            MinuteSet minutes = day.onDuty(silence.minutes());
            int size = minutes.size();
            if (size < rule.floorMin()) {
                continue;
            }
            count++;
            silent.addAll(minutes);
            if (size > longest) {
                longest = size;
                worst = silence;
            }
        }
        if (worst == null || (longest <= rule.oneMin() && silent.size() <= rule.sumMin())) {
            return;
        }
        faults.add(new Fault(
                FaultCode.F02,
                day.ms(silent.first()),
                day.ms(silent.last() + 1),
                silent,
                Wording.format(
                        "%d silences, %d minutes on duty in all; the longest from %s to %s, %d minutes, no frame and no"
                                + " late point, ACC on in the last report before",
                        count,
                        silent.size(),
                        Wording.time(day.ms(worst.from())),
                        Wording.time(day.ms(worst.to())),
                        longest),
                Wording.format(
                        "离线 %d 次，共 %d 分钟；最长 %s 至 %s，%d 分钟，其间无任何数据、无补传，离线前最后一次上报为ACC开",
                        count,
                        silent.size(),
                        Wording.time(day.ms(worst.from())),
                        Wording.time(day.ms(worst.to())),
                        longest)));
    }
}
