package org.sweepwatch.ingest.transport;

import com.lmax.disruptor.RingBuffer;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameWriter;

/**
 * What the connections and datagrams of one event loop share. Everything but {@link #emptyBatch()}, {@link #hasStalled()} and {@link
 * #hand(AnswerBatch)} belongs to the event loop's thread.
 */
final class EventLoopContext {
    private static final int SPARE_BATCHES = 8;

    final int number;
    final FrameHeader header = new FrameHeader();
    final FrameWriter writer = new FrameWriter();
    private final EventLoop eventLoop;
    private final RingBuffer<FrameEvent> ring;
    private final int producers;
    private final ArrayBlockingQueue<AnswerBatch> spare = new ArrayBlockingQueue<>(SPARE_BATCHES);
    /** Connections that wait for room in the ring; each at most once. */
    private final ArrayDeque<FrameInlet> stalled = new ArrayDeque<>();

    private final TrafficLedger traffic = new TrafficLedger();

    private volatile boolean hasStalled;

    EventLoopContext(int number, EventLoop eventLoop, RingBuffer<FrameEvent> ring, int producers) {
        this.number = number;
        this.eventLoop = eventLoop;
        this.ring = ring;
        this.producers = producers;
    }

    /**
     * Whether a frame may be published at once. Each event loop asks before every frame and then publishes one at most,
     * so with as many free slots as event loops none can find the ring full.
     */
    boolean ringHasRoom() {
        return ring.hasAvailableCapacity(producers);
    }

    TrafficLedger traffic() {
        return traffic;
    }

    RingBuffer<FrameEvent> ring() {
        return ring;
    }

    /** Remembers a connection that is not read because the ring is full. */
    void stall(FrameInlet inlet) {
        stalled.add(inlet);
        hasStalled = true;
        if (ringHasRoom()) {
            eventLoop.execute(this::resumeStalled); // the writer may have looked before the flag was up
        }
    }

    void resumeStalled() {
        if (!hasStalled) {
            return;
        }
        hasStalled = false;
        for (int waiting = stalled.size(); waiting > 0; waiting--) {
            stalled.remove().resume();
        }
    }

    /** Whether a connection waits for room. Any thread. */
    boolean hasStalled() {
        return hasStalled;
    }

    /** A batch to fill. Journal writer thread. */
    AnswerBatch emptyBatch() {
        AnswerBatch batch = spare.poll();
        return batch == null ? new AnswerBatch(this) : batch;
    }

    void giveBack(AnswerBatch batch) {
        spare.offer(batch); // one too many is left to the collector
    }

    /** Lets the event loop write the answers. Journal writer thread. */
    void hand(AnswerBatch batch) {
        eventLoop.execute(batch);
    }

    EventLoop eventLoop() {
        return eventLoop;
    }
}
