package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.RingBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.MessagePart;
import org.sweepwatch.ingest.frame.SubpackageAssembler;
import org.sweepwatch.ingest.frame.SubpackageListener;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalReader;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.store.query.CheckpointStore.Checkpoint;

/**
 * Reads durable records from the journal, puts the parts of long messages together, and hands whole messages to the
 * {@link EventSource}. Runs on a thread of its own.
 *
 * <p>The checkpoint may pass parts of a message that is not complete. Therefore every event says how far back a restart
 * must read, and what is read between there and the checkpoint only feeds the assembler: messages that were complete at
 * the checkpoint are stored already.
 */
final class JournalTail implements SubpackageListener {
    /** Pause when the journal has nothing new: short against a terminal's interval, long against a system call. */
    private static final long IDLE_PAUSE_NS = 1_000_000;

    /** Silence after which a tick is sent, so that the later stages get to store what a refold has changed. */
    private static final long TICK_NS = 1_000_000_000L;

    private final Journal journal;
    private final Checkpoint checkpoint;
    private final Clock clock;
    private final PartRequests requests;
    private final PipelineCounters counters;
    private final EventSource events;
    private final SubpackageAssembler assembler = new SubpackageAssembler(this);
    private final FrameHeader header = new FrameHeader();
    private final SourceMessage source = new SourceMessage();
    private volatile boolean running = true;
    private long lookedAfterNs = System.nanoTime();
    /** Index of the newest record read. */
    private long readIndex;
    /** Index that an event published now carries: that of the record in hand. */
    private long atIndex;

    JournalTail(
            Journal journal,
            Checkpoint checkpoint,
            Clock clock,
            RingBuffer<PipelineEvent> ring,
            MessageBudget budget,
            PartRequests requests,
            PipelineCounters counters) {
        this.journal = journal;
        this.checkpoint = checkpoint;
        this.clock = clock;
        this.requests = requests;
        this.counters = counters;
        this.events = new EventSource(ring, budget, assembler::readBackIndex);
        this.readIndex = checkpoint.readBackIndex();
        this.atIndex = checkpoint.index();
    }

    void run() throws JournalException {
        JournalRecord record = new JournalRecord();
        try (JournalReader reader = journal.reader(checkpoint.readBackIndex())) {
            while (running) {
                boolean read = reader.next(record);
                if (read) {
                    take(record);
                    readIndex = record.index();
                }
                if (System.nanoTime() - lookedAfterNs > TICK_NS) {
                    lookAfter(read ? record.receivedAtMs() : clock.millis(), !read);
                    lookedAfterNs = System.nanoTime();
                } else if (!read) {
                    LockSupport.parkNanos(this, IDLE_PAUSE_NS);
                }
            }
        }
    }

    /** Ends the loop after the record in hand; any thread. */
    void stop() {
        running = false;
        events.stop();
    }

    /** Deals with parts that wait for too long, as of the time reached. */
    private void lookAfter(long nowMs, boolean idle) {
        if (readIndex < checkpoint.index()) {
            return;
        }
        int before = assembler.size();
        assembler.overdue(nowMs);
        if (idle || assembler.size() != before) {
            events.tick(atIndex);
        }
    }

    private void take(JournalRecord record) {
        boolean stored = record.index() <= checkpoint.index();
        if (!stored) {
            atIndex = record.index();
            counters.records.increment();
        }
        FrameFault fault = record.corrupt() ? null : header.parse(record.frame(), record.length());
        if (record.corrupt() || fault != null || header.encryption() != 0) {
            if (!stored) {
                String reason = record.corrupt() ? "JOURNAL_DAMAGED" : fault != null ? fault.name() : "ENCRYPTED";
                whole(record, reason);
            }
        } else if (header.subpackaged() && header.partTotal() != 1) {
            part(record, stored);
        } else if (!stored) {
            events.message(source.of(record, header));
        }
    }

    private void part(JournalRecord record, boolean stored) {
        MessagePart part = new MessagePart(
                readIndex,
                record.index(),
                record.receivedAtMs(),
                record.terminalId(),
                header.messageId(),
                header.serial(),
                header.partTotal(),
                header.partIndex(),
                header.layout2019(),
                Arrays.copyOf(record.frame(), record.length()),
                header.bodyOffset(),
                header.bodyLength());
        source.of(record, header);
        SubpackageAssembler.Outcome outcome = assembler.accept(part);
        if (stored) {
            return;
        }
        counters.parts(outcome);
        switch (outcome) {
            case COMPLETE -> events.message(source.of(part, assembler.body()));
            case KEPT, DUPLICATE -> events.contact(source.of(record, header));
            case BAD -> whole(record, "BAD_PART");
        }
    }

    private void whole(JournalRecord record, String fault) {
        if (record.corrupt()) {
            source.bare(record);
        } else {
            source.of(record, header);
        }
        events.frame(source, record.frame(), record.length(), fault);
    }

    @Override
    public void givenUp(MessagePart part) {
        counters.partsGivenUp.increment();
        events.part(part, atIndex, "SUBPACKAGED");
    }

    @Override
    public void missing(MessagePart any, List<Integer> missing) {
        counters.partRequests.increment();
        requests.ask(any, missing);
    }
}
