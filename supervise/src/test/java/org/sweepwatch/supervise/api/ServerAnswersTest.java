package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.store.StoreUnavailableException;

/** Health, status, the page's files, and what the server does with requests that are none. */
class ServerAnswersTest {
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = new RunningApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void healthNamesEachCheckAndIs503WhenRed() {
        JsonNode healthy = RunningApi.parse(api.send(api.request("/health")).body());
        assertEquals("ok", healthy.get("status").asText());
        assertEquals("ok", healthy.get("checks").get("store").get("status").asText());

        api.checks.put("disk", new Health.Check(Health.Status.DEGRADED, "600 MiB free: free some"));
        HttpResponse<String> degraded = api.send(api.request("/health"));
        assertEquals(200, degraded.statusCode());
        assertEquals("degraded", RunningApi.parse(degraded.body()).get("status").asText());

        api.checks.put("journal", new Health.Check(Health.Status.RED, "cannot be written: restart"));
        HttpResponse<String> red = api.send(api.request("/health"));
        assertEquals(503, red.statusCode());
        assertEquals("red", RunningApi.parse(red.body()).get("status").asText());
        api.checks.remove("disk");
        api.checks.remove("journal");
    }

    @Test
    void statusTellsTheServersTimeAndDay() {
        JsonNode status = api.json("/api/v1/status");

        assertEquals(api.clock.instant().toString(), status.get("time").asText());
        assertEquals("2026-03-10", status.get("operationalDay").asText());
        assertEquals("ok", status.get("health").asText());
    }

    @Test
    void thePageAndItsFilesAreServed() {
        HttpResponse<String> page = api.send(api.request("/"));
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        for (String file : new String[] {
            "/js/main.js",
            "/css/base.css",
            "/favicon.svg",
            "/vendor/maplibre-gl/maplibre-gl-csp.js",
            "/vendor/maplibre-gl/maplibre-gl-csp-worker.js",
            "/vendor/maplibre-gl/LICENSE.txt"
        }) {
            assertEquals(200, api.send(api.request(file)).statusCode(), file);
        }
        String type = api.send(api.request("/js/main.js"))
                .headers()
                .firstValue("Content-Type")
                .orElse("");
        assertTrue(type.contains("javascript"), type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../openapi.yaml",
                "/js/../../openapi.yaml",
                "/..%2fopenapi.yaml",
                "/%2e%2e/openapi.yaml",
                "/js/..%2f..%2f..%2fopenapi.yaml",
                "/..\\openapi.yaml",
                "/%5c..%5copenapi.yaml",
                "/js/%00../main.js",
                "//etc/passwd",
                "/web/index.html",
                "/openapi.yaml",
                "/META-INF/services/ch.qos.logback.classic.spi.Configurator",
                "/js/",
                "/js",
                "/META-INF/MANIFEST.MF",
                "/org/sweepwatch/supervise/api/ApiServer.class",
            })
    void nothingOutsideThePageIsServed(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        assertTrue(
                answer.startsWith("HTTP/1.1 4"),
                path + " answered " + answer.lines().findFirst().orElse(""));
        assertFalse(answer.contains("openapi: 3"), path);
        assertFalse(answer.contains("main.js</a>"), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: %LONG%\r\n\r\n",
                "GET /%ZZ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
            })
    void whatIsNoRequestGetsAProblemThatTellsNothingOfTheServer(String request) throws IOException {
        String answer = raw(request.replace("%LONG%", "y".repeat(ApiSettings.HEADER_BYTES_MAX + 1)));

        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
        assertFalse(answer.contains("\tat "), answer);
    }

    @Test
    void aMethodThatAPathDoesNotHaveIs405AndAPathThatIsNoneIs404() {
        AccessTest.assertProblem(
                api.send(api.authorised("/api/v1/vehicles").POST(BodyPublishers.ofString("{}"))),
                405,
                "method_not_allowed");
        AccessTest.assertProblem(api.get("/api/v1/nothing"), 404, "not_found");
        AccessTest.assertProblem(api.get("/api/v2/vehicles"), 404, "not_found");
    }

    @Test
    void aDatabaseThatIsAwayIs503AndAFailureOfOursHasANumberAndNoTrace() {
        try (RunningApi broken = new RunningApi()) {
            broken.failure = new StoreUnavailableException("connection refused");
            HttpResponse<String> away = broken.get("/api/v1/reports/device-failure");
            AccessTest.assertProblem(away, 503, "store_away");
            assertEquals("5", away.headers().firstValue("Retry-After").orElse(""));

            broken.failure = new IllegalStateException("the password is secret");
            HttpResponse<String> failed = broken.get("/api/v1/reports/device-failure");
            AccessTest.assertProblem(failed, 500, "internal");
            assertFalse(failed.body().contains("secret"), failed.body());
        }
    }

    @Test
    void aHundredReportsAtOnceAreMadeAFewAtATimeAndThePageStillAnswers() throws Exception {
        try (RunningApi busy = new RunningApi()) {
            CountDownLatch hold = new CountDownLatch(1);
            AtomicInteger atOnce = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            busy.onReport = () -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                await(hold);
                atOnce.decrementAndGet();
            };
            ExecutorService clients = Executors.newFixedThreadPool(100);
            AtomicInteger refused = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(100);
            for (int i = 0; i < 100; i++) {
                String path = "/api/v1/reports/device-failure?day=2026-0" + (1 + i % 2) + "-" + (10 + i / 2 % 18);
                clients.execute(() -> {
                    if (busy.get(path).statusCode() == 503) {
                        refused.incrementAndGet();
                    }
                    done.countDown();
                });
            }
            assertEquals(200, busy.send(busy.request("/health")).statusCode());
            assertEquals(200, busy.get("/api/v1/vehicles").statusCode());
            hold.countDown();
            assertTrue(done.await(60, TimeUnit.SECONDS));
            clients.shutdown();

            assertTrue(most.get() <= 3, most.get() + " reports at once");
            assertTrue(refused.get() > 0, "nobody was told to come back");
        }
    }

    @Test
    void aPortInUseIsNamedWithTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Exception refused = assertThrows(
                    Exception.class, () -> new RunningApi(ApiSettings.on("127.0.0.1", taken.getLocalPort())));
            assertTrue(refused.getMessage().contains("--http-port"), refused.getMessage());
            assertTrue(refused.getMessage().contains("" + taken.getLocalPort()), refused.getMessage());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(api.url).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
