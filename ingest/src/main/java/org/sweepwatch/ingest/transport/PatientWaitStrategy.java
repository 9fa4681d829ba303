package org.sweepwatch.ingest.transport;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.TimeUnit;

/**
 * Lets the one consumer of the ring block until there is more, for good or up to a time that it sets before. The ring's
 * own strategies have one of the two, and the time of theirs is the same for every wait.
 */
final class PatientWaitStrategy implements WaitStrategy {
    private static final long NO_END = Long.MAX_VALUE;

    private final Object mutex = new Object();
    /** Consumer thread only. */
    private long untilNanos = NO_END;

    /** Waits end with a {@link TimeoutException} at this {@link System#nanoTime()}. Consumer thread. */
    void waitUntil(long nanos) {
        untilNanos = nanos;
    }

    /** Waits have no end again. Consumer thread. */
    void waitForGood() {
        untilNanos = NO_END;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, InterruptedException, TimeoutException {
        if (cursor.get() < sequence) {
            synchronized (mutex) {
                while (cursor.get() < sequence) {
                    barrier.checkAlert();
                    mutex.wait(millisLeft());
                }
            }
        }
        return cursor.get();
    }

    /** 0, which waits for good, or at least 1. */
    private long millisLeft() throws TimeoutException {
        if (untilNanos == NO_END) {
            return 0;
        }
        long left = untilNanos - System.nanoTime();
        if (left <= 0) {
            throw TimeoutException.INSTANCE;
        }
        return 1 + TimeUnit.NANOSECONDS.toMillis(left);
    }

    @Override
    public void signalAllWhenBlocking() {
        synchronized (mutex) {
            mutex.notifyAll();
        }
    }
}
