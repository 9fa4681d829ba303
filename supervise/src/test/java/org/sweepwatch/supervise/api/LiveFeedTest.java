package org.sweepwatch.supervise.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.live.LiveEvent;
import org.sweepwatch.supervise.live.LiveFault;
import org.sweepwatch.supervise.live.LivePosition;

/** The live feed over real sockets. */
class LiveFeedTest {
    private static final String PATH = "/api/v1/live";

    @Test
    void tellsTheWholePictureFirstAndThenEveryChange() throws Exception {
        try (RunningApi api = new RunningApi()) {
            api.live.position(position(api, 1, 113_100_000));
            api.live.event(new LiveEvent(0, 1, api.clock.instant(), "before", "", null));
            try (Stream stream = new Stream(api)) {
                assertEquals(
                        113.1,
                        stream.next("position", at -> true).get("longitude").asDouble());
                assertEquals(
                        "moving", stream.next("device", at -> true).get("state").asText());

                api.live.position(position(api, 2, 113_200_000));
                JsonNode second =
                        stream.next("position", at -> at.get("vehicleId").asInt() == 2);
                assertEquals("moving", second.get("state").asText());
                assertEquals(12.5, second.get("speedKmh").asDouble());

                api.live.faults(2, List.of(new LiveFault("F05", "A", api.clock.millis())));
                JsonNode device =
                        stream.next("device", at -> at.get("state").asText().equals("fault"));
                assertEquals("F05", device.get("faults").get(0).get("code").asText());

                api.live.event(new LiveEvent(0, 2, api.clock.instant(), "fence-enter", "17", "depot\nnorth"));
                JsonNode event = stream.next("event", at -> true);
                assertEquals("fence-enter", event.get("kind").asText());
                assertEquals("depot\nnorth", event.get("detail").asText());
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                api.live.position(position(api, 1, 113_100_000 + (int) (System.nanoTime() % 1000)));
                return api.json("/api/v1/status").get("liveClients").asInt() == 0;
            });
        }
    }

    @Test
    void refusesOneClientMoreThanAllowed() throws Exception {
        try (RunningApi api = new RunningApi(ApiSettings.on("127.0.0.1", 0).withLiveClientsMax(2));
                Stream first = new Stream(api);
                Stream second = new Stream(api)) {
            first.open();
            second.open();
            AccessTest.assertProblem(api.send(api.authorised(PATH).header("Accept", "text/event-stream")), 503, "busy");
        }
    }

    @Test
    void endsTheStreamOfASessionThatHasEnded() throws Exception {
        try (RunningApi api = new RunningApi()) {
            HttpResponse<String> login =
                    api.send(api.authorised("/api/v1/session").POST(BodyPublishers.noBody()));
            String cookie =
                    login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            HttpResponse<java.util.stream.Stream<String>> stream =
                    api.http.send(api.request(PATH).header("Cookie", cookie).build(), BodyHandlers.ofLines());
            assertEquals(200, stream.statusCode());
            api.send(api.request("/api/v1/session")
                    .header("Cookie", cookie)
                    .header("Origin", api.url)
                    .DELETE());

            assertTrue(stream.body().allMatch(line -> line.isEmpty() || line.startsWith(":")), "reads to the end");
        }
    }

    @Test
    void sendsOnlyAsEventStream() {
        try (RunningApi api = new RunningApi()) {
            AccessTest.assertProblem(
                    api.send(api.authorised(PATH).header("Accept", "application/json")), 406, "not_acceptable");
        }
    }

    /** A browser that stops reading: neither the picture nor another browser waits, and what waits for it is bounded. */
    @Test
    void clientsThatDoNotReadHoldUpNobodyAndAreGivenUp() throws Exception {
        int stuck = 200;
        int vehicles = 500;
        ApiSettings settings = new ApiSettings("127.0.0.1", 0, 16, 2_000, 1_000, 3, 2_000);
        try (RunningApi api = new RunningApi(settings)) {
            List<Socket> silent = new ArrayList<>();
            for (int i = 0; i < stuck; i++) {
                silent.add(connectWithoutReading(api));
            }
            try (Stream reader = new Stream(api)) {
                reader.open();
                await().atMost(Duration.ofSeconds(30))
                        .until(() ->
                                api.json("/api/v1/status").get("liveClients").asInt() == stuck + 1);
                // Far more than fits into the buffers of the sockets, which are a few megabytes each at most.
                long longestNs = 0;
                int round = 0;
                while (api.json("/api/v1/status").get("liveClients").asInt() > 1) {
                    assertTrue(round < 2_000, "clients that read nothing are still there");
                    for (int id = 1; id <= vehicles; id++) {
                        long startNs = System.nanoTime();
                        api.live.position(position(api, id, 113_000_000 + round));
                        longestNs = Math.max(longestNs, System.nanoTime() - startNs);
                    }
                    int wanted = 113_000_000 + round;
                    reader.next(
                            "position",
                            at -> at.get("vehicleId").asInt() == vehicles
                                    && Math.round(at.get("longitude").asDouble() * 1e6) == wanted);
                    round++;
                }
                assertTrue(longestNs < 1_000_000_000L, "taking a position took " + longestNs / 1_000_000 + " ms");
            } finally {
                for (Socket socket : silent) {
                    socket.close();
                }
            }
        }
    }

    private static Socket connectWithoutReading(RunningApi api) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(
                new java.net.InetSocketAddress("127.0.0.1", URI.create(api.url).getPort()));
        String request =
                "GET " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                        + api.token.value() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static LivePosition position(RunningApi api, int id, int longitudeE6) {
        long now = api.clock.millis();
        return new LivePosition(id, now, now, 27_830_000, longitudeE6, 60, 125, 90, 0, 3, 0, 0);
    }

    /** A client that reads: a thread takes the lines, the test takes the messages. */
    private static final class Stream implements AutoCloseable {
        private record Message(String event, JsonNode data) {}

        private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        private final HttpResponse<java.io.InputStream> answer;
        private volatile boolean opened;

        Stream(RunningApi api) throws IOException, InterruptedException {
            answer = api.http.send(
                    api.authorised(PATH).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "text/event-stream; charset=utf-8",
                    answer.headers().firstValue("Content-Type").orElse(""));
            Thread reader = new Thread(this::read, "stream reader");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                String event = null;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    opened = true;
                    if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        messages.add(new Message(event, RunningApi.parse(line.substring(6))));
                    }
                }
            } catch (IOException e) {
                opened = false; // closed by the test
            }
        }

        void open() {
            await().atMost(Duration.ofSeconds(10)).until(() -> opened);
        }

        /** The next message of that kind that fits; others are passed over. */
        JsonNode next(String event, Predicate<JsonNode> fits) throws InterruptedException {
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (true) {
                Message message = messages.poll(endNs - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    throw new AssertionError("no such " + event + " within 20 s");
                }
                if (message.event().equals(event) && fits.test(message.data())) {
                    return message.data();
                }
            }
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }
}
