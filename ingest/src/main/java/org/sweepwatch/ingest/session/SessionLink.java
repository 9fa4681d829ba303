package org.sweepwatch.ingest.session;

import io.netty.util.concurrent.EventExecutor;
import java.net.SocketAddress;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameParts;

/**
 * The way to one authenticated terminal, whatever carries it. What sends belongs to the thread of {@link #eventLoop()};
 * the rest may be called on any.
 */
public interface SessionLink {
    /** Where the terminal is now; over UDP it moves. */
    SocketAddress remoteAddress();

    /** What a frame to the terminal must carry: as its newest frame did. */
    FrameAddress address();

    /** The thread that everything to this terminal is sent on, and its timers run on. */
    EventExecutor eventLoop();

    /** Gives a message the platform's next serial numbers (消息流水号). Event loop only. */
    FrameParts number(int messageId, byte[] body);

    /**
     * Sends one frame of a message, the first time or again. Event loop only.
     *
     * @return false when it was not sent because what was sent before has not left yet, or the link is closed
     */
    boolean send(FrameParts message, int part);

    /** Ends the session, for the reason that a newer one has begun. */
    void close();
}
