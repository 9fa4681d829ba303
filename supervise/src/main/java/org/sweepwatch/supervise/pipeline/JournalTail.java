package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.RingBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.MessagePart;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.frame.SubpackageAssembler;
import org.sweepwatch.ingest.frame.SubpackageListener;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalReader;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.message.BigEndian;
import org.sweepwatch.ingest.message.MessageId;
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

    /** Pause between two ticks that ask for a snapshot. */
    private static final long ASK_NS = 5_000_000;

    private static final int MULTIMEDIA_DATA = MessageId.MULTIMEDIA_DATA.code();
    /** What a 0x0801 of 2011 has before its data: as later ones, then total and number of the packet. */
    private static final int PACKET_HEAD_BYTES = 16;

    private static final int PACKET_TOTAL_AT = 8;
    private static final int PACKET_NUMBER_AT = 12;
    private static final int MOST_PACKETS = 0xFFFF;

    private final Journal journal;
    private final Checkpoint checkpoint;
    private final Clock clock;
    private final PartRequests requests;
    private final IntFunction<ProtocolVersion> versionOf;
    private final SnapshotDemand demand;
    private final LongSupplier storedIndex;
    private final PipelineCounters counters;
    private final EventSource events;
    private final SubpackageAssembler assembler = new SubpackageAssembler(this);
    private final FrameHeader header = new FrameHeader();
    private final SourceMessage source = new SourceMessage();
    private final Unpacker unpacker = new Unpacker();
    private volatile boolean running = true;
    private long lookedAfterNs = System.nanoTime();
    private long askedNs = System.nanoTime();
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
            IntFunction<ProtocolVersion> versionOf,
            SnapshotDemand demand,
            LongSupplier storedIndex,
            PipelineCounters counters) {
        this.journal = journal;
        this.checkpoint = checkpoint;
        this.clock = clock;
        this.requests = requests;
        this.versionOf = versionOf;
        this.demand = demand;
        this.storedIndex = storedIndex;
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
                    askForSnapshot();
                }
            }
        }
    }

    /** Ends the loop after the record in hand; any thread. */
    void stop() {
        running = false;
        events.stop();
    }

    /** Where the last positions of a while carry no snapshot, a tick does, or they would wait for the next position. */
    private void askForSnapshot() {
        long nowNs = System.nanoTime();
        if (demand.isRaised() && atIndex > storedIndex.getAsLong() && nowNs - askedNs > ASK_NS) {
            events.tick(atIndex);
            askedNs = nowNs;
        }
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
            part(record, header.partTotal(), header.partIndex(), 0, stored);
        } else if (isMediaPacket(record)) {
            int total = (int) BigEndian.u32(record.frame(), header.bodyOffset() + PACKET_TOTAL_AT);
            int number = (int) BigEndian.u32(record.frame(), header.bodyOffset() + PACKET_NUMBER_AT);
            part(record, total, number, number == 1 ? 0 : PACKET_HEAD_BYTES, stored);
        } else if (!stored) {
            publish(source.of(record, header));
        }
    }

    /** What is in a compressed message counts in its place; where it cannot be unpacked it is kept as it came. */
    private void publish(SourceMessage message) {
        if (!Unpacker.isPacked(message)) {
            events.message(message);
            return;
        }
        SourceMessage within = unpacker.unpack(message);
        (within == null ? counters.notUnpacked : counters.unpacked).increment();
        events.message(within == null ? message : within);
    }

    /** In 2011 a medium is cut into 0x0801 of their own, with total and number in the body. */
    private boolean isMediaPacket(JournalRecord record) {
        if (header.messageId() != MULTIMEDIA_DATA
                || header.bodyLength() < PACKET_HEAD_BYTES
                || header.layout2019()
                || versionOf.apply(record.terminalId()) != ProtocolVersion.V2011) {
            return false;
        }
        long total = BigEndian.u32(record.frame(), header.bodyOffset() + PACKET_TOTAL_AT);
        return total > 1 && total <= MOST_PACKETS;
    }

    private void part(JournalRecord record, int total, int number, int headBytes, boolean stored) {
        MessagePart part = new MessagePart(
                readIndex,
                record.index(),
                record.receivedAtMs(),
                record.terminalId(),
                header.messageId(),
                header.serial(),
                total,
                number,
                header.layout2019(),
                Arrays.copyOf(record.frame(), record.length()),
                header.bodyOffset() + headBytes,
                header.bodyLength() - headBytes);
        source.of(record, header);
        SubpackageAssembler.Outcome outcome = assembler.accept(part);
        if (stored) {
            return;
        }
        counters.parts(outcome);
        switch (outcome) {
            case COMPLETE -> publish(source.of(part, assembler.body()));
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
