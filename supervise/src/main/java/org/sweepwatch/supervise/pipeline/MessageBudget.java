package org.sweepwatch.supervise.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of message bodies in the ring: a slot is small, but a body in it can be 4 MiB. The tail waits while there are too
 * many; the last stage gives them back.
 */
final class MessageBudget {
    /** Beyond so many bytes the tail waits; one message more may be on its way. */
    static final long MAX_BYTES = 32 << 20;

    private final AtomicLong bytes = new AtomicLong();

    boolean hasRoom() {
        return bytes.get() < MAX_BYTES;
    }

    void take(long count) {
        bytes.addAndGet(count);
    }

    void giveBack(long count) {
        bytes.addAndGet(-count);
    }
}
