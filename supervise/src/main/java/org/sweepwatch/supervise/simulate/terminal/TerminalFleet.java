package org.sweepwatch.supervise.simulate.terminal;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.supervise.simulate.fault.FaultyFleet;
import org.sweepwatch.supervise.simulate.fault.LinkState;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;

/**
 * The fleet on real TCP connections, all on one event loop of its own. It reports what the vehicles measure at the
 * seconds of its clock, whatever its speed; a clock that runs fast only makes it send more. Network waits are real time.
 *
 * <p>{@link #start}, {@link #stopReporting} and {@link #close} from one thread; {@link #state} and counters from any.
 */
public final class TerminalFleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalFleet.class);
    private static final long TICK_MS = 20;
    private static final int SHUTDOWN_SECONDS = 5;

    private final FaultyFleet fleet;
    private final Clock clock;
    private final TerminalSettings settings;
    private final AckListener acks;
    private final MultiThreadIoEventLoopGroup loop;
    private final Bootstrap bootstrap;
    private final ReportSchedule schedule;
    private final FleetCounters counters = new FleetCounters();
    private final FrameWriter writer = new FrameWriter();
    private final SampleEncoder encoder = new SampleEncoder();
    private final VehicleSample sample = new VehicleSample();
    private final List<TerminalClient> terminals = new ArrayList<>();
    private final Map<SimulatedVehicle, TerminalClient> byVehicle = new HashMap<>();
    private final Map<SimulatedVehicle, TerminalIdentity> identities = new HashMap<>();
    private final Map<SimulatedVehicle, TerminalClient> twins = new HashMap<>();
    private final boolean[] awake;
    private final CountDownLatch failed = new CountDownLatch(1);
    private boolean reporting = true;
    private boolean closed;
    private long nextSecond;
    private volatile FleetState state;
    private volatile RuntimeException failure;

    /**
     * @param fleet what is reported
     * @param clock when it is reported; real or fast
     * @param target the platform
     * @param acks hears of every acknowledged position
     */
    public TerminalFleet(
            FaultyFleet fleet, Clock clock, InetSocketAddress target, TerminalSettings settings, AckListener acks) {
        this.fleet = fleet;
        this.clock = clock;
        this.settings = settings;
        this.acks = acks;
        List<SimulatedVehicle> vehicles = fleet.fleet().vehicles();
        this.schedule = new ReportSchedule(vehicles);
        this.awake = new boolean[vehicles.size()];
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory handler = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends SocketChannel> socket = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
        this.loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("fleet", true), handler);
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(socket)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, settings.connectTimeoutMs())
                .remoteAddress(target);
        for (SimulatedVehicle vehicle : vehicles) {
            TerminalIdentity identity = new TerminalIdentity(vehicle);
            TerminalClient terminal = client(identity, false);
            identities.put(vehicle, identity);
            terminals.add(terminal);
            byVehicle.put(vehicle, terminal);
        }
        this.state = new FleetState(clock.instant(), vehicles.size(), 0, 0, 0, 0, 0);
    }

    private TerminalClient client(TerminalIdentity identity, boolean copy) {
        return new TerminalClient(identity, copy, bootstrap, settings, counters, acks, writer);
    }

    /** Dials, spread over time as the settings say, and reports from now on. */
    public void start() {
        nextSecond = clock.instant().getEpochSecond();
        loop.execute(this::dialAll);
        loop.scheduleAtFixedRate(this::tickOrFail, 0, TICK_MS, TimeUnit.MILLISECONDS);
    }

    private void dialAll() {
        long second = nextSecond;
        long nowNanos = System.nanoTime();
        for (int i = 0; i < terminals.size(); i++) {
            TerminalClient terminal = terminals.get(i);
            if (fleet.link(terminal.vehicle(), second) == LinkState.UP) {
                terminal.linkUp(i * 1000L / settings.connectsPerSecond(), nowNanos);
            }
        }
    }

    private void tickOrFail() {
        if (closed || failure != null) {
            return;
        }
        try {
            tick();
        } catch (RuntimeException e) {
            failure = e;
            failed.countDown();
            LOG.error("the simulated fleet has stopped", e);
        }
    }

    private void tick() {
        Instant now = clock.instant();
        long nowNanos = System.nanoTime();
        for (long end = now.getEpochSecond(); reporting && nextSecond <= end; nextSecond++) {
            reportsOf(nextSecond, nowNanos);
        }
        int onLine = 0;
        long waiting = 0;
        for (TerminalClient terminal : terminals) {
            terminal.tick(now.toEpochMilli(), nowNanos);
            onLine += terminal.onLine() ? 1 : 0;
            waiting += terminal.waiting();
        }
        for (TerminalClient twin : twins.values()) {
            twin.tick(now.toEpochMilli(), nowNanos);
        }
        int awakeCount = 0;
        for (boolean one : awake) {
            awakeCount += one ? 1 : 0;
        }
        state = new FleetState(
                now,
                terminals.size(),
                awakeCount,
                onLine,
                counters.positionsSent(),
                counters.positionsAcknowledged(),
                waiting);
    }

    private void reportsOf(long second, long nowNanos) {
        for (SimulatedVehicle vehicle : schedule.turnAt(second)) {
            TerminalClient terminal = byVehicle.get(vehicle);
            if (fleet.link(vehicle, second) == LinkState.UP) {
                terminal.linkUp(0, nowNanos);
            } else {
                terminal.linkDown();
            }
            if (fleet.reportsAt(vehicle, second)) {
                fleet.measure(vehicle, second, sample);
                awake[vehicle.index()] = sample.accOn;
                terminal.report(point(vehicle), second * 1000, nowNanos);
            }
        }
        twinsOf(second, nowNanos);
    }

    /** Second units with the phone of another come and go with the faults that they are. */
    private void twinsOf(long second, long nowNanos) {
        List<SimulatedVehicle> due = fleet.twins(second);
        twins.entrySet().removeIf(entry -> {
            boolean over = !due.contains(entry.getKey());
            if (over) {
                entry.getValue().linkDown();
            }
            return over;
        });
        for (SimulatedVehicle vehicle : due) {
            TerminalClient twin = twins.computeIfAbsent(vehicle, v -> client(identities.get(v), true));
            twin.linkUp(0, nowNanos);
            if (fleet.twinReportsAt(vehicle, second)) {
                fleet.measureTwin(vehicle, second, sample);
                twin.report(point(vehicle), second * 1000, nowNanos);
            }
        }
    }

    private StoredPoint point(SimulatedVehicle vehicle) {
        return new StoredPoint(sample.timeMs, encoder.body(vehicle.version(), sample));
    }

    /** The fleet as it was at the last tick, at most 20 ms ago while it runs. */
    public FleetState state() {
        return state;
    }

    public FleetCounters counters() {
        return counters;
    }

    /** What made the fleet stop by itself; null while it is well. */
    public RuntimeException failure() {
        return failure;
    }

    /** No new positions from now on; what waits is still sent. */
    public void stopReporting() {
        loop.execute(() -> reporting = false);
    }

    /**
     * Stops reporting and waits until everything that was reported is acknowledged, or until the time is over or the
     * fleet has failed.
     *
     * @return positions that are still not acknowledged
     */
    public long finish(Duration longest) throws InterruptedException {
        stopReporting();
        long deadline = System.nanoTime() + longest.toNanos();
        // Two ticks, so that the state is newer than the stop.
        while (!failed.await(2 * TICK_MS, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
            if (state.waiting() == 0) {
                return 0;
            }
        }
        return state.waiting();
    }

    /** Closes all connections and ends the event loop. What was not acknowledged is lost with the fleet. */
    @Override
    public void close() {
        loop.execute(() -> {
            closed = true;
            terminals.forEach(TerminalClient::linkDown);
            twins.values().forEach(TerminalClient::linkDown);
        });
        loop.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
