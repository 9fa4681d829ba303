package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.simulate.FastClock;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.fault.PlantedFault;
import org.sweepwatch.supervise.simulate.fleet.OperationalSeconds;
import org.sweepwatch.supervise.simulate.replay.RecordedFrames;
import org.sweepwatch.supervise.simulate.replay.Replay;
import org.sweepwatch.supervise.simulate.replay.ReplayOutcome;
import org.sweepwatch.supervise.simulate.terminal.AckListener;
import org.sweepwatch.supervise.simulate.terminal.FleetState;
import org.sweepwatch.supervise.simulate.terminal.TerminalFleet;
import org.sweepwatch.supervise.simulate.terminal.TerminalSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: the made-up fleet, or recorded frames, against any JT/T 808 platform. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "A simulated fleet, or recorded frames, against any JT/T 808 server. 模拟车队或报文回放。",
            "",
            "The fleet registers, authenticates, reports, repeats what is not answered and uploads what it kept while",
            "the link was down. One line of its state is printed each simulated minute; Ctrl-C ends it.",
            "",
            "With --speedup K its clock runs K times as fast as the real one. A server with a real clock would soon get",
            "positions from the future, so the fleet then starts in the past, at now - duration x (1 - 1/K), and has",
            "caught up with the real time when --duration (simulated time) is over. K above 1 needs --duration.",
            ""
        },
        footer = {
            "",
            "For example: simulate --target 127.0.0.1:6808 --speedup 60 --duration PT24H",
            "Exit codes: 0 all acknowledged, 1 the target was unreachable or something was left unanswered, 2 wrong usage."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);
    private static final double MAX_SPEEDUP = 600;
    /** Real time by which the end may be noticed late. */
    private static final int END_SLACK_MS = 500;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The server's terminal port. 目标平台。")
    private String target;

    @Option(
            names = "--vehicles",
            paramLabel = "N",
            defaultValue = "187",
            description = "Vehicles in the fleet (default 187). 车辆数。")
    private int vehicles;

    @Option(
            names = "--speedup",
            paramLabel = "K",
            defaultValue = "1",
            description = "Simulated seconds in a real one (default 1). 加速倍数。")
    private double speedup;

    @Option(
            names = "--faults",
            paramLabel = "PROFILE",
            defaultValue = "default",
            description = "none, default (about 4 %% of the fleet a day) or each (one of each kind). 故障方案。")
    private String faults;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another seed, another city. 随机种子。")
    private long seed;

    @Option(
            names = "--protocol",
            paramLabel = "2011|2013|2019",
            description = "The edition that all terminals speak (default: a mixture). 协议版本。")
    private String protocol;

    @Option(
            names = "--duration",
            paramLabel = "ISO",
            description = "Simulated time after which it ends, such as PT8H (default: until Ctrl-C). 时长。")
    private Duration duration;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = {
                "Send the frames of a file instead, one a line in hexadecimal or as JSON with the key hex, each phone",
                "after signing in, and say how each was answered. 回放报文。"
            })
    private Path replay;

    @Option(
            names = "--answer-timeout",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "How long --replay waits for an answer (default 3). 应答超时。")
    private double answerTimeoutS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetSocketAddress address = address();
        if (replay != null) {
            return replay(address);
        }
        Duration longest = duration;
        if (longest != null && (longest.isNegative() || longest.isZero())) {
            throw wrong("--duration is " + longest + " (expected: above 0, such as PT8H)");
        }
        if (!(speedup > 0 && speedup <= MAX_SPEEDUP)) {
            throw wrong("--speedup is " + speedup + " (expected: above 0 to " + (long) MAX_SPEEDUP + ")");
        }
        if (speedup > 1 && longest == null) {
            throw wrong("--speedup above 1 needs --duration: the fleet starts so far in the past that its clock never"
                    + " runs ahead of the real one");
        }
        Simulation simulation = Simulation.of(settings(start(longest)));
        reach(address);
        return drive(simulation, address, longest);
    }

    private InetSocketAddress address() {
        int colon = target.lastIndexOf(':');
        try {
            int port = Integer.parseInt(target.substring(colon + 1));
            String host = target.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
            if (!host.isEmpty() && port > 0 && port < 65_536) {
                return new InetSocketAddress(host, port);
            }
        } catch (NumberFormatException e) {
            // Said below, for all that is wrong about it.
        }
        throw wrong("--target is " + target + " (expected: HOST:PORT, such as 127.0.0.1:6808)");
    }

    /** What the simulation's clock shows when it starts now. */
    private Instant start(Duration longest) {
        Instant now = Instant.now();
        if (longest == null || speedup <= 1) {
            return now;
        }
        long aheadMs = (long) (longest.toMillis() * (1 - 1 / speedup));
        return now.minusMillis(aheadMs + (long) (END_SLACK_MS * speedup));
    }

    private SimulationSettings settings(Instant start) {
        try {
            ProtocolVersion version = protocol == null ? null : version();
            return new SimulationSettings(
                    seed, vehicles, FaultProfile.of(faults), version, OperationalSeconds.day(start.getEpochSecond()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ProtocolVersion version() {
        for (ProtocolVersion version : ProtocolVersion.values()) {
            if (version.label().equals(protocol)) {
                return version;
            }
        }
        throw wrong("--protocol is " + protocol + " (expected: 2011, 2013 or 2019)");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** One connection first: a wrong address is better said in one line than by 187 terminals. */
    private void reach(InetSocketAddress address) throws IOException {
        try (Socket probe = new Socket()) {
            probe.connect(address, CONNECT_TIMEOUT_MS);
        } catch (IOException e) {
            String reason = address.isUnresolved() ? "unknown host" : e.getMessage();
            throw new IOException(
                    "cannot reach " + target + ": " + reason + "; check the address and that the server is running", e);
        }
    }

    private int drive(Simulation simulation, InetSocketAddress address, Duration longest) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<PlantedFault> planted = simulation.truth(simulation.settings().firstDay()).stream()
                .filter(fault -> fault.expectedCode().isPresent())
                .toList();
        out.printf("fleet 车队  %d vehicles, seed %d, %d faults planted today%n", vehicles, seed, planted.size());
        planted.forEach(fault -> out.printf(
                "  %s %s %s from %s to %s%n",
                fault.expectedCode().orElse(""),
                fault.kind(),
                fault.vehicle(),
                minute(fault.from()),
                minute(fault.to())));
        out.flush();
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> endInOrder(end, ended), "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        Instant start = start(longest);
        Clock clock = speedup == 1 ? Clock.systemUTC() : FastClock.startingAt(start, speedup);
        try (TerminalFleet fleet =
                new TerminalFleet(simulation.fleet(), clock, address, TerminalSettings.defaults(), AckListener.NONE)) {
            fleet.start();
            report(fleet, clock, longest == null ? Instant.MAX : start.plus(longest), end);
            long left = fleet.finish(LAST_ANSWERS);
            return summary(fleet, left);
        } finally {
            ended.countDown();
            if (end.getCount() > 0) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static void endInOrder(CountDownLatch end, CountDownLatch ended) {
        end.countDown();
        try {
            if (!ended.await(LAST_ANSWERS.toSeconds() + 5, TimeUnit.SECONDS)) {
                System.err.println("sweepwatch: the fleet did not end in order");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(TerminalFleet fleet, Clock clock, Instant last, CountDownLatch end)
            throws InterruptedException {
        Instant nextLine = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        while (clock.instant().isBefore(last) && fleet.failure() == null) {
            if (end.await(20, TimeUnit.MILLISECONDS)) {
                return;
            }
            FleetState state = fleet.state();
            if (!state.time().isBefore(nextLine)) {
                line(state);
                nextLine = state.time().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            }
        }
    }

    private void line(FleetState state) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s  on line 在线 %d/%d  awake 出车 %d  sent 上报 %d  acknowledged 已确认 %d  waiting 待传 %d%n",
                minute(state.time()),
                state.onLine(),
                state.vehicles(),
                state.awake(),
                state.sent(),
                state.acknowledged(),
                state.waiting());
        out.flush();
    }

    private static String minute(Instant time) {
        return MINUTE.format(ZonedDateTime.ofInstant(time, OperationalCalendar.ZONE));
    }

    private int summary(TerminalFleet fleet, long left) {
        PrintWriter out = spec.commandLine().getOut();
        line(fleet.state());
        fleet.counters().all().forEach((name, value) -> {
            if (value > 0) {
                out.printf("  %-22s %d%n", name, value);
            }
        });
        out.flush();
        if (fleet.failure() != null) {
            throw new IllegalStateException("the fleet stopped by itself: " + fleet.failure(), fleet.failure());
        }
        String problem = null;
        if (fleet.counters().positionsAcknowledged() == 0 && fleet.counters().refusals() > 0) {
            problem = "no terminal was let in (" + fleet.counters().refusals()
                    + " refusals); import the vehicles or let the server take unknown terminals (enrol: open)";
        } else if (left > 0) {
            problem = left + " positions were not acknowledged; see the server's health and log";
        }
        if (problem != null) {
            spec.commandLine().getErr().println("sweepwatch: " + problem);
            spec.commandLine().getErr().flush();
        }
        return problem == null ? 0 : 1;
    }

    private int replay(InetSocketAddress address) throws IOException, InterruptedException {
        if (!(answerTimeoutS > 0 && answerTimeoutS <= 600)) {
            throw wrong("--answer-timeout is " + answerTimeoutS + " (expected: above 0 to 600)");
        }
        RecordedFrames recorded;
        try {
            recorded = RecordedFrames.read(replay);
        } catch (IOException e) {
            throw new IOException("cannot read " + replay + ": " + e.getMessage(), e);
        }
        reach(address);
        List<ReplayOutcome> outcomes =
                new Replay(address, (int) Math.ceil(answerTimeoutS * 1000)).run(recorded.frames());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        outcomes.forEach(out::println);
        Map<ReplayOutcome.Kind, Integer> counts = new TreeMap<>();
        outcomes.forEach(outcome -> counts.merge(outcome.kind(), 1, Integer::sum));
        out.println(outcomes.size() + " frames: " + counts);
        out.flush();
        recorded.badLines().forEach(bad -> err.println("sweepwatch: " + replay + ", " + bad));
        long failed = outcomes.stream().filter(ReplayOutcome::failed).count();
        if (failed > 0) {
            err.println("sweepwatch: " + failed + " good frames were not answered; see the lines above");
        }
        err.flush();
        return failed > 0 || !recorded.badLines().isEmpty() ? 1 : 0;
    }
}
