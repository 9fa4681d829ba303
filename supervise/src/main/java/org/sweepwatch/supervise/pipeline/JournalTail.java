package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.locks.LockSupport;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalReader;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.message.LocationBatch;
import org.sweepwatch.ingest.message.MessageId;

/**
 * Reads durable records from the journal and publishes them into the ring, one event for each position they hold. Runs on
 * a thread of its own; waits where the ring is full.
 */
final class JournalTail implements Runnable {
    /** Pause when the journal has nothing new: short against a terminal's interval, long against a system call. */
    private static final long IDLE_PAUSE_NS = 1_000_000;

    private final Journal journal;
    private final long afterIndex;
    private final RingBuffer<PipelineEvent> ring;
    private final PipelineCounters counters;
    private final FrameHeader header = new FrameHeader();
    private final LocationBatch locationBatch = new LocationBatch();
    private volatile boolean running = true;
    private volatile long readIndex;

    JournalTail(Journal journal, long afterIndex, RingBuffer<PipelineEvent> ring, PipelineCounters counters) {
        this.journal = journal;
        this.afterIndex = afterIndex;
        this.ring = ring;
        this.counters = counters;
        this.readIndex = afterIndex;
    }

    @Override
    public void run() {
        JournalRecord record = new JournalRecord();
        try (JournalReader reader = journal.reader(afterIndex)) {
            while (running) {
                if (reader.next(record)) {
                    publish(record);
                    readIndex = record.index();
                } else {
                    LockSupport.parkNanos(this, IDLE_PAUSE_NS);
                }
            }
        }
    }

    /** Index of the last record published; any thread. */
    long readIndex() {
        return readIndex;
    }

    /** Ends the loop after the record in hand; any thread. */
    void stop() {
        running = false;
    }

    private void publish(JournalRecord record) {
        counters.records.increment();
        byte[] frame = record.frame();
        int length = record.length();
        FrameFault fault = record.damaged() ? null : header.parse(frame, length);
        if (record.damaged() || fault != null) {
            whole(record, record.damaged() ? "JOURNAL_DAMAGED" : fault.name());
        } else if (header.subpackaged() || header.encryption() != 0) {
            // A part alone has no meaning yet and an encrypted body cannot be read: both show that the device is there.
            contact(record);
        } else if (header.messageId() == MessageId.LOCATION_REPORT) {
            location(record, header.bodyOffset(), header.bodyLength(), 0, true);
        } else if (header.messageId() == MessageId.LOCATION_BATCH) {
            batch(record);
        } else {
            contact(record);
        }
    }

    private void batch(JournalRecord record) {
        byte[] frame = record.frame();
        if (!locationBatch.decode(frame, header.bodyOffset(), header.bodyLength())) {
            whole(record, "MALFORMED");
            return;
        }
        int count = locationBatch.readable();
        if (count == 0) {
            whole(record, "MALFORMED");
            return;
        }
        for (int i = 0; i < count; i++) {
            location(record, locationBatch.offset(i), locationBatch.length(i), i, i == count - 1);
        }
    }

    private void location(JournalRecord record, int offset, int length, int item, boolean last) {
        long sequence = ring.next();
        try {
            PipelineEvent event = begin(sequence, record, item, last);
            event.kind = PipelineEvent.Kind.POSITION;
            event.batch = header.messageId() == MessageId.LOCATION_BATCH;
            event.blindBatch = event.batch && locationBatch.blindZone();
            event.copyBytes(record.frame(), offset, length);
        } finally {
            ring.publish(sequence);
        }
    }

    private void contact(JournalRecord record) {
        long sequence = ring.next();
        try {
            begin(sequence, record, 0, true);
        } finally {
            ring.publish(sequence);
        }
    }

    private void whole(JournalRecord record, String fault) {
        long sequence = ring.next();
        try {
            PipelineEvent event = begin(sequence, record, 0, true);
            event.copyBytes(record.frame(), 0, record.length());
            event.quarantine(fault);
        } finally {
            ring.publish(sequence);
        }
    }

    private PipelineEvent begin(long sequence, JournalRecord record, int item, boolean last) {
        PipelineEvent event = ring.get(sequence);
        event.begin(record.index(), item, record.receivedAtMs(), record.terminalId(), header.messageId());
        event.lastOfRecord = last;
        return event;
    }
}
