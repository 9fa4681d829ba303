package org.sweepwatch.ingest.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameSplitter;

/**
 * Feeds the bytes of a connection to its splitter, one piece at a time, and stops reading the socket while a further
 * frame has no room: in the ring, or among the frames of this connection that are under way. What was read and not yet
 * taken stays in one buffer of at most one read.
 */
final class FrameInlet extends ChannelInboundHandlerAdapter {
    private final TerminalConnection connection;
    private final FrameRouter router;
    private final IngestCounters counters;
    private final FrameSplitter splitter;
    private ChannelHandlerContext context;
    /** Read and not yet taken; null when all is taken. */
    private ByteBuf pending;

    private boolean paused;
    /** Paused for the ring, and so on the list of its event loop. */
    private boolean waitsForRing;

    FrameInlet(TerminalConnection connection, FrameSplitter splitter, FrameRouter router, IngestCounters counters) {
        this.connection = connection;
        this.splitter = splitter;
        this.router = router;
        this.counters = counters;
        connection.inlet(this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        counters.add(IngestCount.BYTES_UP, in.readableBytes());
        if (pending != null) {
            pending = ctx.alloc().compositeBuffer(2).addComponents(true, pending, in);
            return;
        }
        pending = in;
        feed();
    }

    private void feed() {
        router.readAt();
        while (pending != null && pending.isReadable() && !connection.isClosing()) {
            if (!connection.mayTakeFrame()) {
                pause();
                return;
            }
            if (!connection.loop().ringHasRoom()) {
                counters.add(IngestCount.RING_FULL);
                pause();
                waitsForRing = true;
                connection.loop().stall(this);
                return;
            }
            feedOnePiece();
        }
        releasePending();
        if (paused) {
            paused = false;
            context.channel().config().setAutoRead(true);
        }
    }

    /** Lets the splitter see no further than the next flag, so that it delivers one frame at most. */
    private void feedOnePiece() {
        int end = pending.writerIndex();
        int flag = pending.indexOf(pending.readerIndex(), end, Escape.FLAG);
        if (flag >= 0) {
            pending.writerIndex(flag + 1);
        }
        splitter.accept(pending, router);
        pending.writerIndex(end);
    }

    private void pause() {
        if (!paused) {
            paused = true;
            context.channel().config().setAutoRead(false);
        }
    }

    boolean isPaused() {
        return paused;
    }

    /** The ring may have room again. */
    void resume() {
        waitsForRing = false;
        resumeAfterAnswers();
    }

    void resumeAfterAnswers() {
        if (paused && !waitsForRing && pending != null) {
            feed();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        releasePending();
        super.channelInactive(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        releasePending();
    }

    private void releasePending() {
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }
}
