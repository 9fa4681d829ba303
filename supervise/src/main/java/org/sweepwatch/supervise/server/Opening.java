package org.sweepwatch.supervise.server;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a part of the server on a thread of its own while others open theirs. Closing it waits for the opening and closes
 * the part.
 *
 * @param <T> the part
 * @param <E> why it may not open
 */
final class Opening<T extends AutoCloseable, E extends Exception> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Class<E> reason;
    private final CompletableFuture<T> opened;

    /** @param reason the checked exception that {@code open} may throw */
    Opening(Class<E> reason, Callable<T> open) {
        this.reason = reason;
        opened = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return open.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                task -> {
                    Thread thread = new Thread(task, "opening");
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    /**
     * The part, as soon as it is open.
     *
     * @throws E when it cannot be used
     */
    T get() throws E {
        try {
            return opened.get();
        } catch (ExecutionException e) {
            if (reason.isInstance(e.getCause())) {
                throw reason.cast(e.getCause());
            }
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException("opening failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server opened", e);
        }
    }

    @Override
    public void close() {
        T part = opened.exceptionally(failure -> null).join();
        if (part != null) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("could not end {} in order", part.getClass().getSimpleName(), e);
            }
        }
    }
}
