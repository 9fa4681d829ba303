package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.store.query.Vehicle;
import org.w3c.dom.Document;

/** Vehicles, positions, tracks, layers, events and reports over a real database, as a program asks for them. */
class FleetAnswersTest {
    private static final int FLEET = 45;
    private static final int POINTS_OF_AN_HOUR = 360;
    private static final String HOUR = "from=2026-03-10T00:00:00Z&to=2026-03-10T01:00:00Z";

    private static RunningApi api;
    private static WorkingFleet fleet;

    @BeforeAll
    static void start() {
        api = RunningApi.withItsOwnDatabase();
        fleet = new WorkingFleet(api, FLEET);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void theRegisterComesPageByPageWithNothingTwiceOrMissing() {
        List<Integer> ids = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            JsonNode page = api.json("/api/v1/vehicles?limit=7" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(vehicle -> ids.add(vehicle.get("id").asInt()));
            next = page.get("next").isNull() ? null : page.get("next").asText();
            pages++;
        }

        assertEquals(7, pages);
        assertEquals(fleet.vehicles().stream().map(Vehicle::id).toList(), ids);
    }

    @Test
    void aVehicleHasItsRegisterEntryAndItsLiveState() {
        JsonNode cut = find(11);
        assertEquals("湘B10407", cut.get("plate").asText());
        assertEquals("13907330012", cut.get("phone").asText());
        assertEquals("芦淞区", cut.get("district").asText());
        assertEquals("ZZ-012", cut.get("code").asText());
        assertEquals("fault", cut.get("state").asText());
        assertEquals("F05", cut.get("faults").get(0).get("code").asText());
        assertEquals("A", cut.get("faults").get(0).get("class").asText());
        assertEquals(1L << 5, cut.get("position").get("alarmBits").asLong());

        assertEquals("parked", find(4).get("state").asText());
        assertEquals("idle", find(7).get("state").asText());
        assertEquals("moving", find(0).get("state").asText());
        JsonNode unheard = find(25);
        assertEquals("offline", unheard.get("state").asText());
        assertTrue(unheard.get("position").isNull());
    }

    @Test
    void vehiclesAreFoundByPhonePlateAndDistrict() {
        assertEquals(
                1, api.json("/api/v1/vehicles?phone=13907330012").get("items").size());
        assertEquals(
                1,
                api.json("/api/v1/vehicles?plate=%E6%B9%98B10407").get("items").size());
        assertEquals(
                9,
                api.json("/api/v1/vehicles?district=%E8%8A%A6%E6%B7%9E%E5%8C%BA")
                        .get("items")
                        .size());
        assertEquals(
                0,
                api.json("/api/v1/vehicles?district=%27%20OR%201%3D1--")
                        .get("items")
                        .size());
    }

    @Test
    void theLastPositionOfEachVehicleThatHasOne() {
        JsonNode latest = api.json("/api/v1/positions/latest");

        assertEquals(FLEET - 1, latest.get("items").size());
        JsonNode position = latest.get("items").get(0);
        assertEquals(
                Instant.parse("2026-03-10T00:59:50Z"),
                Instant.parse(position.get("time").asText()));
        assertTrue(position.get("located").asBoolean());
        assertEquals(9.0, position.get("speedKmh").asDouble());
        assertEquals(fleet.vehicles().get(0).id(), position.get("vehicleId").asInt());
    }

    @Test
    void aTrackComesInOneAnswerOrPageByPage() {
        JsonNode whole = api.json(track(0) + HOUR);
        assertEquals(POINTS_OF_AN_HOUR, whole.get("items").size());
        assertTrue(whole.get("next").isNull());

        List<String> times = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = api.json(track(0) + HOUR + "&limit=100" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(point -> times.add(point.get("time").asText()));
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        List<String> expected = new ArrayList<>();
        whole.get("items").forEach(point -> expected.add(point.get("time").asText()));
        assertEquals(expected, times);
    }

    @Test
    void aTrackIsTheLastDayWhenNobodySaysWhich() {
        assertEquals(
                POINTS_OF_AN_HOUR,
                api.json("/api/v1/vehicles/" + id(0) + "/track").get("items").size());
    }

    @Test
    void aPlusSignInAnInstantMayBeUnescaped() {
        JsonNode page = api.json(track(0) + "from=2026-03-10T08:00:00+08:00&to=2026-03-10T08:30:00%2B08:00");

        assertEquals(POINTS_OF_AN_HOUR / 2, page.get("items").size());
    }

    @Test
    void aTrackComesAsGeoJson() {
        HttpResponse<String> answer = api.get(track(0) + HOUR + "&format=geojson");

        assertEquals("application/geo+json", contentType(answer));
        JsonNode feature = RunningApi.parse(answer.body()).get("features").get(0);
        assertEquals("LineString", feature.get("geometry").get("type").asText());
        assertEquals(
                POINTS_OF_AN_HOUR, feature.get("geometry").get("coordinates").size());
        assertEquals(POINTS_OF_AN_HOUR, feature.get("properties").get("times").size());
        assertTrue(feature.get("geometry").get("coordinates").get(0).get(0).asDouble() > 112);
    }

    @Test
    void aTrackComesAsGpxWhoseNameIsTextWhateverThePlateHolds() throws Exception {
        HttpResponse<String> answer = api.send(api.authorised(track(3) + HOUR).header("Accept", "application/gpx+xml"));

        assertEquals("application/gpx+xml", contentType(answer));
        Document gpx = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                WorkingFleet.SCRIPT_PLATE,
                gpx.getElementsByTagName("name").item(0).getTextContent());
        assertEquals(POINTS_OF_AN_HOUR, gpx.getElementsByTagName("trkpt").getLength());
    }

    @Test
    void aTrackComesAsCsvWithTheNextPageInAHeader() {
        HttpResponse<String> first = api.get(track(0) + HOUR + "&format=csv&limit=300");
        String link = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> second = api.get(link.substring(1, link.indexOf('>')));

        assertEquals("text/csv; charset=utf-8", contentType(first));
        assertEquals(301, first.body().lines().count());
        assertEquals(61, second.body().lines().count());
        assertTrue(second.headers().firstValue("Link").isEmpty());
        assertTrue(first.body().startsWith("vehicleId,time,receivedAt,latitude,longitude,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "99999", "1;DROP TABLE vehicle", "99999999999999999999"})
    void aVehicleThatDoesNotExistIs404(String id) {
        String path = "/api/v1/vehicles/" + id.replace(" ", "%20").replace(";", "%3B");
        if (!id.contains(";")) { // a separator in a path segment is refused before any route sees it
            AccessTest.assertProblem(api.get(path), 404, "not_found");
            AccessTest.assertProblem(api.get(path + "/track"), 404, "not_found");
        } else {
            assertTrue(api.get(path).statusCode() >= 400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/vehicles?limit=0, limit",
        "/api/v1/vehicles?limit=10001, limit",
        "/api/v1/vehicles?limit=x, limit",
        "/api/v1/vehicles?cursor=%25%25, cursor",
        "/api/v1/vehicles?cursor=bm8, cursor",
        "/api/v1/vehicles?colour=red, colour",
        "/api/v1/vehicles?limit=1&limit=2, limit",
        "/api/v1/events?from=yesterday, from",
        "/api/v1/events?cursor=bm8, cursor",
        "/api/v1/events?vehicle=x, vehicle",
        "/api/v1/events?from=2026-03-10T01:00:00Z&to=2026-03-10T00:00:00Z, from",
        "/api/v1/events?from=2025-03-10T01:00:00Z&to=2026-03-10T00:00:00Z, 31 days",
        "/api/v1/reports/device-failure?day=2026-13-01, day",
        "/api/v1/reports/device-failure?day=2026-03-11, 2026-03-10",
        "/api/v1/reports/device-failure?format=pdf, json|csv|xlsx",
        "/api/v1/reports/device-failure?day=%27%3BDROP%20TABLE%20vehicle%3B--, day",
    })
    void aWrongParameterIsNamedWithWhatWouldBeRight(String path, String named) {
        HttpResponse<String> answer = api.get(path);

        AccessTest.assertProblem(answer, 400, "bad_parameter");
        assertTrue(answer.body().contains(named), answer.body());
    }

    @Test
    void aWrongTrackRequestIsNamed() {
        for (String wrong : List.of("limit=100001", "format=kml", "to=x", "cursor=bm8", "form=csv")) {
            AccessTest.assertProblem(api.get(track(0) + wrong), 400, "bad_parameter");
        }
        HttpRequest.Builder image = api.authorised(track(0) + HOUR).header("Accept", "image/png");
        AccessTest.assertProblem(api.send(image), 406, "not_acceptable");
    }

    @Test
    void layersAreGeoJsonAndNotSentTwice() {
        for (String layer : List.of("routes", "fences", "grids", "districts")) {
            HttpResponse<String> answer = api.get("/api/v1/" + layer);
            assertEquals("application/geo+json", contentType(answer), layer);
            JsonNode collection = RunningApi.parse(answer.body());
            assertEquals("FeatureCollection", collection.get("type").asText());
            JsonNode feature = collection.get("features").get(0);
            assertTrue(feature.get("id").asInt() > 0, layer);
            assertTrue(feature.get("geometry").get("coordinates").size() > 0, layer);
            assertTrue(feature.get("properties").isObject(), layer);

            String tag = answer.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again =
                    api.send(api.authorised("/api/v1/" + layer).header("If-None-Match", tag));
            assertEquals(304, again.statusCode(), layer);
            assertEquals("", again.body());
        }
        assertEquals(152, api.json("/api/v1/grids").get("features").size());
        assertEquals(5, api.json("/api/v1/districts").get("features").size());
    }

    @Test
    void eventsComeNewestFirstByKindVehicleAndPage() {
        assertEquals(12, api.json("/api/v1/events").get("items").size());
        assertEquals(6, api.json("/api/v1/events?kind=fence-enter").get("items").size());
        assertEquals(
                0,
                api.json("/api/v1/events?kind=%27%20OR%20true--").get("items").size());
        int vehicle = fleet.vehicles().get(7).id();
        JsonNode own = api.json("/api/v1/events?vehicle=" + vehicle).get("items");
        own.forEach(event -> assertEquals(vehicle, event.get("vehicleId").asInt()));
        assertFalse(own.isEmpty());

        List<String> times = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = api.json("/api/v1/events?limit=5" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(event -> times.add(event.get("time").asText()));
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        assertEquals(12, times.size());
        assertEquals(times.stream().sorted(java.util.Comparator.reverseOrder()).toList(), times);
    }

    private static JsonNode find(int index) {
        return api.json("/api/v1/vehicles/" + id(index));
    }

    private static int id(int index) {
        return fleet.vehicles().get(index).id();
    }

    private static String track(int index) {
        return "/api/v1/vehicles/" + id(index) + "/track?";
    }

    private static String contentType(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
