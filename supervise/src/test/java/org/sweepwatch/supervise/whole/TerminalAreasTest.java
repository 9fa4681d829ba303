package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.area.AreaAnswer;
import org.sweepwatch.ingest.message.area.CircleArea;
import org.sweepwatch.ingest.message.area.QueryAreas;
import org.sweepwatch.ingest.message.area.RectangleArea;
import org.sweepwatch.ingest.message.area.SetCircles;
import org.sweepwatch.ingest.message.area.SetRectangles;
import org.sweepwatch.ingest.message.area.TerminalArea;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;

/** Fences on their way to terminals: two that can be read back, one of which bends what it is given, one that cannot, one that refuses. */
class TerminalAreasTest {
    private static final Map<String, String> PHONES =
            Map.of("2019", "13900000001", "2013", "13900000002", "refuses", "13900000003", "bends", "13900000004");

    @TempDir
    Path directory;

    private final AreaMemory good = new AreaMemory();
    private final AreaMemory bent = new AreaMemory();

    @Test
    void aMarkedFenceIsSentReadBackSentAgainAfterAChangeAndTakenAway() throws Exception {
        bent.bendsByM = 1;
        try (RunningServer server = new RunningServer(directory.resolve("data"));
                SocketTerminal newest = server.terminal(ProtocolVersion.V2019, PHONES.get("2019"))
                        .behaving(good)
                        .online();
                SocketTerminal bending = server.terminal(ProtocolVersion.V2019, PHONES.get("bends"))
                        .behaving(bent)
                        .online();
                SocketTerminal older = server.terminal(ProtocolVersion.V2013, PHONES.get("2013"))
                        .behaving((terminal, frame) -> answers(terminal, frame, 0))
                        .online();
                SocketTerminal stubborn = server.terminal(ProtocolVersion.V2013, PHONES.get("refuses"))
                        .behaving((terminal, frame) -> answers(terminal, frame, 3))
                        .online()) {
            int fence = circle(server, 200);
            assertEquals(404, send(server, "PUT", "" + (fence + 1_000), "\"all\""));
            assertEquals(400, send(server, "PUT", "" + fence, "5"));
            assertEquals(204, send(server, "PUT", "" + fence, "\"all\""));
            awaitState(server, "2019", fence, "in-step");
            awaitState(server, "2013", fence, "not-verifiable");
            awaitState(server, "refuses", fence, "refused");
            assertEquals(200, good.circle().radiusM());
            awaitState(server, "bends", fence, "differing");
            assertEquals(2, bent.settings.get(), "sent, and once more");

            circle(server, 300);
            server.await("/api/v1/terminal-areas", answer -> good.circle().radiusM() == 300);
            awaitState(server, "2019", fence, "in-step");
            server.await(
                    "/api/v1/terminal-areas",
                    answer -> bent.settings.get() == 4 && "differing".equals(state(server, answer, "bends", fence)));

            bent.bendsByM = 0;
            int vehicle = server.vehicle(PHONES.get("bends"));
            assertEquals(404, send(server, "POST", fence + 1_000 + "/sendings", "[" + vehicle + "]"));
            assertEquals(202, send(server, "POST", fence + "/sendings", "[" + vehicle + "]"));
            awaitState(server, "bends", fence, "in-step");
            assertEquals(5, bent.settings.get());
            assertEquals(2, good.settings.get(), "only the vehicle that was asked for");

            int field = rectangle(server);
            assertEquals(204, send(server, "PUT", "" + field, "[" + server.vehicle(PHONES.get("2019")) + "]"));
            awaitState(server, "2019", field, "in-step");
            RectangleArea lying = (RectangleArea) good.areas.get(AreaAnswer.RECTANGLES);
            assertEquals(27.84, lying.topLeftLatitude());
            assertEquals(113.14, lying.topLeftLongitude());
            assertEquals(27.83, lying.bottomRightLatitude());
            assertEquals(113.15, lying.bottomRightLongitude());

            assertEquals(204, send(server, "PUT", "" + fence, "[]"));
            assertEquals(204, send(server, "PUT", "" + field, "[]"));
            server.await("/api/v1/terminal-areas", answer -> state(server, answer, "2019", fence) == null);
            server.await("/api/v1/terminal-areas", answer -> state(server, answer, "2019", field) == null);
            assertEquals(Map.of(), good.areas);
        }
    }

    /** Takes circles and rectangles, tells which it has, and lets them be deleted. */
    private static final class AreaMemory implements SocketTerminal.Behaviour {
        final Map<Integer, TerminalArea> areas = new ConcurrentHashMap<>();
        final AtomicInteger settings = new AtomicInteger();
        volatile int bendsByM;

        CircleArea circle() {
            return (CircleArea) areas.get(AreaAnswer.CIRCLES);
        }

        @Override
        public void on(SocketTerminal terminal, SocketTerminal.Received frame) throws IOException {
            MessageId id = MessageId.of(frame.messageId());
            MessageBody body = MessageCatalogue.decode(id, frame.body(), 0, frame.body().length, ProtocolVersion.V2019)
                    .body();
            if (body instanceof SetCircles circles) {
                settings.incrementAndGet();
                areas.put(AreaAnswer.CIRCLES, bent(circles.areas().get(0)));
            } else if (body instanceof SetRectangles rectangles) {
                areas.put(AreaAnswer.RECTANGLES, rectangles.areas().get(0));
            } else if (body instanceof QueryAreas query) {
                TerminalArea one = areas.get(query.kind());
                AreaAnswer answer = new AreaAnswer(query.kind(), one == null ? List.of() : List.of(one));
                terminal.send(MessageId.AREA_ANSWER, answer.encode(ProtocolVersion.V2019));
                return;
            } else if (id == MessageId.DELETE_CIRCLES) {
                areas.remove(AreaAnswer.CIRCLES);
            } else if (id == MessageId.DELETE_RECTANGLES) {
                areas.remove(AreaAnswer.RECTANGLES);
            } else {
                return;
            }
            terminal.reply(frame, 0);
        }

        private CircleArea bent(CircleArea c) {
            long radiusM = c.radiusM() + bendsByM;
            return new CircleArea(
                    c.id(),
                    c.attributes(),
                    c.latitude(),
                    c.longitude(),
                    radiusM,
                    null,
                    null,
                    null,
                    null,
                    null,
                    c.name());
        }
    }

    private static int circle(RunningServer server, int radiusM) {
        return fence(
                server,
                "W1",
                "{\"code\":\"W1\",\"name\":\"西站\",\"kind\":\"geofence\",\"radiusM\":" + radiusM + "}",
                "{\"type\":\"Point\",\"coordinates\":[113.147690,27.832150]}");
    }

    private static int rectangle(RunningServer server) {
        return fence(
                server,
                "W2",
                "{\"code\":\"W2\",\"name\":\"停车场\",\"kind\":\"geofence\"}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[113.14,27.83],[113.15,27.83],[113.15,27.84],"
                        + "[113.14,27.84],[113.14,27.83]]]}");
    }

    private static int fence(RunningServer server, String code, String properties, String geometry) {
        LayerStore layers = new LayerStore(server.server.database());
        layers.put(
                LayerKind.FENCE,
                new LayerFeature(0, code, properties, geometry),
                LocalDate.of(2020, 1, 1),
                new Change("test", "needed", Instant.now()));
        return layers.list(LayerKind.FENCE, LocalDate.now()).stream()
                .filter(fence -> fence.name().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void answers(SocketTerminal terminal, SocketTerminal.Received frame, int result) throws IOException {
        if (frame.messageId() == MessageId.SET_CIRCLES.code() || frame.messageId() == MessageId.DELETE_CIRCLES.code()) {
            terminal.reply(frame, result);
        }
    }

    private static void awaitState(RunningServer server, String terminal, int area, String state) {
        server.await("/api/v1/terminal-areas", answer -> state.equals(state(server, answer, terminal, area)));
    }

    private static String state(RunningServer server, JsonNode answer, String terminal, int area) {
        int vehicle = server.vehicle(PHONES.get(terminal));
        for (JsonNode item : answer.get("items")) {
            if (item.get("vehicleId").asInt() == vehicle && item.get("areaId").asInt() == area) {
                return item.get("state").asText();
            }
        }
        return null;
    }

    private static int send(RunningServer server, String method, String path, String vehicles) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.server.httpUrl() + "/api/v1/terminal-areas/" + path))
                .header("Authorization", "Bearer " + server.server.apiToken())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString("{\"vehicles\":" + vehicles + "}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
