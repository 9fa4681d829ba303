package org.sweepwatch.bench.ring;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One operation: publish one event; a consumer on another thread takes it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingHandOffBenchmark {
    /** As many as the ring between the event loops and the journal writer has. */
    private static final int SLOTS = 4_096;

    /** MULTI: several event loops to one journal writer; SINGLE: one journal tail to the pipeline. */
    @Param({"MULTI", "SINGLE"})
    ProducerType producer;

    @Param({"blocking", "yielding"})
    String waiting;

    private Disruptor<Slot> disruptor;
    private RingBuffer<Slot> ring;
    private long taken;

    private static final class Slot {
        long value;
    }

    @Setup
    public void start() {
        WaitStrategy strategy = waiting.equals("blocking") ? new BlockingWaitStrategy() : new YieldingWaitStrategy();
        disruptor = new Disruptor<>(Slot::new, SLOTS, DaemonThreadFactory.INSTANCE, producer, strategy);
        disruptor.handleEventsWith((slot, sequence, endOfBatch) -> taken += slot.value);
        ring = disruptor.start();
    }

    @Benchmark
    public void publish() {
        long sequence = ring.next();
        ring.get(sequence).value = sequence;
        ring.publish(sequence);
    }

    @TearDown
    public void stop() {
        disruptor.shutdown();
        if (taken == 0) {
            throw new IllegalStateException("nothing was taken from the ring");
        }
    }
}
