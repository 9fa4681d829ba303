package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.LockSupport;

/**
 * How a stage waits: for a new event it blocks; for a stage before it that still works on one, it sleeps, longer each time.
 *
 * <p>Design note: the library's blocking strategy does the first and then spins for the second. A store transaction takes
 * milliseconds, so the stage behind it would burn one of two cores for most of the time, and the terminals would pay.
 */
final class StageWaitStrategy implements WaitStrategy {
    /** Long against a wake-up; most stages are done after one or two. */
    private static final long FIRST_STEP_NS = 100_000;

    /** Short against a transaction of the store and the pause after it. */
    private static final long LONGEST_STEP_NS = 4_000_000;

    private final Object lock = new Object();

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        if (cursor.get() < sequence) {
            synchronized (lock) {
                while (cursor.get() < sequence) {
                    barrier.checkAlert();
                    lock.wait();
                }
            }
        }
        long available = dependent.get();
        long stepNs = FIRST_STEP_NS;
        while (available < sequence) {
            barrier.checkAlert();
            LockSupport.parkNanos(this, stepNs);
            stepNs = Math.min(2 * stepNs, LONGEST_STEP_NS);
            available = dependent.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }
}
