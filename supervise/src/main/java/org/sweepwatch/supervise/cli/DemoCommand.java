package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.server.SweepWatchServer;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;
import org.sweepwatch.supervise.simulate.DemoCity;
import org.sweepwatch.supervise.simulate.FastClock;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.terminal.AckListener;
import org.sweepwatch.supervise.simulate.terminal.FleetState;
import org.sweepwatch.supervise.simulate.terminal.TerminalFleet;
import org.sweepwatch.supervise.simulate.terminal.TerminalSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: the server on a temporary directory, a made-up city, and a fleet with real faults on real sockets. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "The server with a made-up city and a simulated fleet, for a first look. 演示：虚拟城市与车队。",
            "",
            "Prints the address of the page with its login, then one line of fleet state each simulated minute.",
            "Ends on Ctrl-C, or after --duration.",
            ""
        })
final class DemoCommand implements Callable<Integer> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Mixin
    private ServerOptions options;

    @Option(
            names = "--vehicles",
            paramLabel = "N",
            defaultValue = "187",
            description = "Vehicles in the fleet (default 187). 车辆数。")
    private int vehicles;

    @Option(
            names = "--speedup",
            paramLabel = "K",
            defaultValue = "60",
            description = "Simulated seconds in a real one (default 60: an hour passes each minute). 加速倍数。")
    private double speedup;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another seed, another city. 随机种子。")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "none|default|each",
            defaultValue = "default",
            description = "Faults planted in the fleet: none, about 4 %% a day (default), or one of each. 故障方案。")
    private String faults;

    @Option(
            names = "--duration",
            paramLabel = "ISO",
            description = "Simulated time after which the demo ends, such as PT8H (default: until Ctrl-C). 时长。")
    private Duration duration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        FaultProfile profile = profile();
        if (!(speedup > 0 && speedup <= 600)) {
            throw new ParameterException(spec.commandLine(), "--speedup is " + speedup + " (expected: above 0 to 600)");
        }
        boolean ownDirectory = !options.namesData();
        Path data = ownDirectory ? Files.createTempDirectory("sweepwatch-demo-") : null;
        SettingsReader reader = options.reader();
        if (ownDirectory) {
            reader.option(SettingKey.DATA, data);
        }
        if (!options.namesEnrol()) {
            reader.option(SettingKey.ENROL, "open");
        }
        FastClock clock = FastClock.startingAt(Instant.now().truncatedTo(ChronoUnit.SECONDS), speedup);
        OperationalCalendar calendar = new OperationalCalendar();
        Simulation simulation =
                Simulation.of(new SimulationSettings(seed, vehicles, profile, null, calendar.dateOf(clock.instant())));

        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endInOrder(end, ended), "shutdown"));
        try (SweepWatchServer server = SweepWatchServer.start(reader.read(), clock)) {
            DemoCity.load(server.database(), simulation, clock.instant());
            server.refresh();
            try (TerminalFleet fleet = new TerminalFleet(
                    simulation.fleet(),
                    clock,
                    server.terminalAddress(),
                    TerminalSettings.defaults(),
                    AckListener.NONE)) {
                fleet.start();
                welcome(server, simulation, calendar, clock);
                run(fleet, clock, end);
            }
        } finally {
            ended.countDown();
            if (ownDirectory) {
                delete(data);
            }
        }
        return 0;
    }

    private FaultProfile profile() {
        try {
            return FaultProfile.of(faults);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void endInOrder(CountDownLatch end, CountDownLatch ended) {
        end.countDown();
        try {
            if (!ended.await(15, TimeUnit.SECONDS)) {
                System.err.println("sweepwatch: the demo did not end in order within 15 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void welcome(
            SweepWatchServer server, Simulation simulation, OperationalCalendar calendar, FastClock clock) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(server.readyLine());
        out.println("page  网页  " + server.httpUrl() + "/#token=" + server.apiToken());
        out.println("login 令牌  " + server.apiToken());
        out.printf(
                "fleet 车队  %d vehicles, %d faults planted today (seed %d); 1 s = %s simulated%n",
                simulation.vehicles().size(),
                simulation.truth(calendar.dateOf(clock.instant())).stream()
                        .filter(fault -> fault.expectedCode().isPresent())
                        .count(),
                seed,
                Duration.ofMillis(Math.round(speedup * 1000))
                        .toString()
                        .substring(2)
                        .toLowerCase(java.util.Locale.ROOT));
        out.flush();
    }

    private void run(TerminalFleet fleet, FastClock clock, CountDownLatch end) throws InterruptedException {
        Instant started = clock.instant();
        Instant nextLine = started.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        while (duration == null || clock.instant().isBefore(started.plus(duration))) {
            long untilLineMs = Duration.between(clock.instant(), nextLine).toMillis();
            if (end.await(Math.max(20, Math.round(untilLineMs / speedup)), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (!fleet.state().time().isBefore(nextLine)) {
                line(fleet.state());
                nextLine = fleet.state().time().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            }
        }
    }

    private void line(FleetState state) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s  on line 在线 %d/%d  awake 出车 %d  sent 上报 %d  stored 已确认 %d  waiting 待传 %d%n",
                CLOCK.format(ZonedDateTime.ofInstant(state.time(), OperationalCalendar.ZONE)),
                state.onLine(),
                state.vehicles(),
                state.awake(),
                state.sent(),
                state.acknowledged(),
                state.waiting());
        out.flush();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
