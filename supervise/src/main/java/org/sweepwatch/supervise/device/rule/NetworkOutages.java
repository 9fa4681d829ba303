package org.sweepwatch.supervise.device.rule;

import java.util.List;
import org.sweepwatch.supervise.device.fold.MinuteSet;

/**
 * Finds outages of the network (网络中断): at least 20 % of the fleet, and at least 5 vehicles, silent at once, most of
 * them since within ten minutes. That they fell silent together is what tells an outage from a fleet in which many
 * devices are broken: otherwise the worse the devices, the better the figure.
 */
public final class NetworkOutages {
    private NetworkOutages() {}

    /** Minutes of the day in which the network was out; empty when it never was. */
    public static MinuteSet find(List<DutyDay> fleet, DeviceRules.Network rule) {
        int need = Math.max(rule.vehicles(), (int) Math.ceil(rule.share() * fleet.size()));
        int[] silent = new int[MinuteSet.MINUTES + 1];
        int[] begun = new int[MinuteSet.MINUTES + 1];
        for (DutyDay day : fleet) {
            for (DutyDay.Silence silence : day.silences()) {
                MinuteSet due = day.onDuty(silence.minutes());
                for (int minute = due.first(); minute >= 0; minute = due.next(minute + 1)) {
                    silent[minute]++;
                }
                if (!due.isEmpty()) {
                    begun[silence.from()]++;
                }
            }
        }
        MinuteSet out = new MinuteSet();
        for (int from = 0; from < MinuteSet.MINUTES; from++) {
            if (silent[from] >= need) {
                int to = from;
                while (to < MinuteSet.MINUTES && silent[to] >= need) {
                    to++;
                }
                if (begunWithin(begun, from, rule.onsetMin()) >= need) {
                    out.addRange(from, to);
                }
                from = to;
            }
        }
        return out;
    }

    private static int begunWithin(int[] begun, int minute, int onsetMin) {
        int sum = 0;
        for (int m = Math.max(0, minute - onsetMin); m <= minute; m++) {
            sum += begun[m];
        }
        return sum;
    }
}
