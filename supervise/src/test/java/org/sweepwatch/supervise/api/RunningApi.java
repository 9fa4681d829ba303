package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sweepwatch.ingest.command.CommandDesk;
import org.sweepwatch.ingest.command.CommandSettings;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.session.SessionRegistry;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.CommandStore;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.EvaluationStore;
import org.sweepwatch.store.query.EventQuery;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.MaintenanceWindowStore;
import org.sweepwatch.store.query.MediumQuery;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.ModelStore;
import org.sweepwatch.store.query.OpenAlarmStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.RedecodingStore;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.store.query.SimTrafficStore;
import org.sweepwatch.store.query.TerminalAreaStore;
import org.sweepwatch.store.query.TerminalFactStore;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.query.WantedParameterStore;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.command.CommandAnswers;
import org.sweepwatch.supervise.command.Commands;
import org.sweepwatch.supervise.device.DayFacts;
import org.sweepwatch.supervise.device.DeviceFailureJudge;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.Headline;
import org.sweepwatch.supervise.device.ServiceVehicle;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.rule.DeviceRules;
import org.sweepwatch.supervise.evaluate.Evaluations;
import org.sweepwatch.supervise.evaluate.Schemes;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.evaluate.indicator.Indicators;
import org.sweepwatch.supervise.evaluate.indicator.Measures;
import org.sweepwatch.supervise.live.LiveFeed;
import org.sweepwatch.supervise.live.LiveView;
import org.sweepwatch.supervise.media.MediaFiles;
import org.sweepwatch.supervise.message.PersonalData;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.server.MonthReports;
import org.sweepwatch.supervise.work.figure.SampleWork;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** The API server over a real database and a real live picture, and a client that talks to it over HTTP. */
final class RunningApi implements AutoCloseable {
    /** A morning at work: 2026-03-10 09:00 in Zhuzhou. */
    static final Instant NOW = Instant.parse("2026-03-10T01:00:00Z");

    static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    static final OperationalCalendar CALENDAR = new OperationalCalendar();

    private static final ObjectMapper JSON = new ObjectMapper();

    final TestClock clock = new TestClock(NOW);
    final Database database;
    final VehicleStore vehicles;
    final LayerStore layers;
    final PlanDesk desk;
    final LiveView live = new LiveView(clock);
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final Map<String, Health.Check> checks = new LinkedHashMap<>();
    /** Today's fold of each vehicle. */
    final Map<Integer, DeviceDayFold> folds = new ConcurrentHashMap<>();

    /** Holds the bytes of media. */
    final MediaFiles mediaFiles = new MediaFiles(
            Path.of("target", "api-media-" + ProcessHandle.current().pid()));

    private volatile Commands commands;

    /** Called when a report is made. */
    volatile Runnable onReport = () -> {};

    /** Thrown instead of a report when set. */
    volatile RuntimeException failure;

    /** What is known of the work of a day. */
    volatile Function<LocalDate, WorkReport> work = SampleWork::report;

    /** What is known of the districts' month before. */
    volatile Map<String, UnitMonth> lastMonth = Map.of();

    /** What is known of their month that goes on. */
    volatile Map<String, UnitMonth> thisMonth = Map.of();

    /** Days that are not frozen yet. */
    volatile List<LocalDate> provisional = List.of();

    final Evaluations evaluations;
    final ApiToken token;
    final ApiServer server;
    final String url;
    final HttpClient http = HttpClient.newHttpClient();

    private final LiveFeed feed;

    /** Over the database shared by tests that store nothing. */
    RunningApi() {
        this(ApiSettings.on("127.0.0.1", 0));
    }

    RunningApi(ApiSettings settings) {
        this(settings, TestDatabase.shared());
    }

    /** Over a database of its own. */
    static RunningApi withItsOwnDatabase() {
        return new RunningApi(ApiSettings.on("127.0.0.1", 0), TestDatabase.open());
    }

    RunningApi(ApiSettings settings, Database database) {
        this.database = database;
        vehicles = new VehicleStore(database);
        layers = new LayerStore(database);
        Schemes schemes = new Schemes(new SchemeStore(database), clock);
        evaluations = new Evaluations(
                new EvaluationStore(database),
                schemes,
                MonthReports.entries(database, schemes, this::today),
                this::monthOf,
                month -> provisional,
                () -> Optional.of(TODAY.minusMonths(2)),
                this::today,
                clock);
        desk = new PlanDesk(database, CALENDAR);
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "api-token");
            token = ApiToken.loadOrCreate(directory);
            feed = new LiveFeed(live, settings.liveClientsMax());
            checks.put("store", new Health.Check(Health.Status.OK, "the database answers"));
            server = new ApiServer(settings, services(), token);
            InetSocketAddress address = server.start();
            url = "http://127.0.0.1:" + address.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private ApiServices services() {
        return new ApiServices(
                clock,
                CALENDAR::dateOf,
                vehicles,
                new TrackQuery(database),
                new EventQuery(database),
                layers,
                desk,
                this::report,
                evaluations,
                new Indicators(measures(), this::today, clock),
                day -> work.apply(day),
                (day, vehicle, actor, reason) -> report(day),
                live,
                feed,
                () -> new Health(checks),
                metrics,
                terminals(),
                "test");
    }

    private TerminalServices terminals() {
        CommandDesk desk = new CommandDesk(
                CommandSettings.DEFAULT, new SessionRegistry(), change -> commands.changed(change), clock);
        commands = new Commands(desk, database, id -> ProtocolVersion.V2013, Path.of("target"), clock);
        MessageQuery messages = new MessageQuery(database);
        return new TerminalServices(
                commands,
                new CommandStore(database),
                new CommandAnswers(messages),
                messages,
                new MediumQuery(database),
                mediaFiles,
                new TerminalFactStore(database),
                new PersonalData(new byte[32]),
                new WantedParameterStore(database),
                new OpenAlarmStore(database),
                new SimTrafficStore(database),
                new TerminalAreaStore(database),
                id -> Optional.empty(),
                id -> ProtocolVersion.V2013,
                100,
                new ModelServices(
                        new TerminalModels(Path.of("target/no-profiles")),
                        new ModelStore(database),
                        new RedecodingStore(database)));
    }

    LocalDate today() {
        return CALENDAR.dateOf(clock.instant());
    }

    /** What the evaluations score: set by tests. */
    private Map<String, UnitMonth> monthOf(YearMonth month, List<String> units) {
        if (month.equals(YearMonth.from(TODAY))) {
            return thisMonth;
        }
        return month.equals(YearMonth.from(TODAY).minusMonths(1)) ? lastMonth : Map.of();
    }

    private Measures measures() {
        return new Measures(
                CALENDAR,
                vehicles,
                new DeviceDayStore(database),
                new OutageStore(database),
                new MaintenanceWindowStore(database),
                layers,
                evaluations,
                this::report,
                day -> SampleWork.report(day).vehicleDay(),
                this::monthOf);
    }

    private DeviceFailureReport report(LocalDate day) {
        onReport.run();
        if (failure != null) {
            throw failure;
        }
        return judge(day);
    }

    /** The report as the server would make it: the judge over the register and the folds of {@link #folds}. */
    private DeviceFailureReport judge(LocalDate day) {
        List<ServiceVehicle> service = vehicles.list().stream()
                .map(v -> new ServiceVehicle(
                        v.id(),
                        v.plate(),
                        v.phone(),
                        v.district(),
                        v.code(),
                        v.inServiceFrom().toEpochMilli(),
                        Long.MAX_VALUE))
                .toList();
        return new DeviceFailureJudge(CALENDAR, DeviceRules.DEFAULT, Headline.BY_DEVICE)
                .judge(new DayFacts(
                        day,
                        Math.min(clock.millis(), CALENDAR.endMs(day.toEpochDay())),
                        service,
                        day.equals(TODAY) ? folds : Map.of(),
                        Map.of(),
                        List.of(),
                        0,
                        clock.instant()));
    }

    /** Writes what a pipeline would write. */
    void write(StoreBatch batch) {
        batch.checkpoint("00000000-0000-0000-0000-000000000000", 1);
        try (StoreWriter writer = new StoreWriter(database, clock)) {
            writer.write(batch);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer " + token.value());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GET with the token. */
    HttpResponse<String> get(String path) {
        return send(authorised(path));
    }

    /** GET with the token, 200 expected. */
    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return parse(answer.body());
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        feed.close();
        server.close();
        if (database != TestDatabase.shared()) {
            database.close();
        }
    }
}
