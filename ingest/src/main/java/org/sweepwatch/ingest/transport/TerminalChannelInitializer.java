package org.sweepwatch.ingest.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.sweepwatch.ingest.frame.FrameSplitter;

/**
 * The whole path of a TCP connection on one screen.
 *
 * <pre>
 *   admission          before anything is built for it: a refused connection costs an accept and a reset
 *   deadlines          first frame, authentication, silence; first, because it sees the connection open and close
 *   inlet              bytes to frames, one at a time; stops reading while there is no room
 *     router           called by the inlet with each frame: handshake, intake or counter
 *   end                last, so that it gets every error; ends the sessions when the connection closes
 * </pre>
 *
 * <p>Nothing stands on the way out: an answer is written as complete bytes.
 */
final class TerminalChannelInitializer extends ChannelInitializer<Channel> {
    private final IngestContext ingest;
    private final IngestCounters counters;
    private final ConnectionLimits limits;
    private final Handshake handshake;
    private final FrameIntake intake;
    private final Map<EventLoop, EventLoopContext> loops;
    private final ChannelGroup open;

    TerminalChannelInitializer(
            IngestContext ingest,
            Handshake handshake,
            FrameIntake intake,
            Map<EventLoop, EventLoopContext> loops,
            ChannelGroup open) {
        this.ingest = ingest;
        this.counters = ingest.counters();
        this.limits = new ConnectionLimits(ingest.settings());
        this.handshake = handshake;
        this.intake = intake;
        this.loops = loops;
        this.open = open;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (!admit(channel)) {
            return;
        }
        TerminalConnection connection = new TerminalConnection(channel, ingest, loops.get(channel.eventLoop()));
        FrameSplitter splitter = new FrameSplitter();
        FrameRouter router = new FrameRouter(connection, splitter, handshake, intake, ingest);
        channel.pipeline()
                .addLast("deadlines", new ConnectionDeadlines(connection, ingest.settings()))
                .addLast("inlet", new FrameInlet(connection, splitter, router, counters))
                .addLast("end", new ConnectionEnd(connection));
    }

    private boolean admit(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            channel.close(); // gone before it was looked at
            return false;
        }
        InetAddress address = remote.getAddress();
        IngestCount refused = limits.admit(address, System.nanoTime());
        if (refused != null) {
            counters.add(refused);
            channel.config().setOption(ChannelOption.SO_LINGER, 0); // a reset leaves nothing behind in the kernel
            channel.close();
            return false;
        }
        counters.add(IngestCount.CONNECTIONS_OPENED);
        open.add(channel);
        channel.closeFuture().addListener(closed -> {
            limits.release(address);
            counters.add(IngestCount.CONNECTIONS_CLOSED);
        });
        return true;
    }
}
