package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.RingBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.sweepwatch.ingest.frame.MessagePart;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * Publishes messages into the ring: one event for each position they hold, and one for what they are beside that. Waits
 * where the ring is full. One thread, that of the tail.
 */
final class EventSource {
    private static final int LOCATION_REPORT = MessageId.LOCATION_REPORT.code();
    private static final int LOCATION_BATCH = MessageId.LOCATION_BATCH.code();
    private static final int LOCATION_ANSWER = MessageId.LOCATION_ANSWER.code();
    private static final int CONTROL_ANSWER = MessageId.VEHICLE_CONTROL_ANSWER.code();
    private static final int HEARTBEAT = MessageId.HEARTBEAT.code();
    private static final int DEREGISTRATION = MessageId.DEREGISTRATION.code();

    /** Number of a frame's own quarantine entry, beside those of its items. */
    private static final int WHOLE_FRAME = -1;

    private static final int SERIAL_BYTES = 2;
    /** Where the time lies in a basic block. */
    private static final int TIME_AT = 22;

    /** Pause where the ring is full. */
    private static final long PAUSE_NS = 1_000_000;

    private final RingBuffer<PipelineEvent> ring;
    private final MessageBudget budget;
    private final LongUnaryOperator readBack;
    private final LocationBatch batch = new LocationBatch();
    private final LocationReport entry = new LocationReport();
    private volatile boolean running = true;

    /** @param readBack for a journal index, the one after which a restart must read */
    EventSource(RingBuffer<PipelineEvent> ring, MessageBudget budget, LongUnaryOperator readBack) {
        this.ring = ring;
        this.budget = budget;
        this.readBack = readBack;
    }

    /** Gives up waiting for room in the ring; any thread. */
    void stop() {
        running = false;
    }

    /** A whole message, whatever it is. */
    void message(SourceMessage message) {
        int id = message.messageId;
        if (id == LOCATION_REPORT) {
            location(message, message.bodyOffset, message.bodyLength, 0, true);
        } else if (id == LOCATION_BATCH) {
            batch(message);
        } else if (id == HEARTBEAT || id == DEREGISTRATION) {
            contact(message);
        } else {
            int skip = id == LOCATION_ANSWER || id == CONTROL_ANSWER ? serialBytes(message) : -1;
            if (skip >= 0) {
                location(message, message.bodyOffset + skip, message.bodyLength - skip, 0, false);
            }
            other(message, skip >= 0 ? 1 : 0);
        }
    }

    /** Bytes before the location of an answer that holds one: 2, or 0 as in 2011; -1 when it holds none. */
    private static int serialBytes(SourceMessage message) {
        if (hasTime(message, SERIAL_BYTES)) {
            return SERIAL_BYTES;
        }
        return hasTime(message, 0) ? 0 : -1;
    }

    private static boolean hasTime(SourceMessage message, int skip) {
        return message.bodyLength >= skip + LocationReport.BASIC_BLOCK_BYTES
                && BcdTime.decode(message.bytes, message.bodyOffset + skip + TIME_AT) != BcdTime.INVALID;
    }

    /** Entries that cannot be read leave the others as they are; the message is then kept whole beside them. */
    private void batch(SourceMessage message) {
        int entries = 0;
        if (entriesOf(message)) {
            while (batch.next(entry)) {
                entries++;
            }
        }
        boolean damaged = entries == 0 || batch.badEntries() > 0 || batch.remainingBytes() > 0;
        if (entries > 0) {
            entriesOf(message);
            for (int i = 0; i < entries; i++) {
                batch.next(entry);
                location(message, entry.bodyOffset(), entry.bodyLength(), i, i == entries - 1 && !damaged);
            }
        }
        if (damaged) {
            unusable(message, "MALFORMED");
        }
    }

    private boolean entriesOf(SourceMessage message) {
        return batch.decode(message.bytes, message.bodyOffset, message.bodyLength);
    }

    private void location(SourceMessage message, int offset, int length, int item, boolean last) {
        long sequence = claim();
        try {
            PipelineEvent event = begin(sequence, message, item, last);
            event.copyBytes(message.bytes, offset, length);
            if (length > PipelineEvent.MAX_BYTES) {
                event.quarantine("TOO_LONG");
                return;
            }
            event.kind = PipelineEvent.Kind.POSITION;
            event.batch = message.messageId == LOCATION_BATCH;
            event.blindBatch = event.batch && batch.blindZone();
        } finally {
            ring.publish(sequence);
        }
    }

    /** The terminal is there; there is nothing else to it. */
    void contact(SourceMessage message) {
        long sequence = claim();
        try {
            begin(sequence, message, 0, true);
        } finally {
            ring.publish(sequence);
        }
    }

    private void other(SourceMessage message, int item) {
        long sequence = claim();
        try {
            PipelineEvent event = begin(sequence, message, item, true);
            event.kind = PipelineEvent.Kind.MESSAGE;
            event.message =
                    Arrays.copyOfRange(message.bytes, message.bodyOffset, message.bodyOffset + message.bodyLength);
            event.budgetBytes = message.bodyLength;
            budget.take(message.bodyLength);
        } finally {
            ring.publish(sequence);
        }
    }

    private void unusable(SourceMessage message, String fault) {
        frame(message, message.bytes, message.bodyOffset + message.bodyLength, fault);
    }

    /** A frame that cannot be used; it goes to quarantine with these bytes. */
    void frame(SourceMessage message, byte[] bytes, int length, String fault) {
        long sequence = claim();
        try {
            PipelineEvent event = begin(sequence, message, WHOLE_FRAME, true);
            event.copyBytes(bytes, 0, length);
            event.quarantine(fault);
        } finally {
            ring.publish(sequence);
        }
    }

    /** A part that belongs to no message any more; never the last event, for its record lies behind. */
    void part(MessagePart part, long atIndex, String fault) {
        long sequence = claim();
        try {
            PipelineEvent event = ring.get(sequence);
            event.begin(atIndex, WHOLE_FRAME, part.receivedMs(), part.terminalId(), part.messageId());
            event.lastOfRecord = false;
            event.quarantineIndex = part.journalIndex();
            event.copyBytes(part.frame(), 0, part.frame().length);
            event.quarantine(fault);
        } finally {
            ring.publish(sequence);
        }
    }

    /** Lets the later stages store what has changed without a message. */
    void tick(long atIndex) {
        long sequence = claim();
        try {
            PipelineEvent event = ring.get(sequence);
            event.begin(atIndex, 0, 0, 0, 0);
            event.readBackIndex = readBack.applyAsLong(atIndex);
            event.kind = PipelineEvent.Kind.TICK;
        } finally {
            ring.publish(sequence);
        }
    }

    /** The next free slot. Waits in steps of a millisecond where the ring is full: the ring's own wait would spin. */
    private long claim() {
        while (!ring.hasAvailableCapacity(1) || !budget.hasRoom()) {
            if (!running) {
                throw new StoreAbandonedException();
            }
            LockSupport.parkNanos(this, PAUSE_NS);
        }
        return ring.next();
    }

    private PipelineEvent begin(long sequence, SourceMessage message, int item, boolean last) {
        PipelineEvent event = ring.get(sequence);
        event.begin(message.journalIndex, item, message.receivedMs, message.terminalId, message.messageId);
        event.serial = message.serial;
        event.layout2019 = message.layout2019;
        event.lastOfRecord = last;
        event.readBackIndex = readBack.applyAsLong(message.journalIndex);
        return event;
    }
}
