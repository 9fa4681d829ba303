package org.sweepwatch.supervise.api;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only a few large queries run at once, and only as many wait: a hundred reports asked for together must neither take
 * the database from the pipeline nor the threads from the page.
 */
final class HeavyQueries {
    private static final int WAITING_MAX = 4;
    private static final long WAIT_MAX_MS = 5_000;
    private static final int RETRY_AFTER_S = 5;

    private final Semaphore permits;

    HeavyQueries(int atOnce) {
        permits = new Semaphore(atOnce, true);
    }

    /** A permit; closing it gives it back. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a permit, but not long. */
    Permit enter() {
        try {
            if (permits.getQueueLength() < WAITING_MAX && permits.tryAcquire(WAIT_MAX_MS, TimeUnit.MILLISECONDS)) {
                return permits::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ApiException(
                ApiError.BUSY,
                "Too many large queries at once. Ask again after a few seconds, and one after the other.",
                RETRY_AFTER_S);
    }
}
