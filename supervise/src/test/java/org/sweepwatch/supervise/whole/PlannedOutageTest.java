package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.supervise.api.TestDatabase;

/** An announced maintenance window, a server that is away longer than that, and what is said of it afterwards. */
class PlannedOutageTest {
    /** 10:00 in Zhuzhou, 210 minutes into the operational day. */
    private static final Instant BEGIN = Instant.parse("2026-03-10T02:00:00Z");

    private static final String DAY = "day=2026-03-10";
    private static final String WINDOWS = "/api/v1/maintenance-windows";

    @TempDir
    Path directory;

    private final DatabaseSettings database = TestDatabase.settings();

    private static Instant minute(int after) {
        return BEGIN.plusSeconds(after * 60L);
    }

    private static String window(int from, int until) {
        return "{\"from\":\"%s\",\"until\":\"%s\",\"announcedBy\":\"值班长\",\"reason\":\"服务器升级\"}"
                .formatted(minute(from), minute(until));
    }

    @Test
    void onlyThePartOfAnOutageThatNobodyAnnouncedCountsAgainstThePlatform() throws Exception {
        try (RunningServer server = server(0)) {
            try (SocketTerminal terminal =
                    server.terminal(ProtocolVersion.V2013, "13900000001").online()) {
                terminal.ask(
                        MessageId.LOCATION_REPORT,
                        new LocationEncoder()
                                .begin(BEGIN.toEpochMilli())
                                .statusBits(3)
                                .position(27_832_150, 113_147_690)
                                .toBytes());
                server.awaitStored();
            }
            refused(server, window(-1, 10), 400, "only what is announced ahead is planned. Give a time to come.");
            refused(server, window(10, 10), 400, "'until' is not after 'from'.");
            refused(server, window(10, 1_451), 400, "longer than 24 hours");
            refused(server, window(10, 40).replace("服务器升级", ""), 400, "'reason' is missing");
            refused(server, window(10, 40).replace("announcedBy", "approvedBy"), 400, "There is no 'approvedBy' here");
            assertEquals(201, server.post(WINDOWS, window(10, 30)).statusCode());
            assertEquals(201, server.post(WINDOWS, window(20, 40)).statusCode(), "windows may overlap");
            assertEquals(201, server.post(WINDOWS, window(500, 510)).statusCode());

            server.clock.stand(minute(25));
            Awaitility.await()
                    .until(() -> new OutageStore(server.server.database())
                            .lastAlive()
                            .equals(Optional.of(minute(25))));
        }
        try (RunningServer server = server(70)) {
            JsonNode outage = server.get("/api/v1/outages").at("/items/0");
            assertEquals(45, outage.get("minutes").asDouble());
            assertEquals(15, outage.get("plannedMinutes").asDouble());
            assertEquals(minute(25).toString(), outage.get("from").asText());
            assertEquals("not running", outage.get("reason").asText());

            JsonNode connectivity = connectivity(server.get("/api/v1/reports/vehicle-day?" + DAY));
            assertEquals(280, connectivity.get("denominator").asDouble());
            assertEquals(250, connectivity.get("numerator").asDouble());

            JsonNode listed =
                    server.get("/api/v1/reports/device-failure?" + DAY).get("outages");
            assertEquals(1, listed.size());
            assertEquals(15, listed.at("/0/plannedMinutes").asInt());
            assertEquals(minute(70).toString(), listed.at("/0/to").asText());
            String csv = new String(
                    server.fetch("/api/v1/reports/device-failure?format=csv&" + DAY)
                            .body(),
                    StandardCharsets.UTF_8);
            assertTrue(csv.contains("平台停机,2026-03-10 10:25:00,2026-03-10 11:10:00,45,15,"), csv);

            JsonNode hours = indicator(server.get("/api/v1/reports/indicators?year=2026"), "unplanned-downtime");
            assertEquals(0.5, hours.get("value").asDouble());
            assertEquals(
                    "1 outages of the platform since 2026-03-10, 15 min of them planned and not counted",
                    hours.get("evidence").asText());
            assertEquals(1, server.get(hours.get("link").asText()).get("items").size());

            JsonNode windows = server.get(WINDOWS).get("items");
            assertEquals(3, windows.size());
            assertEquals(BEGIN.toString(), windows.at("/0/announcedAt").asText());
            HttpResponse<String> begun = server.delete(path(windows.at("/0/id")));
            assertEquals(409, begun.statusCode());
            assertTrue(begun.body().contains("only one that has not begun can be taken out"), begun.body());
            assertEquals(204, server.delete(path(windows.at("/2/id"))).statusCode());
            assertEquals(404, server.delete(path(windows.at("/2/id"))).statusCode());
            assertEquals(2, server.get(WINDOWS).get("items").size());
            JsonNode log =
                    server.get("/api/v1/changes?subject=maintenance_window").get("items");
            assertEquals(4, log.size());
            assertEquals("put off", log.at("/0/reason").asText());
            assertEquals("值班长", log.at("/0/before/announcedBy").asText());
        }
    }

    private RunningServer server(int minute) throws Exception {
        return new RunningServer(directory.resolve("data"), database, minute(minute));
    }

    private static String path(JsonNode id) {
        return WINDOWS + "/" + id.asLong() + "?reason=put%20off";
    }

    private static void refused(RunningServer server, String body, int status, String why) throws Exception {
        HttpResponse<String> answer = server.post(WINDOWS, body);
        assertEquals(status, answer.statusCode(), body);
        assertTrue(answer.body().contains(why), answer.body());
    }

    /** The connectivity of the platform (T3) of the whole day. */
    private static JsonNode connectivity(JsonNode report) {
        for (JsonNode district : report.get("districts")) {
            if (district.get("district").isNull() && district.get("shift").isNull()) {
                for (JsonNode figure : district.get("figures")) {
                    if (figure.get("id").asText().equals("T3")) {
                        return figure;
                    }
                }
            }
        }
        throw new AssertionError("no T3");
    }

    private static JsonNode indicator(JsonNode report, String id) {
        for (JsonNode one : report.get("indicators")) {
            if (one.get("id").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no " + id);
    }
}
