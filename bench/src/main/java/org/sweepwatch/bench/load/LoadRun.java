package org.sweepwatch.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * One run, in phases: connect and log in all terminals, warm up, measure, wait for the last answers. The thread that calls
 * {@link #run()} watches; the event loops work.
 */
final class LoadRun {
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    /** A server that lets nobody else in for so long will not do so any more. */
    private static final long LOGIN_GRACE_NS = TimeUnit.SECONDS.toNanos(30);

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(10);

    private final LoadSettings settings;
    private final List<Integer> watched;
    private final PrintWriter progress;
    private final List<LoadLoop> loops = new ArrayList<>();
    private final AtomicReference<LoadException> failure = new AtomicReference<>();
    private final MediaUploads uploads;

    /**
     * @param watched processes whose use of CPU and memory is told; may be empty
     * @param progress gets a line every ten seconds; null = no one looks
     */
    LoadRun(LoadSettings settings, List<Integer> watched, PrintWriter progress) {
        this.settings = settings;
        this.watched = watched;
        this.progress = progress;
        this.uploads = new MediaUploads(settings);
    }

    /**
     * Does all of it.
     *
     * @throws LoadException when the server cannot be reached or does not let the terminals in
     */
    LoadResult run() {
        probe();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                settings.loops(), Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        try (uploads;
                Ledger ledger = settings.ledger() == null ? null : new Ledger(settings.ledger())) {
            for (int i = 0; i < settings.loops(); i++) {
                loops.add(new LoadLoop(
                        settings,
                        (EventLoop) group.next(),
                        bootstrap(),
                        i,
                        ledger == null ? null : ledger.page(),
                        reason -> failure.compareAndSet(null, reason)));
            }
            logIn();
            uploads.logIn();
            return measure();
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
    }

    private void probe() {
        if (settings.terminals() + OpenFiles.RESERVE > OpenFiles.limit()) {
            throw new LoadException(settings.terminals() + " terminals need as many open files, and "
                    + OpenFiles.limit() + " are allowed: raise it (ulimit -n), or lower --terminals");
        }
        if (settings.target().isUnresolved()) {
            throw new LoadException("no address for host " + settings.target().getHostString() + ": correct --target");
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            settings.target().getAddress(), settings.target().getPort()),
                    CONNECT_TIMEOUT_MS);
        } catch (IOException e) {
            throw new LoadException(
                    "cannot connect to " + settings.targetText() + " (" + e.getMessage()
                            + "): start the server, or correct --target",
                    e);
        }
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap()
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS);
    }

    private void logIn() {
        loops.forEach(LoadLoop::connect);
        long deadlineNs = System.nanoTime() + settings.ramp().toNanos() + LOGIN_GRACE_NS;
        int before = 0;
        while (online() < settings.terminals()) {
            pause();
            long nowNs = System.nanoTime();
            if (online() > before) {
                before = online();
                deadlineNs = Math.max(deadlineNs, nowNs + LOGIN_GRACE_NS);
            }
            if (nowNs > deadlineNs) {
                throw new LoadException("only " + online() + " of " + settings.terminals()
                        + " terminals could log in (last trouble: " + lastTrouble()
                        + "): look at the server's log and limits, or make --ramp longer");
            }
        }
        tell("%d terminals are connected and authenticated", settings.terminals());
    }

    private LoadResult measure() {
        long startNs = System.nanoTime();
        loops.forEach(loop -> loop.send(startNs));
        long fromNs = startNs + settings.warmup().toNanos();
        watchUntil(fromNs);
        ProcessUsage before = watched.isEmpty() ? null : ProcessUsage.of(watched);
        double toolBefore = toolCpuSeconds();
        watchUntil(fromNs + settings.uploadsAfterNs());
        uploads.start();
        watchUntil(fromNs + settings.duration().toNanos());
        uploads.close();
        ProcessUsage servers = before == null ? null : ProcessUsage.of(watched).since(before);
        double tool = toolCpuSeconds() - toolBefore;
        awaitLastAnswers();

        LoadCounts counts = new LoadCounts();
        Histogram latencyUs = new Histogram(3);
        Histogram besideUploadsUs = new Histogram(3);
        for (LoadLoop loop : loops) {
            loop.close().syncUninterruptibly();
            counts.add(loop.counts());
            latencyUs.add(loop.latencyUs());
            besideUploadsUs.add(loop.besideUploadsUs());
        }
        return new LoadResult(settings, counts, latencyUs, besideUploadsUs, uploads, servers, tool);
    }

    private void watchUntil(long timeNs) {
        long toldNs = System.nanoTime();
        long toldCount = acknowledged();
        while (System.nanoTime() < timeNs) {
            pause();
            long nowNs = System.nanoTime();
            if (nowNs - toldNs >= PROGRESS_NS) {
                long count = acknowledged();
                tell(
                        "%,d acknowledged, now %,.0f/s, %d terminals online",
                        count, (count - toldCount) * 1e9 / (nowNs - toldNs), online());
                toldNs = nowNs;
                toldCount = count;
            }
        }
    }

    /**
     * The loops look every 200 ms; two looks after the last position went out tell for certain. After a storm those who are
     * not back yet get the same time.
     */
    private void awaitLastAnswers() {
        long nowNs = System.nanoTime();
        long soonestNs = nowNs + TimeUnit.MILLISECONDS.toNanos(500);
        long deadlineNs = soonestNs + settings.answerTimeout().toNanos() + TimeUnit.SECONDS.toNanos(1);
        while (System.nanoTime() < soonestNs || (isOpen() && System.nanoTime() < deadlineNs)) {
            pause();
        }
    }

    private boolean isOpen() {
        return waiting() > 0 || (settings.storm() != null && online() < settings.terminals());
    }

    private void pause() {
        LockSupport.parkNanos(LOOK_NS);
        LoadException reason = failure.get();
        if (reason != null) {
            throw reason;
        }
    }

    private int online() {
        return loops.stream().mapToInt(LoadLoop::online).sum();
    }

    private int waiting() {
        return loops.stream().mapToInt(LoadLoop::waiting).sum();
    }

    private long acknowledged() {
        return loops.stream().mapToLong(LoadLoop::acknowledgedSoFar).sum();
    }

    private String lastTrouble() {
        return loops.stream()
                .map(LoadLoop::trouble)
                .filter(t -> t != null)
                .findFirst()
                .orElse("none");
    }

    private void tell(String format, Object... values) {
        if (progress != null) {
            progress.println(String.format(Locale.ROOT, format, values));
            progress.flush();
        }
    }

    private static double toolCpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
