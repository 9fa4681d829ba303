package org.sweepwatch.ingest.transport;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalState;
import org.sweepwatch.ingest.message.MessageId;

/**
 * The one thread that writes the journal: appends whatever has arrived, forces once, frees the slots, then releases the
 * answers of that group. While one group is being forced the next one gathers in the ring, so groups grow with the load.
 *
 * <p>A group of nothing but parts of media (0x0801) is patient: it waits for a frame of another kind and shares that one's
 * force. A terminal sends each part when the one before is answered, so an upload would otherwise force again and again,
 * and every position that comes meanwhile would wait for the upload's force before its own. The wait ends at once with
 * any other frame, when so many parts have gathered that a connection may have stopped reading, and after a set time.
 *
 * <p>Design note: this is a loop of its own and not the ring's batch processor, because that one frees its slots only
 * after its callback, and an event loop that stopped reading must find them free when it is woken.
 *
 * <p>When the journal does not take a frame, its answer is withheld and the frame is let go: the terminal keeps the data
 * and repeats it. Frames are never held back for a journal that cannot write, so nothing piles up.
 */
final class JournalWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private final RingBuffer<FrameEvent> ring;
    private final PatientWaitStrategy waiting;
    private final SequenceBarrier published;
    private final Sequence done = new Sequence();
    private final Journal journal;
    private final EventLoopContext[] loops;
    private final AnswerBatch[] batches;
    private final int maxGroupRecords;
    private final int maxPatientRecords;
    private final long patienceNanos;
    private final IngestCounters counters;
    private final boolean[] kept;
    private volatile boolean stopping;

    /** @param waiting what the ring waits with */
    JournalWriter(
            RingBuffer<FrameEvent> ring,
            PatientWaitStrategy waiting,
            Journal journal,
            EventLoopContext[] loops,
            IngestSettings settings,
            IngestCounters counters) {
        this.ring = ring;
        this.waiting = waiting;
        this.published = ring.newBarrier();
        this.journal = journal;
        this.loops = loops;
        this.batches = new AnswerBatch[loops.length];
        this.maxGroupRecords = settings.maxGroupRecords();
        this.maxPatientRecords =
                Math.min(Math.min(maxGroupRecords, settings.maxFramesInFlight()), settings.ringSlots() / 2);
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(settings.mediaPatienceMs());
        this.counters = counters;
        this.kept = new boolean[maxGroupRecords];
        done.set(ring.getCursor());
        ring.addGatingSequences(done);
        for (EventLoopContext loop : loops) {
            batches[loop.number] = loop.emptyBatch();
        }
    }

    @Override
    public void run() {
        long next = done.get() + 1;
        while (!stopping || next <= ring.getCursor()) {
            try {
                long available = waitForCompany(next, published.waitFor(next));
                while (next <= available) {
                    long last = Math.min(available, next + maxGroupRecords - 1);
                    writeGroup(next, last);
                    next = last + 1;
                }
            } catch (AlertException e) {
                published.clearAlert(); // told to stop: what is in the ring already is still written
            } catch (InterruptedException | TimeoutException e) {
                // nobody interrupts this thread and the wait has no time limit: look again
                LOG.warn("journal writer woken without cause", e);
            }
        }
    }

    /**
     * Waits while everything that has arrived is patient.
     *
     * @param first the first frame not yet written
     * @param available the last one that has arrived
     * @return the last one that has arrived now
     */
    private long waitForCompany(long first, long available) throws AlertException, InterruptedException {
        if (!isPatient(first, available)) {
            return available;
        }
        long last = available;
        waiting.waitUntil(System.nanoTime() + patienceNanos);
        try {
            while (!stopping && last - first + 1 < maxPatientRecords) {
                long from = last + 1;
                last = published.waitFor(from);
                if (!isPatient(from, last)) {
                    break;
                }
            }
        } catch (TimeoutException e) {
            return last; // nobody came
        } finally {
            waiting.waitForGood();
        }
        return last;
    }

    private boolean isPatient(long from, long to) {
        for (long at = from; at <= to; at++) {
            if (ring.get(at).messageId != MessageId.MULTIMEDIA_DATA.code()) {
                return false;
            }
        }
        return true;
    }

    private void writeGroup(long first, long last) {
        boolean durable = append(first, last) && force();
        release(first, last, durable);
        done.set(last);
        for (EventLoopContext loop : loops) {
            AnswerBatch batch = batches[loop.number];
            if (!batch.isEmpty() || loop.hasStalled()) {
                batches[loop.number] = loop.emptyBatch();
                loop.hand(batch);
            }
        }
    }

    /** Appends the group and notes for each frame whether it was taken; false when none was. */
    private boolean append(long first, long last) {
        boolean taking = journal.state() == JournalState.OK;
        boolean any = false;
        for (long at = first; at <= last; at++) {
            FrameEvent event = ring.get(at);
            if (taking) {
                try {
                    journal.append(event.receivedAtMs, event.terminalId, event.transport, event.frame, event.length);
                } catch (JournalException e) {
                    LOG.warn("answers are withheld: {}", e.getMessage());
                    taking = false;
                }
            }
            kept[(int) (at - first)] = taking;
            any |= taking;
        }
        return any;
    }

    private boolean force() {
        long start = System.nanoTime();
        try {
            journal.force();
        } catch (JournalException e) {
            LOG.error("answers are withheld: {}", e.getMessage());
            return false;
        }
        counters.add(IngestCount.FORCE_NANOS, System.nanoTime() - start);
        counters.add(IngestCount.GROUPS);
        return true;
    }

    private void release(long first, long last, boolean durable) {
        long records = 0;
        long bytes = 0;
        for (long at = first; at <= last; at++) {
            FrameEvent event = ring.get(at);
            boolean answered = durable && kept[(int) (at - first)];
            if (answered) {
                records++;
                bytes += event.length;
            }
            batches[event.link.path().loop().number].add(event, answered ? event.result : AnswerBatch.NO_ANSWER);
            event.forget();
        }
        counters.add(IngestCount.JOURNALED, records);
        counters.add(IngestCount.JOURNALED_BYTES, bytes);
        counters.add(IngestCount.NOT_JOURNALED, last - first + 1 - records);
    }

    /** Makes {@link #run()} return once all that was published before this call is dealt with. Any thread. */
    void stop() {
        stopping = true;
        published.alert();
    }
}
