package org.sweepwatch.supervise.pipeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.store.query.OpenAlarm;
import org.sweepwatch.supervise.live.LiveEvent;
import org.sweepwatch.supervise.point.DevicePoint;

/**
 * Rising and falling edges of the alarm bits of 0x0200. A held bit comes with every report; people want to know when it
 * came and when it went.
 *
 * <p>A bit that is held until the platform answers can only be cleared by a report that came later than the one which
 * brought it: within one record, or one read of the socket, no answer can have been given. Late points (补报) are not shown
 * to this class; an entry of a batch that is older than what was seen already changes nothing.
 */
final class AlarmEdges {
    private static final int BITS = 32;

    private static final class Held {
        int bits;
        long lastTimeMs = Long.MIN_VALUE;
        /** When the bits that are held came; null until the first, for most vehicles never have one. */
        long[] receivedMs;

        void hold(int bit, long sinceMs) {
            if (receivedMs == null) {
                receivedMs = new long[BITS];
            }
            bits |= 1 << bit;
            receivedMs[bit] = sinceMs;
        }
    }

    private final IntFunction<ProtocolVersion> versionOf;
    private final Map<Integer, Held> vehicles = new HashMap<>();

    /** @param versionOf the edition that a vehicle's terminal registered with */
    AlarmEdges(IntFunction<ProtocolVersion> versionOf) {
        this.versionOf = versionOf;
    }

    /** What was held at the checkpoint, so that a restart does not report it anew. */
    void restore(OpenAlarm alarm) {
        Held held = vehicles.computeIfAbsent(alarm.vehicleId(), id -> new Held());
        held.hold(alarm.bit(), alarm.receivedAt().toEpochMilli());
    }

    /** Adds what has changed since the report before to the event: for people, and for the store. */
    void follow(PipelineEvent event) {
        DevicePoint point = event.point;
        Held held = vehicles.get(point.vehicleId);
        if (held == null) {
            held = new Held();
            vehicles.put(point.vehicleId, held);
        }
        if (event.batch && point.timeMs < held.lastTimeMs) {
            return;
        }
        held.lastTimeMs = point.timeMs;
        if (point.alarmBits == 0 && held.bits == 0) {
            return;
        }
        ProtocolVersion version = version(event);
        int now = point.alarmBits & AlarmKinds.defined(version);
        for (int rest = now ^ held.bits; rest != 0; rest &= rest - 1) {
            int bit = Integer.numberOfTrailingZeros(rest);
            if ((now & 1 << bit) != 0) {
                risen(event, held, bit);
            } else if ((AlarmKinds.untilAnswered(version) & 1 << bit) == 0 || event.receivedMs > held.receivedMs[bit]) {
                fallen(event, held, bit);
            }
        }
    }

    private ProtocolVersion version(PipelineEvent event) {
        if (event.layout2019) {
            return ProtocolVersion.V2019;
        }
        return versionOf.apply(event.vehicleId) == ProtocolVersion.V2011
                ? ProtocolVersion.V2011
                : ProtocolVersion.V2013;
    }

    private static void risen(PipelineEvent event, Held held, int bit) {
        int vehicleId = event.vehicleId;
        long timeMs = event.point.timeMs;
        long receivedMs = event.receivedMs;
        int serial = event.serial;
        held.hold(bit, receivedMs);
        event.alarmRows.add(rows -> rows.alarmOpened(vehicleId, bit, timeMs, receivedMs, serial));
        tell(event, bit, "on");
    }

    private static void fallen(PipelineEvent event, Held held, int bit) {
        int vehicleId = event.vehicleId;
        held.bits &= ~(1 << bit);
        event.alarmRows.add(rows -> rows.alarmClosed(vehicleId, bit));
        tell(event, bit, "off");
    }

    private static void tell(PipelineEvent event, int bit, String change) {
        event.deviceEvents.add(new LiveEvent(
                0,
                event.vehicleId,
                Instant.ofEpochMilli(event.point.timeMs),
                (AlarmKinds.ofDevice(bit) ? "device-alarm-" : "alarm-") + change,
                AlarmKinds.name(bit),
                null));
    }
}
