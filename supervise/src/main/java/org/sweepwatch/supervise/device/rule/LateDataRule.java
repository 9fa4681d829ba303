package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.SlotCounts.Kind;
import org.sweepwatch.supervise.device.fold.Span;

/**
 * F22 late data (数据迟到): more than 30 % of the points came late, by a weak network or SIM. This is what remains of a
 * silence that late data has cured.
 */
final class LateDataRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        int points = day.track().counts().sum(Kind.POINTS, day.excused());
        int late = day.track().counts().sum(Kind.LATE, day.excused());
        DeviceRules.Late rule = day.rules().late();
        if (points < rule.points() || late <= rule.share() * points) {
            return;
        }
        Span span = day.track().late();
        String share = Wording.percent((double) late / points);
        String limit = Wording.percent(rule.share());
        String first = Wording.time(span.firstMs());
        String last = Wording.time(span.lastMs());
        faults.add(new Fault(
                FaultCode.F22,
                span.firstMs(),
                span.lastMs(),
                new MinuteSet(),
                Wording.format(
                        "%d of %d points came late (%s, limit %s), device times from %s to %s",
                        late, points, share, limit, first, last),
                Wording.format(
                        "%2$d 个点中 %1$d 个迟到（%3$s，限值 %4$s），终端时间 %5$s 至 %6$s", late, points, share, limit, first, last)));
    }
}
