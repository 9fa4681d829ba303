package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.ClockOffsets;
import org.sweepwatch.supervise.device.fold.MinuteSet;

/**
 * F16 clock skew (时钟偏差): over at least 100 reports sent one by one, more than half show the same difference between
 * reception and device time, within 30 s, and it is more than 60 s. The median then lies among them. Stored data sent
 * late shows differences that shrink from report to report and never agrees on one. A difference of 8 hours is a zone
 * error (时区错误): the terminal reports UTC, or took UTC for local time.
 */
final class ClockSkewRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        ClockOffsets offsets = day.fold().arrivals().offsets();
        DeviceRules.Clock rule = day.rules().clock();
        long typicalS = offsets.typicalMs() / 1000;
        MinuteSet heard = day.onDuty(day.fold().arrivals().heard());
        if (offsets.total() < rule.points()
                || offsets.sharing() * 2 <= offsets.total()
                || Math.abs(typicalS) <= rule.skewS()
                || heard.isEmpty()) {
            return;
        }
        boolean zone = Math.abs(Math.abs(typicalS) - rule.zoneS()) <= rule.zoneToleranceS();
        long minS = offsets.typicalMinMs() / 1000;
        long maxS = offsets.typicalMaxMs() / 1000;
        faults.add(new Fault(
                FaultCode.F16,
                day.ms(heard.first()),
                day.ms(heard.last() + 1),
                new MinuteSet(),
                Wording.format(
                        "clock %d s %s%s: %d of %d reports show reception minus device time of %d to %d s; %d reports"
                                + " too far in the future to be stored",
                        Math.abs(typicalS),
                        typicalS > 0 ? "behind" : "ahead",
                        zone ? " (zone error, 8 h)" : "",
                        offsets.sharing(),
                        offsets.total(),
                        minS,
                        maxS,
                        offsets.future()),
                Wording.format(
                        "时钟%s %d 秒%s：%d 个单独上报的点中 %d 个的接收时间减终端时间为 %d 至 %d 秒；%d 个点时间超前未入库",
                        typicalS > 0 ? "慢" : "快",
                        Math.abs(typicalS),
                        zone ? "（时区错误，8小时）" : "",
                        offsets.total(),
                        offsets.sharing(),
                        minS,
                        maxS,
                        offsets.future())));
    }
}
