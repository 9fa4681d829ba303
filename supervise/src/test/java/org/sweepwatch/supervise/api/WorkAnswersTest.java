package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkAnswersTest {
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.withItsOwnDatabase();
        new WorkingFleet(api, 5);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static HttpResponse<String> recompute(String body) {
        return api.send(api.authorised("/api/v1/recompute")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void theDayOfVehiclesHasTheBulletinAndEveryFigureItsDenominator() {
        JsonNode report = api.json("/api/v1/reports/vehicle-day");
        assertEquals("白班出车1台。", report.get("bulletin").get(0).asText());
        JsonNode figure = report.get("vehicles").get(0).get("figures").get(1);
        assertEquals("C4", figure.get("id").asText());
        assertEquals(18.6, figure.get("denominator").asDouble());
        assertEquals(0.98, figure.get("completeness").asDouble());
    }

    @Test
    void coverageIsThatOfTheDayOrOfOneShift() {
        assertEquals(1, api.json("/api/v1/reports/route-coverage").get("routes").size());
        assertEquals(
                0,
                api.json("/api/v1/reports/route-coverage?shift=D").get("routes").size());
        HttpResponse<String> unknown = api.get("/api/v1/reports/route-coverage?shift=X");
        assertEquals(400, unknown.statusCode());
        assertTrue(unknown.body().contains("one of D"), unknown.body());
    }

    @Test
    void comesAsCsvWithAName() {
        HttpResponse<String> answer = api.get("/api/v1/reports/vehicle-day?day=2026-03-10&format=csv");
        assertEquals(
                "attachment; filename=\"vehicle-day-2026-03-10.csv\"",
                answer.headers().firstValue("Content-Disposition").orElse(""));
        assertTrue(answer.body().contains("有效作业里程率"), answer.body());
    }

    @Test
    void aRecalculationNeedsADayThatHasBegunAndAReason() {
        HttpResponse<String> done = recompute("{\"day\":\"2026-03-10\",\"reason\":\"late data\"}");
        assertEquals(201, done.statusCode(), done.body());
        assertEquals("provisional", RunningApi.parse(done.body()).get("state").asText());
        assertEquals(400, recompute("{\"day\":\"2026-03-10\"}").statusCode());
        assertEquals(400, recompute("{\"reason\":\"late data\"}").statusCode());
        assertEquals(400, recompute("{\"day\":\"2026-03-11\",\"reason\":\"x\"}").statusCode());
        assertEquals(
                400,
                recompute("{\"day\":\"2026-03-10\",\"reason\":\"x\",\"force\":true}")
                        .statusCode());
    }
}
