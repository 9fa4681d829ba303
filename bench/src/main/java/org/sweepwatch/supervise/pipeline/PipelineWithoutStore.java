package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.store.query.CheckpointStore.Checkpoint;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.message.UplinkResult;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.work.fold.WorkBases;

/**
 * The stages of {@link Pipeline} up to the store, over a whole journal from its first record on: what they can take in when
 * nothing waits for a database. It stands in their package because they are nobody else's business.
 *
 * <p>Device days are written as bytes as often as the store asks for them in a flood ({@link
 * StoreStage#WHOLE_INTERVAL_NS}).
 */
public final class PipelineWithoutStore {
    private PipelineWithoutStore() {}

    /**
     * Runs the stages over the journal and returns when the last of so many records has passed.
     *
     * @param records positions in the journal
     * @return how long it took, ns
     * @throws JournalException when the journal cannot be read
     * @throws IllegalStateException when a stage failed or it takes longer than ten minutes
     */
    public static long run(Journal journal, long records, Layers layers, TerminalModels models, WorkBases bases)
            throws JournalException {
        PipelineCounters counters = new PipelineCounters();
        SnapshotDemand demand = new SnapshotDemand();
        MessageBudget budget = new MessageBudget();
        IntFunction<ProtocolVersion> version = vehicle -> ProtocolVersion.V2013;
        Counting end = new Counting(records, demand);
        Disruptor<PipelineEvent> disruptor = new Disruptor<>(
                PipelineEvent::new,
                Pipeline.RING_SIZE,
                Pipeline.stageThreads(),
                ProducerType.SINGLE,
                new StageWaitStrategy());
        disruptor
                .handleEventsWith(new DecodeStage(everywhere(), 0, models, new SerialInputs(version), counters))
                .then(
                        new GeographyStage(() -> layers, Map.of(), counters),
                        new HealthStage(
                                new LiveDeviceDays(new OperationalCalendar(), bases),
                                new AlarmEdges(version),
                                () -> layers,
                                demand,
                                counters),
                        new MessageStage(message -> UplinkResult.of(List.of()), version, counters))
                .then(end);
        JournalTail tail = new JournalTail(
                journal,
                new Checkpoint(Journal.NONE, Journal.NONE),
                Clock.systemUTC(),
                disruptor.getRingBuffer(),
                budget,
                (part, missing) -> {},
                version,
                demand,
                () -> Journal.NONE,
                counters);
        long fromNs = System.nanoTime();
        disruptor.start();
        Thread stopper = new Thread(() -> stop(end, tail), "replay-end");
        stopper.start();
        tail.run();
        long tookNs = System.nanoTime() - fromNs;
        disruptor.halt();
        if (end.left() > 0 || counters.positions.sum() != records) {
            throw new IllegalStateException(
                    counters.positions.sum() + " of " + records + " positions passed the pipeline");
        }
        return tookNs;
    }

    private static PointQuality.ServiceBox everywhere() {
        return PointQuality.ServiceBox.ofDegrees(-90, -180, 90, 180);
    }

    private static void stop(Counting end, JournalTail tail) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tail.stop();
        }
    }

    /** In the store's place. */
    private static final class Counting implements EventHandler<PipelineEvent> {
        private static final long MOST_MINUTES = 10;

        private final CountDownLatch ended = new CountDownLatch(1);
        private final SnapshotDemand demand;
        /** Written by this stage's thread alone; read by others after the latch. */
        private long left;

        Counting(long records, SnapshotDemand demand) {
            left = records;
            this.demand = demand;
        }

        @Override
        public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
            if (event.isPosition() && --left == 0) {
                ended.countDown();
            }
            if (event.deviceDays != null) {
                demand.raiseAt(System.nanoTime() + StoreStage.WHOLE_INTERVAL_NS);
            }
            event.forget();
        }

        long left() {
            return left;
        }

        void await() throws InterruptedException {
            ended.await(MOST_MINUTES, TimeUnit.MINUTES);
        }
    }
}
