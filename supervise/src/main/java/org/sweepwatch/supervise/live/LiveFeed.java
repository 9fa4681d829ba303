package org.sweepwatch.supervise.live;

import jakarta.servlet.ServletOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live feed (实时推送): server-sent events {@code position}, {@code event} and {@code device} for every browser.
 *
 * <p>One thread, named {@code live-feed}, wakes every {@link #TICK_MS}, lets silent vehicles age and offers each
 * client what changed since its cursor. Clients at the same cursor share one batch. The thread never waits for a
 * client, and nothing of the pipeline waits for this thread.
 */
public final class LiveFeed implements AutoCloseable {
    /** Changes are gathered for this long: the newest position of a vehicle replaces the ones before. */
    public static final long TICK_MS = 500;

    /** Batches remembered within one tick, so that clients at the same cursor share one. */
    private static final int SHARED_BATCHES_MAX = 64;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    private final LiveView view;
    private final int clientsMax;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final Map<FeedBatch.Cursor, Optional<FeedBatch>> shared = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "live-feed");
        created.setDaemon(true);
        return created;
    });

    /**
     * Starts the feed.
     *
     * @param clientsMax browsers served at once, further ones are refused
     */
    public LiveFeed(LiveView view, int clientsMax) {
        this.view = view;
        this.clientsMax = clientsMax;
        thread.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a client: it gets the whole picture first and every change after it, events from now on.
     *
     * @param out of a request in asynchronous mode
     * @param allowed asked before each write; false ends the stream
     * @return completes when the client is gone, null when {@code clientsMax} are served already
     */
    public CompletableFuture<Void> join(ServletOutputStream out, BooleanSupplier allowed) {
        synchronized (clients) {
            if (clients.size() >= clientsMax || thread.isShutdown()) {
                return null;
            }
            LiveClient client = new LiveClient(
                    this, out, new FeedBatch.Cursor(0, view.events().last()), allowed);
            out.setWriteListener(client); // before the feed's thread sees it: without a listener a write would block
            clients.add(client);
            return client.closed();
        }
    }

    /** The next batch for a client at {@code cursor}, null when it knows everything. */
    FeedBatch next(FeedBatch.Cursor cursor) {
        Optional<FeedBatch> made = shared.get(cursor);
        if (made == null) {
            made = Optional.ofNullable(FeedBatch.after(view, cursor));
            if (shared.size() < SHARED_BATCHES_MAX) {
                shared.put(cursor, made);
            }
        }
        return made.orElse(null);
    }

    void remove(LiveClient client) {
        clients.remove(client);
    }

    private void tick() {
        try {
            shared.clear();
            view.age();
            clients.forEach(LiveClient::pump);
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again: say it and go on with the next tick.
            LOG.error("live feed: a round failed and is repeated in {} ms", TICK_MS, e);
        }
    }

    /** Clients served now. */
    public int clients() {
        return clients.size();
    }

    /** Ends all streams and the thread. */
    @Override
    public void close() {
        synchronized (clients) {
            thread.shutdown();
        }
        clients.forEach(LiveClient::close);
    }
}
