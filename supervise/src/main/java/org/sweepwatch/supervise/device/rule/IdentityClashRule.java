package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.Motion;

/**
 * F20 identity clash (终端号冲突): under one phone number two places at least 3 km apart report by turns within 60 s, each
 * with a track of its own. Only points that came in time are looked at. Two phones on one track are not judged yet.
 */
final class IdentityClashRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        Motion motion = day.track().liveMotion();
        MinuteSet down = day.onDuty(motion.clashMinutes());
        if (down.isEmpty()) {
            return;
        }
        String from = Wording.time(motion.clashFirstMs());
        String to = Wording.time(motion.clashLastMs());
        faults.add(new Fault(
                FaultCode.F20,
                motion.clashFirstMs(),
                motion.clashLastMs(),
                down,
                Wording.format(
                        "two tracks under one number: changed place %d times from %s to %s, up to %d m apart within %d s",
                        motion.clashPlaces(),
                        from,
                        to,
                        motion.clashDistanceM(),
                        day.rules().motion().clashWithinMs() / 1000),
                Wording.format(
                        "同一终端号出现两条轨迹：%s 至 %s 位置往返切换 %d 次，%d 秒内相距最远 %d 米",
                        from,
                        to,
                        motion.clashPlaces(),
                        day.rules().motion().clashWithinMs() / 1000,
                        motion.clashDistanceM())));
    }
}
