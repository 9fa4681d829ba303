package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.Motion;
import org.sweepwatch.supervise.device.fold.SlotCounts.Kind;

/**
 * F17 drift (定位漂移): at least 3 points, or more than 1 % of them, lie off the track. What is off the track is said in
 * {@link Motion}.
 */
final class DriftRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        int points = day.track().counts().sum(Kind.POINTS, day.excused());
        int drift = day.track().counts().sum(Kind.DRIFT, day.excused());
        DeviceRules.Drift rule = day.rules().drift();
        boolean byShare = points >= rule.shareOfPoints() && drift > rule.share() * points;
        if (drift < rule.points() && !byShare) {
            return;
        }
        Motion live = day.track().liveMotion();
        Motion late = day.track().lateMotion();
        Motion worst = live.worstJumpM() >= late.worstJumpM() ? live : late;
        Motion first = late.driftPoints() == 0 || (live.driftPoints() > 0 && live.firstDriftMs() <= late.firstDriftMs())
                ? live
                : late;
        long lastMs = Math.max(
                live.driftPoints() > 0 ? live.lastDriftMs() : 0, late.driftPoints() > 0 ? late.lastDriftMs() : 0);
        String share = Wording.percent(points == 0 ? 0 : (double) drift / points);
        faults.add(new Fault(
                FaultCode.F17,
                first.firstDriftMs(),
                lastMs,
                new MinuteSet(),
                Wording.format(
                        "%d of %d points off the track (%s), the first at %s, the last at %s; farthest jump %d m, %d km/h",
                        drift,
                        points,
                        share,
                        Wording.time(first.firstDriftMs()),
                        Wording.time(lastMs),
                        worst.worstJumpM(),
                        worst.worstJumpKmh()),
                Wording.format(
                        "%2$d 个点中 %1$d 个漂移（%3$s），首个 %4$s，末个 %5$s；最大跳变 %6$d 米，折合 %7$d km/h",
                        drift,
                        points,
                        share,
                        Wording.time(first.firstDriftMs()),
                        Wording.time(lastMs),
                        worst.worstJumpM(),
                        worst.worstJumpKmh())));
    }
}
