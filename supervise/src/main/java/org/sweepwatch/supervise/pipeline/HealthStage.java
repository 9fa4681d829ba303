package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/**
 * Third stage, beside the geography: what a report says about the health of its device and the work of its vehicle. Folds
 * each point into its day, notes that the device was heard, and turns held alarm bits into edges.
 *
 * <p>When the store waits for it ({@link SnapshotDemand}), and after {@link #SNAPSHOT_VEHICLES} or {@link #SNAPSHOT_BYTES}
 * at the latest, the last event of a record carries the device days as of itself; only there may the store move its
 * checkpoint.
 */
final class HealthStage implements EventHandler<PipelineEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(HealthStage.class);

    /** A wanted snapshot waits for the end of the events at hand, but not beyond so many since the last one. */
    private static final int PATIENCE = 8_192;

    /** Vehicles heard of after which there is a snapshot unasked: it must not grow without bound, some KB for each. */
    private static final int SNAPSHOT_VEHICLES = 8_192;

    /** The same in bytes of messages: the store must not gather more of them in one batch. */
    private static final int SNAPSHOT_BYTES = 8 << 20;

    private final LiveDeviceDays deviceDays;
    private final AlarmEdges alarmEdges;
    private final Supplier<Layers> layers;
    private final PipelineCounters counters;
    private final SnapshotDemand demand;
    private final ShadowProbe shadows = new ShadowProbe();
    private final BitSet vehiclesSinceSnapshot = new BitSet();
    private int vehicleCount;
    private int sinceSnapshot;
    private int bytesSinceSnapshot;

    /** @param deviceDays guarded by its own monitor: the refold hands its results in on another thread */
    HealthStage(
            LiveDeviceDays deviceDays,
            AlarmEdges alarmEdges,
            Supplier<Layers> layers,
            SnapshotDemand demand,
            PipelineCounters counters) {
        this.deviceDays = deviceDays;
        this.alarmEdges = alarmEdges;
        this.layers = layers;
        this.demand = demand;
        this.counters = counters;
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        synchronized (deviceDays) {
            try {
                follow(event);
            } catch (RuntimeException e) {
                LOG.error(
                        "health of vehicle {} not followed at journal index {}",
                        event.vehicleId,
                        event.journalIndex,
                        e);
                counters.stageFailures.increment();
                counters.quarantined("HEALTH_FAILED");
                event.healthFault = "HEALTH_FAILED";
            }
            sinceSnapshot++;
            if (!vehiclesSinceSnapshot.get(event.vehicleId)) {
                vehiclesSinceSnapshot.set(event.vehicleId);
                vehicleCount++;
            }
            bytesSinceSnapshot += event.budgetBytes;
            boolean wanted = (endOfBatch || sinceSnapshot >= PATIENCE) && demand.isRaised();
            boolean due = wanted || vehicleCount >= SNAPSHOT_VEHICLES || bytesSinceSnapshot >= SNAPSHOT_BYTES;
            if (event.lastOfRecord && due) {
                demand.lower();
                event.deviceDays = snapshot();
                vehiclesSinceSnapshot.clear();
                vehicleCount = 0;
                sinceSnapshot = 0;
                bytesSinceSnapshot = 0;
            }
        }
    }

    private void follow(PipelineEvent event) {
        switch (event.kind) {
            case POSITION -> position(event);
            case CONTACT, MESSAGE -> deviceDays.heard(event.vehicleId, event.receivedMs);
            case UNUSABLE -> unusable(event);
            case TICK -> {
                // Only carries what the refold has changed.
            }
        }
    }

    private void position(PipelineEvent event) {
        DevicePoint point = event.point;
        point.inDeadSpot = shadows.covers(layers.get().shadows(), point);
        if (!deviceDays.point(event.journalIndex, point)) {
            point.quality |= PointQuality.DRIFT;
        }
        if ((point.quality & PointQuality.LATE) == 0) {
            alarmEdges.follow(event);
        }
    }

    private void unusable(PipelineEvent event) {
        if (event.vehicleId == 0) {
            return;
        }
        if (event.datedMs > event.receivedMs && !event.batch) {
            deviceDays.futurePoint(event.vehicleId, event.receivedMs, event.datedMs);
        } else {
            deviceDays.heard(event.vehicleId, event.receivedMs);
        }
    }

    private List<DeviceDaySnapshot> snapshot() {
        List<DeviceDaySnapshot> changed = new ArrayList<>();
        deviceDays.drain((vehicleId, day, state, work, stale) ->
                changed.add(new DeviceDaySnapshot(vehicleId, day, state, work, stale)));
        return changed;
    }
}
