package org.sweepwatch.supervise.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * One browser on the feed. Writes only while the connection takes it without waiting; keeps no queue, only the cursor
 * of what was handed over, so that a slow browser gets the newest value of each vehicle when it comes round again.
 *
 * <p>{@link #pump} is called by the feed's thread and by the HTTP server when the connection is ready again; both hold
 * this object's lock, which no network operation blocks.
 */
final class LiveClient implements WriteListener {
    /** After so long without anything to say a comment is sent. */
    static final long KEEP_ALIVE_NS = 10_000_000_000L;

    private final LiveFeed feed;
    private final ServletOutputStream out;
    private final BooleanSupplier allowed;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private FeedBatch.Cursor cursor;
    private boolean unflushed;
    /** Long ago: the first thing a client gets is a comment, so that it knows the stream is open. */
    private long wroteAtNs = System.nanoTime() - KEEP_ALIVE_NS - 1;

    LiveClient(LiveFeed feed, ServletOutputStream out, FeedBatch.Cursor start, BooleanSupplier allowed) {
        this.feed = feed;
        this.out = out;
        this.cursor = start;
        this.allowed = allowed;
    }

    /** Completes when the client is gone; completing it ends the request. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** Writes what is new, as far as the connection takes it now. */
    synchronized void pump() {
        if (closed.isDone()) {
            return;
        }
        if (!allowed.getAsBoolean()) {
            close();
            return;
        }
        try {
            while (out.isReady()) {
                FeedBatch next = feed.next(cursor);
                if (next != null) {
                    write(next.bytes());
                    cursor = next.cursor();
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else if (System.nanoTime() - wroteAtNs > KEEP_ALIVE_NS) {
                    write(FeedBatch.KEEP_ALIVE);
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close(); // the browser left; nothing is lost, it reads the newest values when it returns
        }
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        unflushed = true;
        wroteAtNs = System.nanoTime();
    }

    /** Ends the stream. */
    void close() {
        feed.remove(this);
        closed.complete(null);
    }

    @Override
    public void onWritePossible() {
        pump();
    }

    @Override
    public void onError(Throwable cause) {
        close(); // connection broken, or nothing was taken for longer than the idle time-out
    }
}
