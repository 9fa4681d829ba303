package org.sweepwatch.ingest.transport;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.session.SessionRegistry;
import org.sweepwatch.ingest.session.TerminalDirectory;

/**
 * Takes in what terminals send over TCP (JT/T 808), stores it in the journal and answers.
 *
 * <p>Started and closed once. The journal stays open when the server closes: it belongs to the caller, but between
 * {@link #start()} and the end of {@link #close()} only this server may write it.
 */
public final class TerminalServer implements AutoCloseable {
    private static final int LISTEN_BACKLOG = 4096;
    private static final int READ_LEAST_BYTES = 256;
    private static final int READ_USUAL_BYTES = 1024;
    private static final int READ_MOST_BYTES = 16 << 10;
    private static final int RECEIVE_BUFFER_BYTES = 64 << 10;
    private static final long STOP_SECONDS = 5;

    private final IngestSettings settings;
    private final Journal journal;
    private final TerminalDirectory directory;
    private final Clock clock;
    private final IngestCounters counters;
    private final SessionRegistry sessions = new SessionRegistry();
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private MultiThreadIoEventLoopGroup eventLoops;
    private RegistrationDesk registrations;
    private JournalWriter writer;
    private Thread writerThread;
    private Channel listener;

    public TerminalServer(
            IngestSettings settings,
            Journal journal,
            TerminalDirectory directory,
            Clock clock,
            IngestCounters counters) {
        this.settings = settings;
        this.journal = journal;
        this.directory = directory;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * Begins to listen.
     *
     * @return the address listened on, with the port chosen where the setting is 0
     * @throws IOException when it cannot listen there; the message names the address and the remedy
     */
    public InetSocketAddress start() throws IOException {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        eventLoops = new MultiThreadIoEventLoopGroup(settings.ioThreads(), new DefaultThreadFactory("terminal-io"), io);
        RingBuffer<FrameEvent> ring =
                RingBuffer.createMultiProducer(FrameEvent::new, settings.ringSlots(), new BlockingWaitStrategy());
        Map<EventLoop, EventLoopContext> byLoop = new HashMap<>();
        EventLoopContext[] contexts = new EventLoopContext[settings.ioThreads()];
        for (EventExecutor loop : eventLoops) {
            int number = byLoop.size();
            contexts[number] = new EventLoopContext(number, (EventLoop) loop, ring, contexts.length);
            byLoop.put((EventLoop) loop, contexts[number]);
        }
        writer = new JournalWriter(ring, journal, contexts, settings.maxGroupRecords(), counters);
        writerThread = new Thread(writer, "journal-writer");
        registrations = new RegistrationDesk(directory, settings.maxPendingRegistrations(), counters);

        TerminalChannelInitializer initializer = new TerminalChannelInitializer(
                settings, counters, directory, registrations, sessions, clock, byLoop, open);
        listen(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class, initializer);
        writerThread.start();
        return (InetSocketAddress) listener.localAddress();
    }

    private void listen(Class<? extends ServerChannel> type, TerminalChannelInitializer initializer)
            throws IOException {
        int unread = settings.maxUnreadAnswerBytes() / 2;
        ChannelFuture bound = new ServerBootstrap()
                .group(eventLoops)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, LISTEN_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, unread)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(unread / 2, unread))
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(READ_LEAST_BYTES, READ_USUAL_BYTES, READ_MOST_BYTES)
                                .maxMessagesPerRead(1))
                .childHandler(initializer)
                .bind(settings.bindHost(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            registrations.close();
            eventLoops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
            throw new IOException(
                    "cannot listen for terminals on " + settings.bindHost() + ":" + settings.port() + " ("
                            + bound.cause().getMessage() + "): stop what uses the port, or choose another",
                    bound.cause());
        }
        listener = bound.channel();
    }

    /** Terminals connected now. */
    public SessionRegistry sessions() {
        return sessions;
    }

    /** Connections open now, authenticated or not. */
    public int openConnections() {
        return open.size();
    }

    /**
     * Stops accepting and reading, makes durable and answers everything already taken, then closes the connections.
     * Returns within some seconds of the last force. Closing again does nothing.
     */
    @Override
    public void close() {
        if (listener == null || !listener.isOpen()) {
            return; // never started, or closed before
        }
        listener.close().awaitUninterruptibly();
        for (Channel channel : open) {
            channel.config().setAutoRead(false);
        }
        passThroughLoops();
        writer.stop();
        join(writerThread);
        passThroughLoops();
        open.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        registrations.close();
        eventLoops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Waits until every event loop has done what was given to it before this call. */
    private void passThroughLoops() {
        for (EventExecutor loop : eventLoops) {
            loop.submit(() -> {}).awaitUninterruptibly();
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // closing goes on; the caller sees it afterwards
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
