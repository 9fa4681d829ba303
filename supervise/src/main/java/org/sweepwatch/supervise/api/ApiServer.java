package org.sweepwatch.supervise.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.resource.URLResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: the API of {@link RouteTable} and the page. Started once, closed once.
 *
 * <p>It does not own what it answers from: {@link ApiServices} and the live feed are closed by whoever made them, the
 * feed before this server so that its streams end in order.
 */
public final class ApiServer implements AutoCloseable {
    private static final int THREADS_MIN = 4;
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    private static final int ACCEPT_QUEUE = 256;
    private static final String PAGE = "/web";

    static {
        // Jetty would lay a file system over the whole jar for the page's few files: a third of a second at each start.
        ResourceFactory.registerResourceFactory("jar", new URLResourceFactory());
    }

    private final ApiSettings settings;
    private final MeterRegistry metrics;
    private final List<ApiRoute> routes;
    private final Guard guard;
    private final Javalin javalin;
    private ServerConnector connector;

    public ApiServer(ApiSettings settings, ApiServices services, ApiToken token) {
        this.settings = settings;
        this.metrics = services.metrics();
        Sessions sessions = new Sessions(System::nanoTime);
        this.guard = new Guard(token, sessions);
        SessionRoutes session = new SessionRoutes(token, sessions, new LoginLimit(System::nanoTime));
        this.routes = RouteTable.of(services, guard, session, new HeavyQueries(settings.heavyQueriesMax()));
        this.javalin = Javalin.create(this::configure);
        Gauge.builder("sweepwatch.http.live.clients", services.feed(), feed -> feed.clients())
                .description("browsers on the live feed")
                .register(metrics);
        Gauge.builder("sweepwatch.http.sessions", sessions, Sessions::count)
                .description("logged-in browsers")
                .register(metrics);
    }

    /**
     * Starts to listen.
     *
     * @return the address in use, with the port the system chose when it was 0
     * @throws IOException when the address cannot be used; the message says what to do
     */
    public InetSocketAddress start() throws IOException {
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new IOException(
                    "HTTP address " + settings.host() + ":" + settings.port()
                            + " cannot be used: it is in use or not of this machine. Stop what listens there, or choose"
                            + " another with --http-port or --bind",
                    e);
        }
        return new InetSocketAddress(settings.host(), connector.getLocalPort());
    }

    /** The paths this server answers. */
    List<ApiRoute> routes() {
        return routes;
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = ApiSettings.REQUEST_BYTES_MAX;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        jetty(config);
        config.staticFiles.add(files -> {
            files.hostedPath = "/";
            files.directory = PAGE;
            files.location = Location.CLASSPATH;
            files.headers = java.util.Map.of("Cache-Control", "no-cache");
        });
        config.routes.before(SecurityHeaders::add);
        for (ApiRoute route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), ctx -> answer(ctx, route));
            if (route.method() == HandlerType.GET) {
                // HEAD is GET without a body; it must not tell more than GET does.
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), ctx -> guard.check(ctx, route));
            }
        }
        Problems.register(config.routes);
    }

    private void answer(Context ctx, ApiRoute route) throws Exception {
        long startNs = System.nanoTime();
        try {
            guard.check(ctx, route);
            route.handler().handle(ctx);
        } finally {
            Timer.builder("sweepwatch.http.requests")
                    .description("requests by route; of the live feed only its beginning")
                    .tag("method", route.method().toString())
                    .tag("path", route.path())
                    .register(metrics)
                    .record(Duration.ofNanos(System.nanoTime() - startNs));
        }
    }

    private void jetty(JavalinConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(settings.threadsMax(), THREADS_MIN);
        threads.setName("http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(ApiSettings.HEADER_BYTES_MAX);
        });
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> server.setErrorHandler(new ServerErrors()));
    }

    private Connector connector(Server server, HttpConfiguration http) {
        connector = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(settings.idleTimeoutMs());
        server.addBean(new NetworkConnectionLimit(settings.connectionsMax(), connector));
        return connector;
    }
}
