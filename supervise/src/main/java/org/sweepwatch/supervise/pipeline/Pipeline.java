package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.store.query.CheckpointStore.Checkpoint;
import org.sweepwatch.supervise.device.LiveDeviceDays;

/**
 * The graph, all of it:
 *
 * <pre>
 *   journal ──► JournalTail ──► DecodeStage ──┬─► GeographyStage ─┬─► StoreStage ──► LiveStage
 *   (durable     (parts to       (bytes to a   │   (fences, routes) │   (rows, states,  (what is stored
 *    records)     messages, one   point, or to ├─► HealthStage ─────┤    checkpoint)     becomes visible)
 *                 event a         quarantine)  │   (device days)    │
 *                 position)                    └─► MessageStage ────┘
 *                                                  (what else terminals say)
 * </pre>
 *
 * Each stage is a thread. None spins while it waits ({@link StageWaitStrategy}): the machine has two cores, and the
 * terminals need one of them.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** Events in flight, a power of two: what comes in while the store writes, and in the pause after a small batch. */
    public static final int RING_SIZE = 8_192;

    private final Journal journal;
    private final StoreStage store;
    private final LiveDeviceDays deviceDays;
    private final PipelineCounters counters;
    private final Disruptor<PipelineEvent> disruptor;
    private final JournalTail tail;
    private final Thread tailThread;
    private volatile Throwable failure;

    Pipeline(
            Journal journal,
            Checkpoint checkpoint,
            Clock clock,
            PartRequests requests,
            IntFunction<ProtocolVersion> versionOf,
            MessageBudget budget,
            SnapshotDemand demand,
            DecodeStage decode,
            GeographyStage geography,
            HealthStage health,
            MessageStage messages,
            StoreStage store,
            LiveStage live,
            LiveDeviceDays deviceDays,
            PipelineCounters counters) {
        this.journal = journal;
        this.store = store;
        this.deviceDays = deviceDays;
        this.counters = counters;
        disruptor = new Disruptor<>(
                PipelineEvent::new, RING_SIZE, stageThreads(), ProducerType.SINGLE, new StageWaitStrategy());
        disruptor.setDefaultExceptionHandler(new StopOnError());
        disruptor
                .handleEventsWith(decode)
                .then(geography, health, messages)
                .then(store)
                .then(live);
        tail = new JournalTail(
                journal,
                checkpoint,
                clock,
                disruptor.getRingBuffer(),
                budget,
                requests,
                versionOf,
                demand,
                store::storedIndex,
                counters);
        tailThread = new Thread(this::runTail, "journal-tail");
        tailThread.setDaemon(true);
    }

    /** Threads with the names of the stages, in the order in which the graph above was built. */
    static ThreadFactory stageThreads() {
        Iterator<String> names = List.of("decode", "geography", "health", "messages", "store", "live")
                .iterator();
        return stage -> {
            Thread thread = new Thread(stage, "stage-" + names.next());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Sets it going. */
    public void start() {
        disruptor.start();
        tailThread.start();
    }

    private void runTail() {
        try {
            tail.run();
        } catch (StoreAbandonedException e) {
            LOG.info(e.getMessage());
        } catch (JournalException | RuntimeException e) {
            fail(e);
        }
    }

    /** Why the pipeline stands still for good, or why nothing is stored at present; null when all is well. */
    public String trouble() {
        return failure != null ? failure.toString() : store.trouble();
    }

    /** True when only a restart sets the pipeline going again. */
    public boolean failed() {
        return failure != null;
    }

    /** Journal index up to which everything is stored; any thread. */
    public long storedIndex() {
        return store.storedIndex();
    }

    /** The open device days; use them while holding their monitor. */
    public LiveDeviceDays deviceDays() {
        return deviceDays;
    }

    /** What went through since the start. */
    public PipelineCounters counters() {
        return counters;
    }

    /** Whether everything that was durable when this was called is stored by now. */
    public boolean caughtUp() {
        return storedIndex() >= journal.durableIndex();
    }

    /**
     * Stores what is durable, then ends. What cannot be stored within the time given stays in the journal and is read again
     * at the next start.
     */
    public void close(long withinMs) {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
        boolean interrupted = false;
        while (!caughtUp() && failure == null && System.nanoTime() < deadlineNs && !interrupted) {
            interrupted = !pause(5);
        }
        tail.stop();
        store.stop();
        pauseUntilEnded(deadlineNs);
        disruptor.halt();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pauseUntilEnded(long deadlineNs) {
        long leftMs = Math.max(200, TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime()));
        try {
            tailThread.join(leftMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(5_000);
    }

    private static boolean pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void fail(Throwable error) {
        if (failure == null) {
            failure = error;
            LOG.error("the pipeline stands still; positions wait in the journal until the server is restarted", error);
        }
    }

    /** What a stage does not deal with itself must not be skipped: it would be acknowledged and not stored. */
    private final class StopOnError implements ExceptionHandler<PipelineEvent> {
        @Override
        public void handleEventException(Throwable error, long sequence, PipelineEvent event) {
            if (!(error instanceof StoreAbandonedException)) {
                fail(error);
            }
            throw new IllegalStateException("pipeline ended at sequence " + sequence, error);
        }

        @Override
        public void handleOnStartException(Throwable error) {
            fail(error);
        }

        @Override
        public void handleOnShutdownException(Throwable error) {
            fail(error);
        }
    }
}
