package org.sweepwatch.ingest.transport;

import com.lmax.disruptor.RingBuffer;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.sweepwatch.ingest.command.CommandDesk;
import org.sweepwatch.ingest.command.CommandListener;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.session.SessionRegistry;
import org.sweepwatch.ingest.session.TerminalDirectory;

/**
 * Takes in what terminals send over TCP and UDP (JT/T 808), stores it in the journal and answers; sends commands down to
 * them.
 *
 * <p>Started and closed once. The journal stays open when the server closes: it belongs to the caller, but between
 * {@link #start()} and the end of {@link #close()} only this server may write it.
 */
public final class TerminalServer implements AutoCloseable {
    private static final long STOP_SECONDS = 5;
    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    static {
        // Netty follows one buffer in 128 with the stack of its making unless told otherwise: 24 bytes a position.
        if (System.getProperty(LEAK_DETECTION) == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    private final IngestContext ingest;
    private final Journal journal;
    private final TerminalDirectory directory;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private MultiThreadIoEventLoopGroup eventLoops;
    private EventLoopContext[] contexts = {};
    private RegistrationDesk registrations;
    private JournalWriter writer;
    private Thread writerThread;
    private TerminalListener listener;

    /** A server nobody submits commands to. */
    public TerminalServer(
            IngestSettings settings,
            Journal journal,
            TerminalDirectory directory,
            Clock clock,
            IngestCounters counters) {
        this(settings, journal, directory, clock, counters, change -> {});
    }

    /** @param commandListener hears what becomes of the commands submitted to {@link #commands()} */
    public TerminalServer(
            IngestSettings settings,
            Journal journal,
            TerminalDirectory directory,
            Clock clock,
            IngestCounters counters,
            CommandListener commandListener) {
        SessionRegistry sessions = new SessionRegistry();
        CommandListener counting = change -> {
            IngestCount end = IngestCount.of(change.state());
            if (end != null) {
                counters.add(end);
            }
            commandListener.changed(change);
        };
        CommandDesk commands = new CommandDesk(settings.commands(), sessions, counting, clock);
        this.ingest = new IngestContext(settings, counters, sessions, commands, clock);
        this.journal = journal;
        this.directory = directory;
    }

    /**
     * Loads what listening needs, so that another thread can do it while the journal opens: on two cores a restarted server
     * answers that much earlier. Any thread.
     */
    public static void prepare() {
        newEventLoops(1).shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    private static MultiThreadIoEventLoopGroup newEventLoops(int threads) {
        IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("terminal-io"), io);
    }

    /**
     * Begins to listen.
     *
     * @return the address listened on, with the port chosen where the setting is 0; the same for TCP and UDP
     * @throws IOException when it cannot listen there; the message names the address and the remedy
     */
    public InetSocketAddress start() throws IOException {
        IngestSettings settings = ingest.settings();
        eventLoops = newEventLoops(settings.ioThreads());
        PatientWaitStrategy waiting = new PatientWaitStrategy();
        RingBuffer<FrameEvent> ring = RingBuffer.createMultiProducer(FrameEvent::new, settings.ringSlots(), waiting);
        Map<EventLoop, EventLoopContext> byLoop = new HashMap<>();
        contexts = new EventLoopContext[settings.ioThreads()];
        for (EventExecutor loop : eventLoops) {
            int number = byLoop.size();
            contexts[number] = new EventLoopContext(number, (EventLoop) loop, ring, contexts.length);
            byLoop.put((EventLoop) loop, contexts[number]);
        }
        writer = new JournalWriter(ring, waiting, journal, contexts, settings, ingest.counters());
        writerThread = new Thread(writer, "journal-writer");
        registrations = new RegistrationDesk(directory, settings.maxPendingRegistrations(), ingest.counters());

        Handshake handshake = new Handshake(ingest, directory, registrations);
        FrameIntake intake = new FrameIntake(ingest);
        TerminalListener listening = new TerminalListener(
                settings,
                eventLoops,
                new TerminalChannelInitializer(ingest, handshake, intake, byLoop, open),
                loop -> new DatagramInlet(ingest, byLoop.get(loop), handshake, intake));
        try {
            listening.bind();
        } catch (IOException e) {
            registrations.close();
            ingest.commands().close();
            eventLoops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
            throw e;
        }
        listener = listening;
        writerThread.start();
        return listener.address();
    }

    /** Terminals connected now. */
    public SessionRegistry sessions() {
        return ingest.sessions();
    }

    /** Where messages down to terminals are submitted. */
    public CommandDesk commands() {
        return ingest.commands();
    }

    /**
     * Hands over the traffic of each terminal since the last call. Any thread but an event loop; waits for each of these.
     * Call it once more after {@link #close()} for the rest.
     */
    public void drainTraffic(TrafficConsumer consumer) {
        for (EventLoopContext context : contexts) {
            for (Traffic traffic : drain(context)) {
                consumer.traffic(traffic.terminalId, traffic.up, traffic.down);
            }
        }
    }

    private static List<Traffic> drain(EventLoopContext context) {
        try {
            Future<List<Traffic>> drained =
                    context.eventLoop().submit(() -> context.traffic().drain());
            return drained.awaitUninterruptibly().getNow();
        } catch (RejectedExecutionException e) {
            context.eventLoop().terminationFuture().awaitUninterruptibly();
            return context.traffic().drain(); // its thread has ended: nobody else is there
        }
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
        if (listener == null || !listener.stop()) {
            return; // never started, or closed before
        }
        for (Channel channel : open) {
            channel.config().setAutoRead(false);
        }
        passThroughLoops();
        writer.stop();
        join(writerThread);
        passThroughLoops();
        ingest.commands().close();
        listener.close();
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
