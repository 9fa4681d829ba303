package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.StuckRun;

/**
 * F15 stuck position (定位停滞): the place did not change by more than 3 m for more than 20 minutes while speed or odometer
 * show that the vehicle moved. What is movement and what ends a run is said in {@link StuckRun}.
 */
final class StuckPositionRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        StuckRun live = day.track().liveMotion().stuck();
        StuckRun late = day.track().lateMotion().stuck();
        MinuteSet down = day.onDuty(live.minutes().addAll(late.minutes()));
        if (down.size() * 60_000L <= day.rules().motion().stuckMs()) {
            return;
        }
        boolean liveIsWorse = live.worstToMs() - live.worstFromMs() >= late.worstToMs() - late.worstFromMs();
        StuckRun worst = liveIsWorse ? live : late;
        String place = Wording.place(worst.worstLatE6(), worst.worstLonE6());
        String from = Wording.time(worst.worstFromMs());
        String to = Wording.time(worst.worstToMs());
        String moving = Wording.minutes(worst.worstMovingMs());
        double km = worst.worstOdometerHm() / 10.0;
        faults.add(new Fault(
                FaultCode.F15,
                day.ms(down.first()),
                day.ms(down.last() + 1),
                down,
                Wording.format(
                        "place %s unchanged from %s to %s while moving: speed above %.0f km/h for %s min, odometer"
                                + " +%.1f km; %d minutes on duty in all",
                        place, from, to, day.rules().motion().movingKmh(), moving, km, down.size()),
                Wording.format(
                        "%s 至 %s 位置停在 %s 不变而车辆在行驶：速度大于 %.0f km/h 共 %s 分钟，里程增加 %.1f km；合计 %d 分钟",
                        from, to, place, day.rules().motion().movingKmh(), moving, km, down.size())));
    }
}
