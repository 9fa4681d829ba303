package org.sweepwatch.supervise.pipeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.live.LiveEvent;

/**
 * Rising and falling edges of the alarm bits that tell of the device's own health (bits 4-12 and 24 of 0x0200). A held bit
 * comes with every report; people want to know when it came and when it went.
 */
final class AlarmEdges {
    private static final Map<Integer, String> NAMES = Map.of(
            4, "gnss-fault",
            5, "gnss-antenna-open",
            6, "gnss-antenna-short",
            7, "supply-low",
            8, "supply-off",
            9, "display-fault",
            10, "tts-fault",
            11, "camera-fault",
            12, "ic-reader-fault",
            24, "speed-sensor-fault");

    private static final int WATCHED =
            NAMES.keySet().stream().mapToInt(bit -> 1 << bit).reduce(0, (a, b) -> a | b);

    private final Map<Integer, Integer> held = new HashMap<>();

    /** What was held at the checkpoint, so that a restart does not report it anew. */
    void restore(int vehicleId, int alarmBits) {
        held.put(vehicleId, alarmBits & WATCHED);
    }

    /** Adds an event for each edge between this report and the one before. Reports in time order only. */
    void follow(int vehicleId, long timeMs, int alarmBits, List<LiveEvent> events) {
        int now = alarmBits & WATCHED;
        Integer before = held.get(vehicleId);
        if (before == null ? now == 0 : before == now) {
            return;
        }
        held.put(vehicleId, now);
        int changed = before == null ? now : before ^ now;
        for (int rest = changed; rest != 0; rest &= rest - 1) {
            int bit = Integer.numberOfTrailingZeros(rest);
            boolean risen = (now & 1 << bit) != 0;
            events.add(new LiveEvent(
                    0,
                    vehicleId,
                    Instant.ofEpochMilli(timeMs),
                    risen ? "device-alarm-on" : "device-alarm-off",
                    NAMES.get(bit),
                    null));
        }
    }
}
