package org.sweepwatch.ingest.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that lets a deadline pass: for the first valid frame, for authentication, for the next valid
 * frame. Only valid frames count, so neither trickling bytes nor what the server writes keeps a connection alive. While
 * the server itself does not read, no time runs. One timer a connection.
 */
final class ConnectionDeadlines extends ChannelInboundHandlerAdapter implements Runnable {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final TerminalConnection connection;
    private final IngestSettings settings;
    private ChannelHandlerContext context;
    private Future<?> timer;

    ConnectionDeadlines(TerminalConnection connection, IngestSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        arm(settings.firstFrameSeconds() * SECOND_NANOS);
        super.channelActive(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (timer != null) {
            timer.cancel(false);
        }
        super.channelInactive(ctx);
    }

    private void arm(long delayNanos) {
        timer = context.executor().schedule(this, delayNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        if (connection.isPaused()) {
            arm(SECOND_NANOS);
            return;
        }
        IngestCount reason;
        long since;
        int seconds;
        if (connection.isAuthenticated()) {
            connection.endSilentSince(System.nanoTime() - settings.silenceSeconds() * SECOND_NANOS);
            reason = IngestCount.CLOSED_SILENT;
            since = connection.lastFrameNanos();
            seconds = settings.silenceSeconds();
        } else if (connection.lastFrameNanos() != 0) {
            reason = IngestCount.CLOSED_UNAUTHENTICATED;
            since = connection.openedNanos();
            seconds = settings.authenticateSeconds();
        } else {
            reason = IngestCount.CLOSED_NO_FRAME;
            since = connection.openedNanos();
            seconds = settings.firstFrameSeconds();
        }
        long left = since + seconds * SECOND_NANOS - System.nanoTime();
        if (left <= 0) {
            connection.close(reason);
        } else {
            // Silence may be shorter than the deadline left from before authentication: look again by then.
            arm(connection.isAuthenticated() ? left : Math.min(left, SECOND_NANOS));
        }
    }
}
