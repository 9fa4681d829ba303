package org.sweepwatch.ingest.session;

import java.net.SocketAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;

/**
 * One authenticated connection of one terminal. Identity is the object: two sessions of one terminal are two sessions.
 *
 * <p>Any thread may use it.
 */
public final class Session {
    /** Messages of {@link #send} on their way to the event loop. */
    static final int MAX_WAITING = 256;

    private final Terminal terminal;
    private final SessionLink link;
    private final Instant since;
    private final AtomicInteger waiting = new AtomicInteger();

    public Session(Terminal terminal, SessionLink link, Instant since) {
        this.terminal = Objects.requireNonNull(terminal, "terminal");
        this.link = Objects.requireNonNull(link, "link");
        this.since = since;
    }

    /** Whose it is. */
    public Terminal terminal() {
        return terminal;
    }

    /** Where it comes from; behind a carrier's address translation many share one, and over UDP it changes. */
    public SocketAddress remoteAddress() {
        return link.remoteAddress();
    }

    /** When it was authenticated, by the server's clock. */
    public Instant since() {
        return since;
    }

    /** The edition to write to this terminal in: the layout of its newest frame, and what it registered as. */
    public ProtocolVersion version() {
        if (link.address().layout2019()) {
            return ProtocolVersion.V2019;
        }
        return terminal.registeredAs() == ProtocolVersion.V2011 ? ProtocolVersion.V2011 : ProtocolVersion.V2013;
    }

    /** The way to the terminal. */
    public SessionLink link() {
        return link;
    }

    /**
     * Sends a message that nothing waits for an answer to, such as the reply to a medium (0x8800) or the request for
     * missing parts (0x8003). What must arrive is a command instead.
     *
     * @param body at most {@link FrameWriter#MAX_BODY_BYTES} bytes; not to be changed any more
     * @return false when it is not sent: {@link #MAX_WAITING} are on their way already, or the server is stopping
     * @throws IllegalArgumentException when the body is longer
     */
    public boolean send(MessageId messageId, byte[] body) {
        if (body.length > FrameWriter.MAX_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "body length: " + body.length + " (expected: <= " + FrameWriter.MAX_BODY_BYTES + ")");
        }
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            link.eventLoop().execute(() -> {
                waiting.decrementAndGet();
                link.send(link.number(messageId.code(), body), 0);
            });
            return true;
        } catch (RejectedExecutionException e) {
            waiting.decrementAndGet(); // the server is stopping
            return false;
        }
    }

    /** Closes the connection, or on a connection that carries several terminals ends this one's part in it. */
    public void close() {
        link.close();
    }
}
