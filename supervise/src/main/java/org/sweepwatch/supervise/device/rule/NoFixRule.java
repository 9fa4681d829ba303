package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.DayTrack;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.fold.SlotCounts;
import org.sweepwatch.supervise.device.fold.SlotCounts.Kind;

/**
 * F03 no fix (不定位): of the points with ACC on, outside dead spots and roofed depots, more than 20 % came without a fix
 * (status bit 1 clear), and there are at least 60 of them. Where a vehicle without a fix is, its last good fix says; for
 * points before the first fix of the day, the last one of the day before. Where nothing is known of the day before, they
 * count only while there has been no fix at all: a vehicle that comes into service under a roof is not accused for it.
 */
final class NoFixRule implements FaultRule {
    @Override
    public void judge(DutyDay day, List<Fault> faults) {
        DayTrack track = day.track();
        SlotCounts counts = track.counts();
        int noFix = counts.sum(Kind.NO_FIX, day.excused());
        int accOn = counts.sum(Kind.ACC_ON, day.excused());
        MinuteSet minutes = track.noFix().minutes();
        long firstMs = track.noFix().count() > 0 ? track.noFix().firstMs() : Long.MAX_VALUE;
        long lastMs = track.noFix().count() > 0 ? track.noFix().lastMs() : 0;
        boolean placeUnknown = !day.knowsDayBefore() && accOn > 0;
        if (!day.beganInDeadSpot() && !placeUnknown && track.noFixYet().count() > 0) {
            int yet = counts.sum(Kind.NO_FIX_YET, day.excused());
            noFix += yet;
            accOn += yet;
            minutes.addAll(track.noFixYet().minutes());
            firstMs = Math.min(firstMs, track.noFixYet().firstMs());
            lastMs = Math.max(lastMs, track.noFixYet().lastMs());
        }
        MinuteSet down = day.onDuty(minutes);
        DeviceRules.Fixing rule = day.rules().fixing();
        if (accOn < rule.noFixPoints() || noFix <= rule.noFixShare() * accOn || down.isEmpty()) {
            return;
        }
        double share = (double) noFix / accOn;
        faults.add(new Fault(
                FaultCode.F03,
                firstMs,
                lastMs,
                down,
                Wording.format(
                        "%d of %d points with ACC on had no fix (%s, limit %s), the first at %s, the last at %s, dead"
                                + " spots left out",
                        noFix,
                        accOn,
                        Wording.percent(share),
                        Wording.percent(rule.noFixShare()),
                        Wording.time(firstMs),
                        Wording.time(lastMs)),
                Wording.format(
                        "ACC开的 %2$d 个点中 %1$d 个未定位（%3$s，限值 %4$s），首个 %5$s，末个 %6$s，盲区内的点不计",
                        noFix,
                        accOn,
                        Wording.percent(share),
                        Wording.percent(rule.noFixShare()),
                        Wording.time(firstMs),
                        Wording.time(lastMs))));
    }
}
