package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.locks.LockSupport;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalReader;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * Reads durable records from the journal and publishes them into the ring, one event for each position they hold. Runs on
 * a thread of its own; waits where the ring is full.
 */
final class JournalTail {
    private static final int LOCATION_REPORT = MessageId.LOCATION_REPORT.code();
    private static final int LOCATION_BATCH = MessageId.LOCATION_BATCH.code();

    /** Number of a frame's own quarantine entry, beside those of its items. */
    private static final int WHOLE_FRAME = -1;

    /** Pause when the journal has nothing new: short against a terminal's interval, long against a system call. */
    private static final long IDLE_PAUSE_NS = 1_000_000;

    /** Silence after which a tick is sent, so that the later stages get to store what a refold has changed. */
    private static final long TICK_NS = 1_000_000_000L;

    private final Journal journal;
    private final long afterIndex;
    private final RingBuffer<PipelineEvent> ring;
    private final PipelineCounters counters;
    private final FrameHeader header = new FrameHeader();
    private final LocationBatch batch = new LocationBatch();
    private final LocationReport entry = new LocationReport();
    private volatile boolean running = true;
    private long idleSinceNs = System.nanoTime();
    private long readIndex;

    JournalTail(Journal journal, long afterIndex, RingBuffer<PipelineEvent> ring, PipelineCounters counters) {
        this.journal = journal;
        this.afterIndex = afterIndex;
        this.ring = ring;
        this.counters = counters;
        this.readIndex = afterIndex;
    }

    void run() throws JournalException {
        JournalRecord record = new JournalRecord();
        try (JournalReader reader = journal.reader(afterIndex)) {
            while (running) {
                if (reader.next(record)) {
                    publish(record);
                    readIndex = record.index();
                    idleSinceNs = System.nanoTime();
                } else if (System.nanoTime() - idleSinceNs > TICK_NS) {
                    tick();
                    idleSinceNs = System.nanoTime();
                } else {
                    LockSupport.parkNanos(this, IDLE_PAUSE_NS);
                }
            }
        }
    }

    /** Ends the loop after the record in hand; any thread. */
    void stop() {
        running = false;
    }

    private void publish(JournalRecord record) {
        counters.records.increment();
        if (record.corrupt()) {
            whole(record, "JOURNAL_DAMAGED");
            return;
        }
        FrameFault fault = header.parse(record.frame(), record.length());
        int messageId = header.messageId();
        if (fault != null) {
            whole(record, fault.name());
        } else if (messageId != LOCATION_REPORT && messageId != LOCATION_BATCH) {
            contact(record);
        } else if (header.encryption() != 0) {
            whole(record, "ENCRYPTED");
        } else if (header.subpackaged()) {
            whole(record, "SUBPACKAGED");
        } else if (messageId == LOCATION_REPORT) {
            location(record, header.bodyOffset(), header.bodyLength(), 0, true);
        } else {
            batch(record);
        }
    }

    /** Entries that cannot be read leave the others as they are; the frame is then kept whole beside them. */
    private void batch(JournalRecord record) {
        int entries = 0;
        if (entriesOf(record)) {
            while (batch.next(entry)) {
                entries++;
            }
        }
        boolean damaged = entries == 0 || batch.badEntries() > 0 || batch.remainingBytes() > 0;
        if (entries > 0) {
            entriesOf(record);
            for (int i = 0; i < entries; i++) {
                batch.next(entry);
                location(record, entry.bodyOffset(), entry.bodyLength(), i, i == entries - 1 && !damaged);
            }
        }
        if (damaged) {
            whole(record, "MALFORMED");
        }
    }

    private boolean entriesOf(JournalRecord record) {
        return batch.decode(record.frame(), header.bodyOffset(), header.bodyLength());
    }

    private void location(JournalRecord record, int offset, int length, int item, boolean last) {
        long sequence = claim();
        try {
            PipelineEvent event = begin(sequence, record, item, last);
            event.kind = PipelineEvent.Kind.POSITION;
            event.batch = header.messageId() == LOCATION_BATCH;
            event.blindBatch = event.batch && batch.blindZone();
            event.copyBytes(record.frame(), offset, length);
        } finally {
            ring.publish(sequence);
        }
    }

    private void contact(JournalRecord record) {
        long sequence = claim();
        try {
            begin(sequence, record, 0, true);
        } finally {
            ring.publish(sequence);
        }
    }

    private void whole(JournalRecord record, String fault) {
        long sequence = claim();
        try {
            PipelineEvent event = begin(sequence, record, WHOLE_FRAME, true);
            event.copyBytes(record.frame(), 0, record.length());
            event.quarantine(fault);
        } finally {
            ring.publish(sequence);
        }
    }

    private void tick() {
        long sequence = claim();
        try {
            PipelineEvent event = ring.get(sequence);
            event.begin(readIndex, 0, 0, 0, 0);
            event.kind = PipelineEvent.Kind.TICK;
        } finally {
            ring.publish(sequence);
        }
    }

    /** The next free slot. Waits in steps of a millisecond where the ring is full: the ring's own wait would spin. */
    private long claim() {
        while (!ring.hasAvailableCapacity(1)) {
            if (!running) {
                throw new StoreAbandonedException();
            }
            LockSupport.parkNanos(this, IDLE_PAUSE_NS);
        }
        return ring.next();
    }

    private PipelineEvent begin(long sequence, JournalRecord record, int item, boolean last) {
        PipelineEvent event = ring.get(sequence);
        event.begin(record.index(), item, record.receivedAtMs(), record.terminalId(), header.messageId());
        event.lastOfRecord = last;
        return event;
    }
}
