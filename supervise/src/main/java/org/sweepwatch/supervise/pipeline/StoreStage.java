package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.StoreUnavailableException;
import org.sweepwatch.store.write.MessageRows;
import org.sweepwatch.store.write.PositionBatch;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.store.write.WriteResult;
import org.sweepwatch.supervise.live.LiveEvent;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/**
 * Stores what the stages before found: positions, events, quarantine, derived state and the journal index reached, in one
 * transaction. It ends at an event that carries the device days as of that event, so rows, derived state and checkpoint
 * always belong together.
 *
 * <p>In a flood of positions most transactions store positions only, and leave the rest, the checkpoint too, to one every
 * {@link #WHOLE_INTERVAL_NS}: with thousands of vehicles their states cost more than their positions. After a crash between
 * the two the journal is read again from the checkpoint, and the store knows the positions it has.
 *
 * <p>While the database is away this stage repeats the same batch and lets nothing pass: the ring fills, the tail stops,
 * the journal grows on disk. Answers to terminals do not depend on it.
 */
final class StoreStage implements EventHandler<PipelineEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StoreStage.class);

    /** Positions of a transaction at most. */
    private static final int FULL_BATCH = 16_000;

    /**
     * So many positions are stored ahead of their checkpoint. COPY alone gains little above 5,000; but each transaction also
     * writes the last position of every vehicle in it, and with thousands of vehicles that is shared by more positions.
     */
    private static final int EARLY_BATCH = 12_000;

    /**
     * A batch smaller than this gains by company: a whole transaction also writes the last position and the days of every
     * vehicle in it, and one of a few rows costs as much as one of hundreds.
     */
    private static final int SMALL_BATCH = 4_000;

    /** Transactions of small batches begin this far apart; what is acknowledged is durable in the journal meanwhile. */
    private static final long SMALL_BATCH_INTERVAL_NS = 250_000_000L;

    /** In a flood so much lies between two checkpoints; after a crash as much is read and compared again. */
    static final long WHOLE_INTERVAL_NS = 2_000_000_000L;

    private static final long FIRST_RETRY_MS = 100;
    private static final long LONGEST_RETRY_MS = 500;

    private final String journalId;
    private final StoreWriter writer;
    private final IntFunction<String> phoneOf;
    private final LongConsumer release;
    private final SnapshotDemand demand;
    private final PipelineCounters counters;
    private final ItemColumns items = new ItemColumns();
    private final StoreBatch batch = new StoreBatch(FULL_BATCH);
    /** Up to where the next stage may go; without it that would wait for the pause after a transaction, too. */
    private Sequence passed;
    /** Positions stored since the last checkpoint by transactions of positions only. */
    private int storedEarly;
    /** Whether the health stage was asked for a snapshot before its time. */
    private boolean asked;
    /** A crash may have left rows beyond the checkpoint; after that, as the last batch was. */
    private boolean duplicatesExpected = true;

    private volatile boolean stopping;
    private volatile String trouble;
    private volatile long storedIndex;

    /**
     * @param journalId the journal that the checkpoint speaks of
     * @param phoneOf phone of a vehicle, for what goes to quarantine
     * @param release told after each commit, on this stage's thread, up to where the journal is not needed any more
     * @param checkpoint index stored before this start
     */
    StoreStage(
            String journalId,
            StoreWriter writer,
            IntFunction<String> phoneOf,
            LongConsumer release,
            SnapshotDemand demand,
            PipelineCounters counters,
            long checkpoint) {
        this.journalId = journalId;
        this.writer = writer;
        this.phoneOf = phoneOf;
        this.release = release;
        this.demand = demand;
        this.counters = counters;
        this.storedIndex = checkpoint;
    }

    @Override
    public void setSequenceCallback(Sequence own) {
        passed = own;
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        add(event);
        if (event.deviceDays == null) {
            storeEarly(event, endOfBatch);
            return;
        }
        boolean small = storedEarly == 0 && batch.positions().size() < SMALL_BATCH;
        boolean nothingNew = batch.isEmpty() && event.journalIndex == storedIndex;
        boolean mayGrow = small && !endOfBatch && !batch.isFull();
        if (nothingNew || mayGrow) {
            demand.raise();
            return;
        }
        long begunNs = System.nanoTime();
        storeAll(event);
        if (small) {
            passed.set(sequence);
            awaitCompany(begunNs + SMALL_BATCH_INTERVAL_NS);
            demand.raise();
        } else {
            demand.raiseAt(begunNs + WHOLE_INTERVAL_NS);
        }
    }

    /** Why nothing is stored at present, null when all is well; any thread. */
    String trouble() {
        return trouble;
    }

    /** Journal index up to which everything is stored; any thread. */
    long storedIndex() {
        return storedIndex;
    }

    /** Gives the batch in hand up if the database is away; it is read again from the journal at the next start. */
    void stop() {
        stopping = true;
    }

    private void add(PipelineEvent event) {
        if (event.isPosition()) {
            addPosition(event);
        }
        String fault = event.anyFault();
        if (fault != null) {
            addQuarantine(event, fault);
        }
        // Loops, because a lambda is made anew for each event, and most events have none of these.
        for (LiveEvent fenceEvent : event.fenceEvents) {
            addEvent(fenceEvent);
        }
        for (LiveEvent deviceEvent : event.deviceEvents) {
            addEvent(deviceEvent);
        }
        for (Consumer<MessageRows> rows : event.rows) {
            rows.accept(batch.messages());
        }
        for (Consumer<MessageRows> rows : event.alarmRows) {
            rows.accept(batch.messages());
        }
        if (event.fenceState != null) {
            batch.putVehicleState(event.vehicleId, event.fenceState);
        }
        if (event.deviceDays != null) {
            for (DeviceDaySnapshot day : event.deviceDays) {
                batch.putDeviceDay(day.vehicleId(), day.epochDay(), day.state(), day.work(), day.stale());
            }
        }
    }

    private void addPosition(PipelineEvent event) {
        DevicePoint point = event.point;
        PositionBatch rows = batch.positions();
        rows.startRow(point.vehicleId, point.timeMs, event.receivedMs);
        rows.place(point.latE6, point.lonE6, point.altitudeM);
        rows.motion(point.speedDkmh, point.headingDeg);
        rows.bits(point.alarmBits, point.statusBits, point.quality);
        if (event.routeId != 0) {
            rows.route(event.routeId, event.routeOffsetM);
        }
        items.fill(rows, event);
        if ((point.quality & PointQuality.LATE) == 0) {
            rows.lastKnown();
        }
    }

    private void addQuarantine(PipelineEvent event, String fault) {
        byte[] raw = event.rawBytes();
        batch.addQuarantine(
                event.quarantineIndex,
                event.item,
                event.vehicleId == 0 ? null : event.vehicleId,
                phoneOf.apply(event.vehicleId),
                event.receivedMs,
                fault,
                event.datedMs == 0 ? null : event.datedMs,
                raw,
                0,
                raw.length);
    }

    private void addEvent(LiveEvent event) {
        batch.addEvent(
                event.vehicleId(),
                event.time().toEpochMilli(),
                event.kind(),
                event.subject() == null ? "" : event.subject(),
                event.detail());
    }

    /** Positions alone, when they are many; whoever waits for the rest does not wait for the interval to pass. */
    private void storeEarly(PipelineEvent event, boolean endOfBatch) {
        PositionBatch positions = batch.positions();
        if (positions.isFull() || (endOfBatch && positions.size() >= EARLY_BATCH)) {
            write(writer::writePositions);
            storedEarly += positions.size();
            positions.clear();
        }
        boolean waitedFor = !event.rows.isEmpty() || !event.alarmRows.isEmpty() || batch.isFull();
        if (waitedFor && !asked) {
            demand.raise();
            asked = true;
        }
    }

    private void storeAll(PipelineEvent event) {
        batch.checkpoint(journalId, event.journalIndex, event.readBackIndex);
        write(writer::write);
        batch.clear();
        storedEarly = 0;
        asked = false;
        storedIndex = event.journalIndex;
        release.accept(event.readBackIndex);
    }

    private void write(Function<StoreBatch, WriteResult> attempt) {
        batch.expectDuplicates(duplicatesExpected);
        long retryMs = FIRST_RETRY_MS;
        while (true) {
            try {
                WriteResult result = attempt.apply(batch);
                counters.transactions.increment();
                counters.stored.add(result.stored());
                counters.repeated.add(result.duplicates());
                duplicatesExpected = result.duplicates() > 0;
                trouble = null;
                return;
            } catch (StoreUnavailableException e) {
                if (trouble == null) {
                    LOG.warn("the store is away, positions wait in the journal: {}", e.getMessage());
                }
                trouble = e.getMessage();
            } catch (StoreException e) {
                // Not a passing trouble, but there is no way round it either: what was acknowledged must be stored.
                if (!e.getMessage().equals(trouble)) {
                    LOG.error("the store refuses a batch, positions wait in the journal: {}", e.getMessage());
                }
                trouble = e.getMessage();
            }
            counters.storeRetries.increment();
            if (stopping) {
                batch.clear();
                throw new StoreAbandonedException();
            }
            LockSupport.parkNanos(this, retryMs * 1_000_000L);
            retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
        }
    }

    /** Lets positions gather until then, before the next snapshot is asked for. */
    private void awaitCompany(long untilNs) {
        long leftNs = untilNs - System.nanoTime();
        while (leftNs > 0 && !stopping) {
            LockSupport.parkNanos(this, leftNs);
            leftNs = untilNs - System.nanoTime();
        }
    }
}
