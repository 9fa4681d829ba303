package org.sweepwatch.supervise.pipeline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.geo.fence.VehicleFences;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.CheckpointStore;
import org.sweepwatch.store.query.CheckpointStore.Checkpoint;
import org.sweepwatch.store.query.DeviceDay;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.LatestQuery;
import org.sweepwatch.store.query.OpenAlarmStore;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.VehicleState;
import org.sweepwatch.store.query.VehicleStateStore;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.live.LivePosition;
import org.sweepwatch.supervise.live.LiveView;
import org.sweepwatch.supervise.message.MessageMeaning;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.work.fold.WorkBases;

/**
 * Puts a {@link Pipeline} together with what the store remembers: the checkpoint, the open device days, the fences each
 * vehicle is in, the alarms held, the last positions.
 *
 * @param journal read from the checkpoint on
 * @param layers geometry in force
 * @param models how each terminal's reports are read
 * @param bases what a day is folded with
 * @param phoneOf phone of a vehicle
 * @param versionOf edition that a vehicle's terminal registered with, null when it is not known
 * @param meaning what messages other than positions lead to
 * @param requests asks terminals for parts that are missing
 * @param view made to show the last positions, then kept up to date
 * @param oldestAccepted positions dated before this day go to quarantine
 */
public record PipelineStart(
        Journal journal,
        Database database,
        Clock clock,
        OperationalCalendar calendar,
        PointQuality.ServiceBox serviceBox,
        LocalDate oldestAccepted,
        Supplier<Layers> layers,
        TerminalModels models,
        WorkBases bases,
        IntFunction<String> phoneOf,
        IntFunction<ProtocolVersion> versionOf,
        MessageMeaning meaning,
        PartRequests requests,
        LiveView view,
        PipelineCounters counters) {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineStart.class);

    /** Reads the state and builds the pipeline; it does not run yet. */
    public Pipeline build() {
        Checkpoint checkpoint =
                new CheckpointStore(database).read(journal.id()).orElse(new Checkpoint(Journal.NONE, Journal.NONE));
        LiveDeviceDays deviceDays = deviceDays(checkpoint.index());
        AlarmEdges alarmEdges = new AlarmEdges(versionOf);
        new OpenAlarmStore(database).list(null).forEach(alarmEdges::restore);
        new LatestQuery(database).latest().forEach(last -> view.position(livePosition(last)));
        MessageBudget budget = new MessageBudget();
        SnapshotDemand demand = new SnapshotDemand();
        StoreStage store = new StoreStage(
                journal.id(),
                new StoreWriter(database, clock),
                phoneOf,
                this::release,
                demand,
                counters,
                checkpoint.index());
        LOG.info(
                "journal {} stored through {}, read again after {}, durable through {}",
                journal.id(),
                checkpoint.index(),
                checkpoint.readBackIndex(),
                journal.durableIndex());
        return new Pipeline(
                journal,
                checkpoint,
                clock,
                requests,
                versionOf,
                budget,
                demand,
                new DecodeStage(
                        serviceBox,
                        oldestAccepted
                                .atStartOfDay(OperationalCalendar.ZONE)
                                .toInstant()
                                .toEpochMilli(),
                        models,
                        new SerialInputs(versionOf),
                        counters),
                new GeographyStage(layers, fences(), counters),
                new HealthStage(deviceDays, alarmEdges, layers, demand, counters),
                new MessageStage(meaning, versionOf, counters),
                store,
                new LiveStage(view, budget),
                deviceDays,
                counters);
    }

    private void release(long index) {
        try {
            journal.releaseThrough(index);
        } catch (JournalException e) {
            // The space stays in use; the disk guard stops answers before it runs out, and the next release tries
            // again.
            LOG.warn("old journal files not deleted: {}", e.getMessage());
        }
    }

    private LiveDeviceDays deviceDays(long checkpoint) {
        LiveDeviceDays days = new LiveDeviceDays(calendar, bases);
        DeviceDayStore store = new DeviceDayStore(database);
        LocalDate today = calendar.dateOf(clock.instant());
        for (LocalDate day = today.minusDays(1); !day.isAfter(today.plusDays(1)); day = day.plusDays(1)) {
            for (DeviceDay stored : store.list(day)) {
                days.restore(
                        stored.vehicleId(),
                        day.toEpochDay(),
                        stored.state(),
                        stored.work(),
                        stored.stale(),
                        checkpoint);
            }
        }
        return days;
    }

    private Map<Integer, VehicleFences> fences() {
        Map<Integer, VehicleFences> restored = new HashMap<>();
        for (VehicleState state : new VehicleStateStore(database).list()) {
            try {
                restored.put(state.vehicleId(), VehicleFences.fromBytes(state.state()));
            } catch (IllegalArgumentException e) {
                LOG.warn("fences of vehicle {} start anew: {}", state.vehicleId(), e.getMessage());
            }
        }
        return restored;
    }

    private static LivePosition livePosition(Position last) {
        return new LivePosition(
                last.vehicleId(),
                last.time().toEpochMilli(),
                last.receivedAt().toEpochMilli(),
                (int) Math.round(last.latitude() * 1e6),
                (int) Math.round(last.longitude() * 1e6),
                last.altitudeM(),
                (int) Math.round(last.speedKmh() * 10),
                last.headingDeg(),
                last.alarmBits(),
                last.statusBits(),
                last.routeId() == null ? 0 : last.routeId(),
                last.routeOffsetM() == null ? 0 : last.routeOffsetM());
    }
}
