package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.LockSupport;

/**
 * How a stage waits: for a new event it blocks; for a stage before it that still works on one, it sleeps in short steps.
 *
 * <p>Design note: the library's blocking strategy does the first and then spins for the second. A store transaction takes
 * milliseconds, so the stage behind it would burn one of two cores for most of the time, and the terminals would pay.
 */
final class StageWaitStrategy implements WaitStrategy {
    /** Short against a transaction, long against a wake-up. */
    private static final long STEP_NS = 200_000;

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
        while (available < sequence) {
            barrier.checkAlert();
            LockSupport.parkNanos(this, STEP_NS);
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
