package org.sweepwatch.ingest.session;

import java.net.SocketAddress;
import java.time.Instant;
import java.util.Objects;

/**
 * One authenticated connection of one terminal. Identity is the object: two sessions of one terminal are two sessions.
 *
 * <p>Any thread may read it.
 */
public final class Session {
    private final Terminal terminal;
    private final SocketAddress remoteAddress;
    private final Instant since;
    private final Runnable close;

    /**
     * @param close closes the connection; may be called more than once and on any thread
     */
    public Session(Terminal terminal, SocketAddress remoteAddress, Instant since, Runnable close) {
        this.terminal = Objects.requireNonNull(terminal, "terminal");
        this.remoteAddress = remoteAddress;
        this.since = since;
        this.close = Objects.requireNonNull(close, "close");
    }

    /** Whose it is. */
    public Terminal terminal() {
        return terminal;
    }

    /** Where it comes from; behind a carrier's address translation many share one. */
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }

    /** When it was authenticated, by the server's clock. */
    public Instant since() {
        return since;
    }

    /** Closes the connection. */
    public void close() {
        close.run();
    }
}
