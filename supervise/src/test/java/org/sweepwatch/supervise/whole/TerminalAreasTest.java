package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.area.AreaAnswer;
import org.sweepwatch.ingest.message.area.SetCircles;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;

/** A fence on its way to three terminals: one that can be read back, one that cannot, one that refuses. */
class TerminalAreasTest {
    private static final Map<String, String> PHONES =
            Map.of("2019", "13900000001", "2013", "13900000002", "refuses", "13900000003");

    @TempDir
    Path directory;

    private final Map<Integer, SetCircles> onTerminal = new ConcurrentHashMap<>();

    @Test
    void aMarkedFenceIsSentReadBackSentAgainAfterAChangeAndTakenAway() throws Exception {
        try (RunningServer server = new RunningServer(directory.resolve("data"));
                SocketTerminal newest = server.terminal(ProtocolVersion.V2019, PHONES.get("2019"))
                        .behaving(this::obeys)
                        .online();
                SocketTerminal older = server.terminal(ProtocolVersion.V2013, PHONES.get("2013"))
                        .behaving((terminal, frame) -> answers(terminal, frame, 0))
                        .online();
                SocketTerminal stubborn = server.terminal(ProtocolVersion.V2013, PHONES.get("refuses"))
                        .behaving((terminal, frame) -> answers(terminal, frame, 3))
                        .online()) {
            int fence = fence(server, 200);
            assertEquals(404, put(server, fence + 1_000, "\"all\""));
            assertEquals(400, put(server, fence, "5"));
            assertEquals(204, put(server, fence, "\"all\""));
            awaitState(server, "2019", "in-step");
            awaitState(server, "2013", "not-verifiable");
            awaitState(server, "refuses", "refused");
            assertEquals(200, onTerminal.get(1).areas().get(0).radiusM());

            fence(server, 300);
            server.await(
                    "/api/v1/terminal-areas",
                    answer -> onTerminal.get(1).areas().get(0).radiusM() == 300);
            awaitState(server, "2019", "in-step");

            assertEquals(204, put(server, fence, "[]"));
            server.await("/api/v1/terminal-areas", answer -> state(server, answer, "2019") == null);
            assertEquals(Map.of(), onTerminal);
        }
    }

    private static int fence(RunningServer server, int radiusM) {
        LayerStore layers = new LayerStore(server.server.database());
        layers.put(
                LayerKind.FENCE,
                new LayerFeature(
                        0,
                        "W1",
                        "{\"code\":\"W1\",\"name\":\"西站\",\"kind\":\"geofence\",\"radiusM\":" + radiusM + "}",
                        "{\"type\":\"Point\",\"coordinates\":[113.147690,27.832150]}"),
                LocalDate.of(2020, 1, 1),
                new Change("test", "needed", Instant.now()));
        return layers.list(LayerKind.FENCE, LocalDate.now()).get(0).id();
    }

    /** Takes circles, tells which it has, and lets them be deleted. */
    private void obeys(SocketTerminal terminal, SocketTerminal.Received frame) throws java.io.IOException {
        if (frame.messageId() == MessageId.SET_CIRCLES.code()) {
            onTerminal.put(1, (SetCircles) MessageCatalogue.decode(
                            MessageId.SET_CIRCLES, frame.body(), 0, frame.body().length, ProtocolVersion.V2019)
                    .body());
        } else if (frame.messageId() == MessageId.QUERY_AREAS.code()) {
            AreaAnswer answer = new AreaAnswer(
                    AreaAnswer.CIRCLES, List.copyOf(onTerminal.get(1).areas()));
            terminal.send(MessageId.AREA_ANSWER, answer.encode(ProtocolVersion.V2019));
            return;
        } else if (frame.messageId() == MessageId.DELETE_CIRCLES.code()) {
            onTerminal.clear();
        }
        answers(terminal, frame, 0);
    }

    private static void answers(SocketTerminal terminal, SocketTerminal.Received frame, int result)
            throws java.io.IOException {
        if (frame.messageId() == MessageId.SET_CIRCLES.code() || frame.messageId() == MessageId.DELETE_CIRCLES.code()) {
            terminal.reply(frame, result);
        }
    }

    private static void awaitState(RunningServer server, String terminal, String state) {
        server.await("/api/v1/terminal-areas", answer -> state.equals(state(server, answer, terminal)));
    }

    private static String state(RunningServer server, JsonNode answer, String terminal) {
        int vehicle = server.vehicle(PHONES.get(terminal));
        for (JsonNode item : answer.get("items")) {
            if (item.get("vehicleId").asInt() == vehicle) {
                return item.get("state").asText();
            }
        }
        return null;
    }

    private static int put(RunningServer server, int fence, String vehicles) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.server.httpUrl() + "/api/v1/terminal-areas/" + fence))
                .header("Authorization", "Bearer " + server.server.apiToken())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"vehicles\":" + vehicles + "}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
