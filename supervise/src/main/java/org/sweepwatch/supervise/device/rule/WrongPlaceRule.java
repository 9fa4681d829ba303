package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.SlotCounts.Kind;
import org.sweepwatch.supervise.device.fold.Span;

/**
 * F18 null or foreign position (零点或越界定位): more than 5 % of the points that claim a fix lie at 0, 0, at coordinates
 * that do not exist, outside the service box, or in it only with latitude and longitude exchanged. Points without a fix
 * carry any numbers and are left to F03.
 */
final class WrongPlaceRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        int located = day.track().counts().sum(Kind.LOCATED, day.excused());
        int wrong = day.track().counts().sum(Kind.WRONG_PLACE, day.excused());
        Span span = day.track().wrongPlace();
        MinuteSet down = day.onDuty(span.minutes());
        DeviceRules.Fixing rule = day.rules().fixing();
        if (located < rule.wrongPlacePoints() || wrong <= rule.wrongPlaceShare() * located || down.isEmpty()) {
            return;
        }
        String place = Wording.place(day.track().wrongLatE6(), day.track().wrongLonE6());
        String share = Wording.percent((double) wrong / located);
        String limit = Wording.percent(rule.wrongPlaceShare());
        faults.add(new Fault(
                FaultCode.F18,
                span.firstMs(),
                span.lastMs(),
                down,
                Wording.format(
                        "%d of %d fixes at null, impossible, foreign or swapped coordinates (%s, limit %s), the first at"
                                + " %s (%s), the last at %s",
                        wrong, located, share, limit, Wording.time(span.firstMs()), place, Wording.time(span.lastMs())),
                Wording.format(
                        "%2$d 个定位点中 %1$d 个为零点、不存在、越界或经纬度颠倒（%3$s，限值 %4$s），首个 %5$s（%6$s），末个 %7$s",
                        wrong,
                        located,
                        share,
                        limit,
                        Wording.time(span.firstMs()),
                        place,
                        Wording.time(span.lastMs()))));
    }
}
