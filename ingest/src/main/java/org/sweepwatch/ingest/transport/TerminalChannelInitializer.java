package org.sweepwatch.ingest.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import org.sweepwatch.ingest.session.SessionRegistry;
import org.sweepwatch.ingest.session.TerminalDirectory;

/**
 * The whole path of a connection on one screen.
 *
 * <pre>
 *   admission          before anything is built for it: a refused connection costs an accept and a reset
 *   deadlines          first frame, authentication, silence; first, because it sees the connection open and close
 *   inlet              bytes to frames, one at a time; stops reading while there is no room
 *     router           called by the inlet with each frame: handshake, journal or counter
 *   end                last, so that it gets every error; takes the session out when the connection closes
 * </pre>
 *
 * <p>Nothing stands on the way out: an answer is written as complete bytes.
 */
final class TerminalChannelInitializer extends ChannelInitializer<Channel> {
    private final IngestSettings settings;
    private final IngestCounters counters;
    private final ConnectionLimits limits;
    private final TerminalDirectory directory;
    private final RegistrationDesk registrations;
    private final SessionRegistry sessions;
    private final Clock clock;
    private final Map<EventLoop, EventLoopContext> loops;
    private final ChannelGroup open;

    TerminalChannelInitializer(
            IngestSettings settings,
            IngestCounters counters,
            TerminalDirectory directory,
            RegistrationDesk registrations,
            SessionRegistry sessions,
            Clock clock,
            Map<EventLoop, EventLoopContext> loops,
            ChannelGroup open) {
        this.settings = settings;
        this.counters = counters;
        this.limits = new ConnectionLimits(settings);
        this.directory = directory;
        this.registrations = registrations;
        this.sessions = sessions;
        this.clock = clock;
        this.loops = loops;
        this.open = open;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (!admit(channel)) {
            return;
        }
        TerminalConnection connection =
                new TerminalConnection(channel, loops.get(channel.eventLoop()), settings, counters);
        Handshake handshake = new Handshake(connection, directory, registrations, sessions, settings, counters, clock);
        FrameRouter router = new FrameRouter(connection, handshake, settings, counters, clock);
        channel.pipeline()
                .addLast("deadlines", new ConnectionDeadlines(connection, settings))
                .addLast("inlet", new FrameInlet(connection, router, counters))
                .addLast("end", new ConnectionEnd(connection, sessions));
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
