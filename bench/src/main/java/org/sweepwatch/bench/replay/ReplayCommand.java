package org.sweepwatch.bench.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.sweepwatch.bench.process.MetricsPage;
import org.sweepwatch.bench.process.ServerProcess;
import org.sweepwatch.bench.work.WorkCity;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalReader;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.cli.SweepWatch;
import org.sweepwatch.supervise.pipeline.Layers;
import org.sweepwatch.supervise.pipeline.PipelineWithoutStore;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.simulate.DemoCity;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CityLayers;

/**
 * {@code replay [--records N]}: how fast a journal of unstored positions is drained after a start, beside reading it alone
 * and the pipeline without its store; and how long a server takes to be ready on a directory that exists. 187 vehicles of
 * the simulated city, with its fences, routes and plans.
 */
public final class ReplayCommand {
    private static final int USAGE = 2;
    private static final int VEHICLES = 187;
    private static final long DEFAULT_RECORDS = 1_000_000;
    private static final long MAX_RECORDS = 50_000_000;
    private static final double GOAL_PER_SECOND = 200_000;
    private static final double GOAL_READY_S = 3;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final PrintStream out;
    private final long records;
    private final Path directory;
    private final Path data;
    private final WorkCity city = new WorkCity(VEHICLES);

    private ReplayCommand(PrintStream out, long records, Path directory) {
        this.out = out;
        this.records = records;
        this.directory = directory;
        this.data = directory.resolve("data");
    }

    /** 0 done, 1 it failed or positions are missing afterwards, 2 wrong usage. Goals are printed, not judged. */
    public static int run(PrintStream out, PrintStream err, String... args) throws IOException {
        long records = DEFAULT_RECORDS;
        if (args.length == 2 && args[0].equals("--records") && args[1].matches("[0-9]{1,9}")) {
            records = Long.parseLong(args[1]);
        } else if (args.length != 0) {
            err.println("replay: unknown arguments " + String.join(" ", args) + " (expected: [--records N])");
            return USAGE;
        }
        if (records < VEHICLES || records > MAX_RECORDS) {
            err.println("replay: --records is " + records + " (expected: " + VEHICLES + " to " + MAX_RECORDS + ")");
            return USAGE;
        }
        Path directory = Files.createTempDirectory("replay");
        try {
            return new ReplayCommand(out, records, directory).run() ? 0 : 1;
        } catch (IOException | JournalException | RuntimeException e) {
            err.println("replay: " + e.getMessage());
            return 1;
        } finally {
            ServerProcess.delete(directory);
        }
    }

    private boolean run() throws IOException, JournalException {
        Map<String, Integer> ids = prepare();
        try (ServerProcess server = serve()) {
            double seconds = server.readyAfterNs() / 1e9;
            row(
                    "start to ready, data directory exists",
                    String.format(Locale.ROOT, "%.2f s", seconds),
                    String.format(
                            Locale.ROOT, "<= %.0f s %s", GOAL_READY_S, seconds <= GOAL_READY_S ? "met" : "MISSED"));
        }
        new UnstoredJournal(city.simulation, ids).fill(journalDirectory(), records);
        try (ChronicleJournal journal = ChronicleJournal.open(JournalSettings.in(journalDirectory()))) {
            readAll(journal); // to warm up
            rate("journal read alone", readAll(journal), "");
            int first = ids.values().stream().mapToInt(Integer::intValue).min().orElse(1);
            withoutStore(journal, first); // to warm up
            rate("pipeline without store", withoutStore(journal, first), "");
        }
        return withStore();
    }

    /** A data directory with the city in it, as a server that ran before has left it. */
    private Map<String, Integer> prepare() throws IOException {
        try (ServerProcess server = serve();
                EmbeddedPostgres postgres = EmbeddedPostgres.attach(data);
                Database database = Database.open(postgres.settings())) {
            row("start to ready, data directory is new", seconds(server.readyAfterNs()), "");
            DemoCity.load(database, city.simulation, Instant.now().minus(Duration.ofDays(30)));
            return new VehicleStore(database).list().stream().collect(Collectors.toMap(Vehicle::phone, Vehicle::id));
        }
    }

    private ServerProcess serve() throws IOException {
        return ServerProcess.start(
                directory,
                List.of(),
                SweepWatch.class,
                "serve",
                "--data",
                data.toString(),
                "--jt808-port",
                "0",
                "--http-port",
                "0");
    }

    private Path journalDirectory() {
        return data.resolve("journal");
    }

    private long readAll(Journal journal) throws JournalException {
        JournalRecord record = new JournalRecord();
        long read = 0;
        long fromNs = System.nanoTime();
        try (JournalReader reader = journal.reader(Journal.NONE)) {
            while (reader.next(record)) {
                read++;
            }
        }
        long tookNs = System.nanoTime() - fromNs;
        if (read != records) {
            throw new IllegalStateException("read " + read + " of " + records + " records");
        }
        return tookNs;
    }

    private long withoutStore(Journal journal, int firstId) throws JournalException {
        City shapes = city.simulation.city();
        Layers layers = Layers.of(CityLayers.fences(shapes), new RouteIndex(CityLayers.routes(shapes)));
        return PipelineWithoutStore.run(
                journal,
                records,
                layers,
                new TerminalModels(data.resolve("profiles")),
                (vehicle, day) -> city.basis(Math.floorMod(vehicle - firstId, VEHICLES)));
    }

    /** The server as it is started after a crash, in a process of its own: nothing is compiled yet. */
    private boolean withStore() throws IOException {
        try (ServerProcess server = serve()) {
            long readyNs = System.nanoTime();
            MetricsPage metrics = MetricsPage.of(server.readyLine().replaceAll(".* http=(\\S+) .*", "$1"), data);
            long halfNs = 0;
            long atHalf = 0;
            long stored;
            while ((stored = metrics.positionsStored()) < records) {
                if (stored >= records / 2 && halfNs == 0) {
                    halfNs = System.nanoTime();
                    atHalf = stored;
                }
                if (System.nanoTime() - readyNs > LONGEST.toNanos()) {
                    throw new IOException("stored " + stored + " of " + records + " positions in " + LONGEST);
                }
                LockSupport.parkNanos(LOOK_NS);
            }
            long endNs = System.nanoTime();
            row("start to ready, with what is to be replayed", seconds(server.readyAfterNs()), "");
            row("all stored, from ready on", seconds(endNs - readyNs), "");
            rate("pipeline with store, cold, from the start", endNs - readyNs + server.readyAfterNs(), "");
            double half = halfNs == 0 ? Double.NaN : (records - atHalf) * 1e9 / (endNs - halfNs);
            row(
                    "pipeline with store, second half",
                    perSecond(half),
                    String.format(
                            Locale.ROOT, ">= %,.0f/s %s", GOAL_PER_SECOND, half >= GOAL_PER_SECOND ? "met" : "MISSED"));
        }
        return allThere();
    }

    private boolean allThere() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.attach(data);
                Database database = Database.open(postgres.settings());
                Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM position")) {
            count.next();
            long there = count.getLong(1);
            row("in the database afterwards", String.format(Locale.ROOT, "%,d of %,d", there, records), "all");
            return there == records;
        } catch (SQLException e) {
            throw new IllegalStateException("the positions cannot be counted: " + e.getMessage(), e);
        }
    }

    private void rate(String stage, long tookNs, String goal) {
        row(stage, perSecond(records * 1e9 / tookNs), goal);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f records/s", rate);
    }

    private static String seconds(long ns) {
        return String.format(Locale.ROOT, "%.2f s", ns / 1e9);
    }

    private void row(String what, String figure, String goal) {
        out.printf(Locale.ROOT, "%-46s %20s  %s%n", what, figure, goal);
        out.flush();
    }
}
