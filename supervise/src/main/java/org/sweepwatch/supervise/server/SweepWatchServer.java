package org.sweepwatch.supervise.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.transport.IngestCounters;
import org.sweepwatch.ingest.transport.IngestSettings;
import org.sweepwatch.ingest.transport.TerminalServer;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.ServerLock;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.CommandStore;
import org.sweepwatch.store.query.EventQuery;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.MediumQuery;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.ModelStore;
import org.sweepwatch.store.query.OpenAlarmStore;
import org.sweepwatch.store.query.RedecodingStore;
import org.sweepwatch.store.query.SimTrafficStore;
import org.sweepwatch.store.query.TerminalAreaStore;
import org.sweepwatch.store.query.TerminalCodeStore;
import org.sweepwatch.store.query.TerminalFactStore;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.query.WantedParameterStore;
import org.sweepwatch.supervise.api.ApiServer;
import org.sweepwatch.supervise.api.ApiServices;
import org.sweepwatch.supervise.api.ApiSettings;
import org.sweepwatch.supervise.api.ApiToken;
import org.sweepwatch.supervise.api.ModelServices;
import org.sweepwatch.supervise.api.TerminalServices;
import org.sweepwatch.supervise.area.AreaSync;
import org.sweepwatch.supervise.command.CommandAnswers;
import org.sweepwatch.supervise.command.Commands;
import org.sweepwatch.supervise.live.LiveFeed;
import org.sweepwatch.supervise.live.LiveView;
import org.sweepwatch.supervise.media.MediaFiles;
import org.sweepwatch.supervise.message.MediaIntake;
import org.sweepwatch.supervise.message.PartRequester;
import org.sweepwatch.supervise.message.PersonalData;
import org.sweepwatch.supervise.message.TerminalMessages;
import org.sweepwatch.supervise.message.TerminalReplies;
import org.sweepwatch.supervise.pipeline.Pipeline;
import org.sweepwatch.supervise.pipeline.PipelineCounters;
import org.sweepwatch.supervise.pipeline.PipelineStart;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.settings.Settings;

/**
 * The whole server. Terminals are let in as soon as the journal is there, so that a restart is short for them; the
 * database, the pipeline and the page follow. At the end terminals go first, so that nothing new is
 * acknowledged, then the page, then the pipeline, which stores what was acknowledged.
 */
public final class SweepWatchServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SweepWatchServer.class);

    /** Under the data directory. */
    static final String JOURNAL_DIRECTORY = "journal";

    /** Time for storing what was acknowledged when the server ends; the rest waits in the journal. */
    private static final long DRAIN_MS = 6_000;

    private static final int LIVE_CLIENTS_MAX = 1_000;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Settings settings;
    private final Clock clock;
    private final MediaFiles media;
    private StoreAccess store;
    private Pipeline pipeline;
    private TerminalRegister register;
    private TerminalModels models;
    private PersonalData personal;
    /** Set before anybody can submit a command. */
    private volatile Commands commands;

    private LayerCache layers;
    private ApiToken token;
    private InetSocketAddress terminalAddress;
    private InetSocketAddress httpAddress;
    private boolean closed;

    private SweepWatchServer(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.media = new MediaFiles(settings.data().resolve("media"));
    }

    /**
     * Starts everything; returns when terminals may connect.
     *
     * @param clock the time that the whole server lives by
     * @throws IOException when a port or a directory cannot be used
     * @throws JournalException when the journal cannot be used, for example because another server has it
     * @throws StoreException when the database cannot be used
     */
    public static SweepWatchServer start(Settings settings, Clock clock) throws IOException, JournalException {
        SweepWatchServer server = new SweepWatchServer(settings, clock);
        boolean done = false;
        try {
            server.startParts();
            done = true;
            return server;
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    private void startParts() throws IOException, JournalException {
        Files.createDirectories(settings.data());
        JournalSettings journalSettings = JournalSettings.in(settings.data().resolve(JOURNAL_DIRECTORY))
                .withMinFreeBytes((long) settings.minFreeDiskMb() << 20);

        // Terminals first: those of the snapshot are let in before the database is there, and what they send is
        // durable.
        // The database begins only then: opened beside the journal, it would take the processor from it.
        register = part(new TerminalRegister(
                new RegisterSnapshot(settings.data(), settings.embeddedDatabase() ? "embedded" : settings.dbUrl()),
                settings.enrolOpen(),
                clock));
        register.loadSnapshot();
        new Thread(TerminalServer::prepare, "terminals-prepare").start();
        ChronicleJournal journal = part(ChronicleJournal.open(journalSettings));
        IngestCounters ingest = new IngestCounters();
        TerminalServer terminals = part(new TerminalServer(
                ingestSettings(), journal, register, clock, ingest, change -> commands.changed(change)));
        terminalAddress = terminals.start();

        CompletableFuture<StoreAccess> opening = openStore();
        // What needs no database is made meanwhile.
        models = new TerminalModels(settings.profilesDir());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ServerMetrics.bindJvm(metrics);
        store = opened(opening);
        Database database = store.database();
        part(lock(database));
        // Behind the journal's lock: the key may be changed only while no server runs.
        personal = PersonalData.loadOrCreate(settings.data());
        VehicleStore vehicles = new VehicleStore(database);
        register.use(vehicles, new TerminalCodeStore(database), models);
        ModelKeeping modelKeeping = new ModelKeeping(models, new ModelStore(database), clock);
        modelKeeping.refresh();

        DeviceReports reports = new DeviceReports(database, settings, clock);
        layers = new LayerCache(new LayerStore(database), () -> reports.operationalDay(clock.instant()));
        layers.refresh();
        LiveView view = new LiveView(clock);
        MonthReports months = new MonthReports(database, reports, clock);
        pipeline = pipeline(journal, database, reports, view, new SessionReplies(terminals.sessions()));
        parts.push(modelKeeping::storeCounts);
        parts.push(() -> pipeline.close(DRAIN_MS));
        pipeline.start();
        commands = new Commands(
                terminals.commands(),
                database,
                id -> spokenVersion(terminals, id),
                settings.data().resolve("upgrades"),
                clock);
        commands.resume();
        SimTraffic traffic = new SimTraffic(terminals, new SimTrafficStore(database), clock);
        StaleDays staleDays = new StaleDays(
                database, reports.calendar(), layers::on, reports.work().bases(), clock);
        Housekeeping housekeeping = part(new Housekeeping(
                settings,
                clock,
                database,
                pipeline,
                register,
                layers,
                staleDays,
                reports,
                months,
                view,
                new KeptData(database, media, clock),
                traffic,
                modelKeeping,
                new AreaSync(
                        database,
                        commands,
                        id -> spokenVersion(terminals, id),
                        () -> reports.operationalDay(clock.instant()),
                        clock)));
        housekeeping.start();
        part(new Redecoder(database, models, reports.calendar(), pipeline, clock).start());

        ServerMetrics.bind(metrics, ingest, pipeline, journal, terminals.sessions());
        HealthChecks health = new HealthChecks(settings, journal, pipeline, housekeeping);
        startHttp(view, health, metrics, database, vehicles, reports, months, terminals);

        // They end first, too: nothing new is acknowledged while the rest is stored.
        parts.remove(terminals);
        parts.push(traffic::store);
        parts.push(terminals);
        parts.push(commands);
    }

    /** Begins to open the database. It ends with the server, also when the start of another part fails meanwhile. */
    private CompletableFuture<StoreAccess> openStore() {
        CompletableFuture<StoreAccess> opening = CompletableFuture.supplyAsync(
                () -> StoreAccess.forServer(settings), task -> new Thread(task, "database-start").start());
        parts.push(() -> opening.handle((opened, failure) -> opened)
                .thenAccept(opened -> Optional.ofNullable(opened).ifPresent(StoreAccess::close))
                .join());
        return opening;
    }

    private static StoreAccess opened(CompletableFuture<StoreAccess> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Edition that a vehicle's terminal speaks now, or spoke at its registration; null when it is not known. */
    private ProtocolVersion spokenVersion(TerminalServer terminals, int vehicleId) {
        Session session = terminals.sessions().find(vehicleId);
        return session == null ? register.versionOf(vehicleId) : session.version();
    }

    private TerminalServices terminalServices(Database database, TerminalServer terminals) {
        MessageQuery messages = new MessageQuery(database);
        return new TerminalServices(
                commands,
                new CommandStore(database),
                new CommandAnswers(messages),
                messages,
                new MediumQuery(database),
                media,
                new TerminalFactStore(database),
                personal,
                new WantedParameterStore(database),
                new OpenAlarmStore(database),
                new SimTrafficStore(database),
                new TerminalAreaStore(database),
                id -> Optional.ofNullable(terminals.sessions().find(id))
                        .map(session -> new TerminalServices.Link(session.since(), session.remoteAddress())),
                id -> spokenVersion(terminals, id),
                settings.trafficWarningMb(),
                new ModelServices(models, new ModelStore(database), new RedecodingStore(database)));
    }

    private Pipeline pipeline(
            ChronicleJournal journal,
            Database database,
            DeviceReports reports,
            LiveView view,
            TerminalReplies replies) {
        Settings.ServiceBox box = settings.serviceBox();
        return new PipelineStart(
                        journal,
                        database,
                        clock,
                        reports.calendar(),
                        PointQuality.ServiceBox.ofDegrees(box.south(), box.west(), box.north(), box.east()),
                        settings.oldestAccepted(),
                        layers,
                        models,
                        reports.work().bases(),
                        register::phoneOf,
                        register::versionOf,
                        new TerminalMessages(new MediaIntake(journal.id(), media, replies), personal),
                        new PartRequester(replies)::ask,
                        view,
                        new PipelineCounters())
                .build();
    }

    private ServerLock lock(Database database) {
        return ServerLock.tryAcquire(database)
                .orElseThrow(() -> new StoreException(
                        "database_in_use",
                        "another SweepWatch server works on this database: stop it, or give this one a database of its"
                                + " own with --db-url or --data"));
    }

    private void startHttp(
            LiveView view,
            HealthChecks health,
            PrometheusMeterRegistry metrics,
            Database database,
            VehicleStore vehicles,
            DeviceReports reports,
            MonthReports months,
            TerminalServer terminals)
            throws IOException {
        token = settings.apiTokenFile() == null
                ? ApiToken.loadOrCreate(settings.data())
                : ApiToken.read(settings.apiTokenFile());
        LiveFeed feed = new LiveFeed(view, LIVE_CLIENTS_MAX);
        ApiServices services = new ApiServices(
                clock,
                reports::operationalDay,
                vehicles,
                new TrackQuery(database),
                new EventQuery(database),
                new LayerStore(database),
                new PlanDesk(database, reports.calendar()),
                reports::report,
                months.evaluations(),
                months.indicators(),
                reports.work()::report,
                (day, vehicle, actor, reason) ->
                        new Recalculations(database, settings, clock).run(day, vehicle, actor, reason, folded -> {}),
                view,
                feed,
                health,
                metrics,
                terminalServices(database, terminals),
                version());
        ApiServer api = part(new ApiServer(ApiSettings.on(settings.bind(), settings.httpPort()), services, token));
        part(feed);
        httpAddress = api.start();
    }

    private IngestSettings ingestSettings() {
        return IngestSettings.builder()
                .bindHost(settings.bind())
                .port(settings.jt808Port())
                .maxConnections(settings.maxConnections())
                .maxConnectionsPerAddress(settings.maxConnectionsPerAddress())
                .silenceSeconds(settings.silenceTimeoutS())
                .udp(settings.udp())
                .maxPhonesPerConnection(settings.relayPhones())
                .build();
    }

    /** Version of the program, as the build wrote it into the jar. */
    static String version() {
        String version = SweepWatchServer.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    private <T extends AutoCloseable> T part(T started) {
        parts.push(started);
        return started;
    }

    /** What is printed when terminals may connect. */
    public String readyLine() {
        return "ready jt808=" + host(terminalAddress) + " http=" + httpUrl() + " data="
                + settings.data().toAbsolutePath().normalize() + " db="
                + (settings.embeddedDatabase() ? "embedded" : settings.dbUrl().replaceAll("\\?.*", ""))
                + " timescaledb=" + store.database().timescaleVersion().orElse("none");
    }

    public InetSocketAddress terminalAddress() {
        return terminalAddress;
    }

    /** Address of the page. */
    public String httpUrl() {
        return "http://" + host(httpAddress);
    }

    /** The bearer token of the API. */
    public String apiToken() {
        return token.value();
    }

    public Path data() {
        return settings.data();
    }

    /** The database of the running server, for tests and the demo's imports. */
    public Database database() {
        return store.database();
    }

    /** Takes in at once what an import has changed; otherwise it takes some seconds. */
    public void refresh() {
        register.reload();
        layers.refresh();
    }

    /** Whether all that is durable is stored. */
    public boolean caughtUp() {
        return pipeline.caughtUp();
    }

    private static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Ends all parts. A part that cannot end in order is logged and does not keep the others from ending. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("could not end {} in order", part.getClass().getSimpleName(), e);
            }
        }
    }
}
