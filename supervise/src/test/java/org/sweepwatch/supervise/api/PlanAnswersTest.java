package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.DatedEntry;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.VehicleEntry;

/** Plans, shifts, rules and weather stops over HTTP: what may be changed, by whom, why, and from which day on. */
class PlanAnswersTest {
    private static final String ROUTE = "{\"code\":\"%s\",\"name\":\"%s\",\"side\":\"right\",\"oneway\":true}";
    private static final String LINE = "{\"type\":\"LineString\",\"coordinates\":[[113.14,27.83],[113.16,27.83]]}";
    private static RunningApi api;
    private static int vehicle;

    @BeforeAll
    static void start() {
        api = RunningApi.withItsOwnDatabase();
        Change change = new Change("test", "a city", RunningApi.NOW);
        api.vehicles.upsertAll(
                List.of(new DatedEntry(
                        new VehicleEntry("湘B00001", "13800000001", "荷塘", "A001", "JS", null, RunningApi.NOW, null),
                        RunningApi.TODAY,
                        null)),
                RunningApi.TODAY,
                RunningApi.NOW,
                change);
        vehicle = api.vehicles.list().get(0).id();
        api.layers.replace(
                LayerKind.ROUTE,
                List.of(
                        new LayerFeature(0, "R1", ROUTE.formatted("R1", "建设路"), LINE),
                        new LayerFeature(0, "R2", ROUTE.formatted("R2", "新华路"), LINE)),
                RunningApi.TODAY,
                change);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void noPlans() {
        Change change = new Change("test", "begin anew", RunningApi.NOW);
        api.desk.changes(RunningApi.TODAY, RunningApi.TODAY.plusDays(9)).stream()
                .sorted(Comparator.comparing(PlanChange::kind))
                .forEach(one -> api.desk.removeChange(one.id(), change));
        api.desk.plansFrom(RunningApi.TODAY).forEach(plan -> api.desk.endPlan(plan.id(), RunningApi.TODAY, change));
        for (String shift : List.of("D", "L", "N")) {
            api.desk.endShift(shift, RunningApi.TODAY, change);
        }
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return api.send(api.authorised(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static void refused(int status, String code, String inDetail, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        JsonNode problem = RunningApi.parse(answer.body());
        assertEquals(code, problem.get("code").asText());
        assertTrue(problem.get("detail").asText().contains(inDetail), answer.body());
    }

    private static HttpResponse<String> plan(String more) {
        return send(
                "POST",
                "/api/v1/plans",
                "{\"vehicleId\":" + vehicle + ",\"shift\":\"夜班\",\"routes\":[\"R1\"],\"reason\":\"春季排班\"" + more + "}");
    }

    @Test
    void aPlanIsAddedSeenInTheDutiesAndEnded() {
        HttpResponse<String> made = plan(",\"weekdays\":\"1-5\"");
        assertEquals(201, made.statusCode(), made.body());
        JsonNode plan = RunningApi.parse(made.body());
        assertEquals("N", plan.get("shift").asText());
        assertEquals("JS", plan.get("operation").asText(), "that of the vehicle");
        assertEquals("2026-03-10", plan.get("validFrom").asText());
        JsonNode duty = api.json("/api/v1/duties").get("items").get(0);
        assertEquals("2026-03-10T12:00:00Z", duty.get("start").asText());
        assertEquals(0, api.json("/api/v1/duties?day=2026-03-14").get("items").size(), "a Saturday");
        String path = "/api/v1/plans/" + plan.get("id").asText();
        refused(400, "bad_body", "'reason' is missing", send("DELETE", path, null));
        assertEquals(
                204,
                send("DELETE", path + "?lastDay=2026-03-10&reason=end", null).statusCode());
        assertEquals(1, api.json("/api/v1/duties").get("items").size());
        assertEquals(0, api.json("/api/v1/duties?day=2026-03-11").get("items").size());
        refused(404, "not_found", "There is no plan", send("DELETE", path + "?lastDay=2026-03-10&reason=x", null));
    }

    @Test
    void whatCannotBePlannedIsRefusedWithTheReason() {
        assertEquals(201, plan("").statusCode());
        refused(409, "conflict", "荷塘 A001 has two plans at the same time on 2026-03-10", plan(""));
        refused(
                409,
                "conflict",
                "no route 'R9'",
                send(
                        "POST",
                        "/api/v1/plans",
                        "{\"vehicleId\":" + vehicle + ",\"shift\":\"D\",\"routes\":[\"R9\"],\"reason\":\"x\"}"));
        refused(400, "bad_body", "There is no 'route' here", plan(",\"route\":\"R1\""));
        refused(400, "bad_body", "'validFrom'", plan(",\"validFrom\":\"tomorrow\""));
        refused(400, "bad_body", "JSON object", send("POST", "/api/v1/plans", "[]"));
        assertEquals(1, api.json("/api/v1/plans").get("items").size());
    }

    @Test
    void oneDayIsChanged() {
        plan("");
        String replace = "{\"vehicleId\":" + vehicle
                + ",\"shift\":\"N\",\"kind\":\"replace\",\"routes\":[\"R2\"],\"day\":\"2026-03-11\",\"reason\":\"施工\"}";
        HttpResponse<String> made = send("POST", "/api/v1/plan-changes", replace);
        assertEquals(201, made.statusCode(), made.body());
        JsonNode changes = api.json("/api/v1/plan-changes?to=2026-03-12").get("items");
        assertEquals("施工", changes.get(0).get("reason").asText());
        refused(
                409,
                "conflict",
                "no such shift is planned",
                send("POST", "/api/v1/plan-changes", replace.replace("\"N\"", "\"D\"")));
        refused(
                400,
                "bad_body",
                "add, cancel or replace",
                send("POST", "/api/v1/plan-changes", replace.replace("replace", "swap")));
        String path = "/api/v1/plan-changes/" + changes.get(0).get("id").asText() + "?reason=back";
        assertEquals(204, send("DELETE", path, null).statusCode());
        assertEquals(404, send("DELETE", path, null).statusCode());
    }

    @Test
    void aRuleCountsFromItsDayAndIsLogged() {
        String path = "/api/v1/rules/work.ss.limit-kmh";
        assertEquals(
                204,
                send("PUT", path, "{\"value\":30,\"validFrom\":\"2026-04-01\",\"reason\":\"新标准\"}")
                        .statusCode());
        assertEquals(25, rule("").get("value").asDouble());
        assertEquals(30, rule("?day=2026-04-01").get("value").asDouble());
        assertEquals("2026-04-01", rule("?day=2026-04-02").get("setFrom").asText());
        refused(400, "bad_body", "a number from 1 to 100 km/h", send("PUT", path, "{\"value\":0,\"reason\":\"x\"}"));
        refused(404, "not_found", "no rule 'x'", send("PUT", "/api/v1/rules/x", "{\"value\":0,\"reason\":\"x\"}"));
        refused(400, "bad_body", "'reason' is missing", send("PUT", path, "{\"value\":28}"));
        JsonNode logged =
                api.json("/api/v1/changes?subject=rule&limit=1").get("items").get(0);
        assertEquals("新标准", logged.get("reason").asText());
        assertEquals("api 127.0.0.1", logged.get("actor").asText());
        assertEquals("30", logged.get("after").get("value").asText());
    }

    private static JsonNode rule(String query) {
        for (JsonNode rule : api.json("/api/v1/rules" + query).get("items")) {
            if (rule.get("key").asText().equals("work.ss.limit-kmh")) {
                return rule;
            }
        }
        throw new AssertionError("not listed");
    }

    @Test
    void aRouteChangesWhatItRequiresFromADayOn() {
        assertEquals(
                204,
                send(
                                "PUT",
                                "/api/v1/routes/R1",
                                "{\"passes\":\"JS@N=2\",\"class\":1,\"validFrom\":\"2026-03-20\",\"reason\":\"升级\"}")
                        .statusCode());
        JsonNode later = properties("R1", "2026-03-20");
        assertEquals("JS@N=2", later.get("passes").asText());
        assertEquals(1, later.get("class").asInt());
        assertTrue(properties("R1", "2026-03-19").path("passes").isMissingNode());
        refused(
                400,
                "bad_body",
                "passes are 'often'",
                send("PUT", "/api/v1/routes/R1", "{\"passes\":\"often\",\"reason\":\"x\"}"));
        refused(400, "bad_body", "class", send("PUT", "/api/v1/routes/R1", "{\"class\":9,\"reason\":\"x\"}"));
        refused(404, "not_found", "R7", send("PUT", "/api/v1/routes/R7", "{\"class\":1,\"reason\":\"x\"}"));
    }

    @Test
    void aServicePlaceIsMadeMovedAndTakenOutOfUse() {
        String path = "/api/v1/fences/W7";
        String water =
                "{\"kind\":\"water\",\"radiusM\":40,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%s,27.83],"
                        + "[113.141,27.83],[113.141,27.831],[113.14,27.831],[%s,27.83]]]},\"crs\":\"%s\",\"reason\":\"新建取水点\"}";
        refused(404, "not_found", "fence 'W7'", send("PUT", path, "{\"name\":\"x\",\"reason\":\"x\"}"));
        assertEquals(
                204,
                send("PUT", path, water.formatted("113.14", "113.14", "wgs84")).statusCode());
        refused(
                400,
                "bad_body",
                "only 0 m when it is taken as drawn in wgs84",
                send("PUT", path, water.formatted("113.14", "113.14", "gcj02")));
        refused(
                400,
                "bad_body",
                "lies outside China",
                send(
                        "PUT",
                        path,
                        water.formatted("27.83", "27.83", "wgs84").replace("113.141,27.83]", "27.83,113.14]")));
        refused(400, "bad_body", "kind", send("PUT", path, "{\"kind\":\"pond\",\"reason\":\"x\"}"));
        refused(400, "bad_body", "no 'passes' here", send("PUT", path, "{\"passes\":\"JS=1\",\"reason\":\"x\"}"));
        assertEquals(
                204,
                send("PUT", path, "{\"kind\":\"refuse\",\"validFrom\":\"2026-03-20\",\"reason\":\"改用途\"}")
                        .statusCode());
        assertEquals(
                "water", only("fences", "2026-03-19").at("/properties/kind").asText());
        assertEquals(
                "refuse", only("fences", "2026-03-20").at("/properties/kind").asText());
        assertEquals(
                204, send("DELETE", path + "?lastDay=2026-03-25&reason=x", null).statusCode());
        assertTrue(only("fences", "2026-03-26").isMissingNode());
        assertEquals(
                404, send("DELETE", path + "?lastDay=2026-03-25&reason=x", null).statusCode());
        JsonNode logged = api.json("/api/v1/changes?subject=fence&limit=3").get("items");
        assertEquals("改用途", logged.get(1).get("reason").asText());
        assertEquals("water", logged.get(1).at("/before/properties/kind").asText());
    }

    private static JsonNode only(String layer, String day) {
        return api.json("/api/v1/" + layer + "?day=" + day).at("/features/0");
    }

    @Test
    void aGridHasItsZoneAndADistrictMayHaveNoPolygon() {
        String square = "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[113.1,27.8],[113.2,27.8],[113.2,27.9],"
                + "[113.1,27.8]]]},\"reason\":\"划分\"}";
        assertEquals(
                204,
                send("PUT", "/api/v1/grids/G9", "{\"zone\":\"main\",\"district\":\"荷塘\"," + square)
                        .statusCode());
        assertEquals("main", only("grids", "2026-03-10").at("/properties/zone").asText());
        refused(400, "bad_body", "zone is", send("PUT", "/api/v1/grids/G9", "{\"zone\":\"sea\",\"reason\":\"x\"}"));
        assertEquals(
                204,
                send("PUT", "/api/v1/districts/%E7%BB%8F%E5%BC%80%E5%8C%BA", "{\"geometry\":null,\"reason\":\"x\"}")
                        .statusCode());
        assertEquals("经开区", only("districts", "2026-03-10").get("name").asText());
        assertTrue(only("districts", "2026-03-10").get("geometry").isNull());
    }

    @Test
    void aRouteIsDrawnAndNotTakenAwayWhileItIsPlanned() {
        String path = "/api/v1/routes/R5";
        assertEquals(
                204,
                send("PUT", path, "{\"class\":1,\"passes\":\"JS=1\",\"geometry\":" + LINE + ",\"reason\":\"新路\"}")
                        .statusCode());
        assertEquals("JS=1", properties("R5", "2026-03-10").get("passes").asText());
        assertEquals(
                201,
                send(
                                "POST",
                                "/api/v1/plans",
                                "{\"vehicleId\":" + vehicle + ",\"shift\":\"D\",\"routes\":[\"R5\"],\"reason\":\"x\"}")
                        .statusCode());
        refused(
                409,
                "conflict",
                "route R5 is planned for 荷塘 A001 in shift D",
                send("DELETE", path + "?reason=x", null));
        noPlans();
        assertEquals(204, send("DELETE", path + "?reason=x", null).statusCode());
    }

    @Test
    void aVehicleGoesToAnotherDistrictFromADayOn() {
        Change change = new Change("test", "a second vehicle", RunningApi.NOW);
        api.vehicles.upsertAll(
                List.of(new DatedEntry(
                        new VehicleEntry("湘B00002", "13800000002", "天元", "A001", "SS", null, RunningApi.NOW, null),
                        RunningApi.TODAY,
                        null)),
                RunningApi.TODAY,
                RunningApi.NOW,
                change);
        String path = "/api/v1/vehicles/" + vehicle + "/assignments";
        refused(
                409,
                "conflict",
                "code 天元 A001 is that of 湘B00002",
                send("POST", path, "{\"district\":\"天元\",\"reason\":\"调拨\"}"));
        refused(
                400,
                "bad_body",
                "'operation' is one of",
                send("POST", path, "{\"operation\":\"飞行\",\"reason\":\"x\"}"));
        String lent = "{\"district\":\"天元\",\"code\":\"A009\",\"validFrom\":\"2026-03-12\",\"validTo\":\"2026-03-13\","
                + "\"reason\":\"支援\"}";
        assertEquals(204, send("POST", path, lent).statusCode());
        JsonNode days = api.json(path).get("items");
        assertEquals(3, days.size(), "before, on the two days, after: " + days);
        assertEquals("荷塘", days.get(0).get("district").asText());
        assertEquals("天元", days.get(1).get("district").asText());
        assertEquals("A009", days.get(1).get("code").asText());
        assertEquals("JS", days.get(1).get("operation").asText());
        assertEquals("2026-03-13", days.get(1).get("validTo").asText());
        assertEquals("荷塘", days.get(2).get("district").asText());
    }

    private static JsonNode properties(String code, String day) {
        for (JsonNode feature : api.json("/api/v1/routes?day=" + day).get("features")) {
            if (feature.get("name").asText().equals(code)) {
                return feature.get("properties");
            }
        }
        throw new AssertionError(code + " is not there on " + day);
    }

    @Test
    void shiftsAndWeatherStopsComeAndGo() {
        String shift = "/api/v1/shifts/E";
        assertEquals(
                204,
                send(
                                "PUT",
                                shift,
                                "{\"name\":\"晚班\",\"start\":\"18:00\",\"end\":\"02:00\",\"validFrom\":\"2026-05-01\",\"reason\":\"夏季\"}")
                        .statusCode());
        assertEquals(2, api.json("/api/v1/shifts").get("items").size());
        JsonNode may = api.json("/api/v1/shifts?day=2026-05-01").get("items");
        assertEquals("2026-05-01T18:00:00Z", may.get(0).get("to").asText());
        refused(
                409,
                "conflict",
                "goes on when the next operational day begins",
                send("PUT", shift, "{\"start\":\"18:00\",\"end\":\"08:00\",\"reason\":\"x\"}"));
        assertEquals(
                204,
                send("DELETE", shift + "?lastDay=2026-04-30&reason=x", null).statusCode());
        assertEquals(
                "D",
                api.json("/api/v1/shifts?day=2026-05-02")
                        .get("items")
                        .get(0)
                        .get("id")
                        .asText());

        HttpResponse<String> stop = send(
                "POST",
                "/api/v1/weather-stops",
                "{\"from\":\"2026-03-10T10:00:00Z\",\"until\":\"2026-03-10T20:00:00Z\",\"operations\":[\"洒水\"],"
                        + "\"approvedBy\":\"张主任\",\"reason\":\"低温\"}");
        assertEquals(201, stop.statusCode(), stop.body());
        assertEquals(
                "SS", RunningApi.parse(stop.body()).get("operations").get(0).asText());
        assertEquals(1, api.json("/api/v1/weather-stops").get("items").size());
        String path = "/api/v1/weather-stops/"
                + RunningApi.parse(stop.body()).get("id").asText() + "?reason=withdrawn";
        assertEquals(204, send("DELETE", path, null).statusCode());
        assertEquals(0, api.json("/api/v1/weather-stops").get("items").size());
    }

    private static HttpResponse<String> shift(String id, String start, String end, String more) {
        return send(
                "PUT",
                "/api/v1/shifts/" + id,
                "{\"name\":\"" + (id.equals("N") ? "夜班" : id) + "\",\"start\":\"" + start + "\",\"end\":\"" + end
                        + "\",\"reason\":\"排班\"" + more + "}");
    }

    /** Two plans that did not overlap do when a shift is moved; and a plan without its shift is nobody's duty. */
    @Test
    void aShiftIsNotChangedUnderItsPlans() {
        assertEquals(204, shift("D", "06:30", "20:00", "").statusCode());
        assertEquals(204, shift("N", "20:00", "06:30", "").statusCode());
        HttpResponse<String> byNight = plan("");
        assertEquals(201, byNight.statusCode(), byNight.body());
        HttpResponse<String> byDay = send(
                "POST",
                "/api/v1/plans",
                "{\"vehicleId\":" + vehicle
                        + ",\"shift\":\"D\",\"routes\":[\"R2\"],\"weekdays\":\"6\",\"reason\":\"x\"}");
        assertEquals(201, byDay.statusCode(), byDay.body());

        refused(
                409,
                "conflict",
                "荷塘 A001 has two plans at the same time on 2026-03-14: shift N JS (R1)",
                shift("N", "18:00", "06:30", ""));
        refused(
                409,
                "conflict",
                "at the same time on 2026-06-06",
                shift("N", "18:00", "06:30", ",\"validFrom\":\"2026-06-01\""));
        refused(
                409,
                "conflict",
                "荷塘 A001 is planned on 2026-06-02 for a shift that is not there that day: shift N",
                send("DELETE", "/api/v1/shifts/N?lastDay=2026-06-01&reason=x", null));
        JsonNode shifts = api.json("/api/v1/shifts?day=2026-06-06").get("items");
        assertEquals("20:00", shifts.get(1).get("start").asText(), "as before");
        assertEquals(2, api.json("/api/v1/duties?day=2026-06-06").get("items").size());
        assertEquals(204, shift("N", "21:00", "06:30", "").statusCode());
    }

    @Test
    void whatAChangeOfADayRestsOnStaysAsLongAsTheChange() {
        assertEquals(204, shift("N", "20:00", "06:30", "").statusCode());
        assertEquals(204, shift("L", "18:00", "22:00", "").statusCode());
        String plan = RunningApi.parse(plan("").body()).get("id").asText();
        String change = "{\"vehicleId\":" + vehicle
                + ",\"shift\":\"%s\",\"kind\":\"%s\",\"day\":\"2026-03-11\",\"routes\":%s,\"reason\":\"迎检\"}";
        HttpResponse<String> cancelled = send("POST", "/api/v1/plan-changes", change.formatted("N", "cancel", "[]"));
        assertEquals(201, cancelled.statusCode(), cancelled.body());
        assertEquals(
                201,
                send("POST", "/api/v1/plan-changes", change.formatted("L", "add", "[\"R2\"]"))
                        .statusCode());
        String path = "/api/v1/plan-changes/"
                + RunningApi.parse(cancelled.body()).get("id").asText();
        refused(409, "conflict", "add of shift L for 荷塘 A001 on 2026-03-11", send("DELETE", path + "?reason=x", null));
        refused(
                409,
                "conflict",
                "cancel of shift N for 荷塘 A001 on 2026-03-11: no such shift is planned",
                send("DELETE", "/api/v1/plans/" + plan + "?lastDay=2026-03-10&reason=x", null));
        assertEquals(1, api.json("/api/v1/duties?day=2026-03-11").get("items").size());
    }

    @Test
    void nobodyChangesAnythingWithoutLogin() {
        assertEquals(
                401,
                api.send(api.request("/api/v1/rules/work.ss.limit-kmh").PUT(BodyPublishers.ofString("{}")))
                        .statusCode());
        assertEquals(
                403,
                api.send(api.authorised("/api/v1/plans")
                                .header("Origin", "http://elsewhere.example")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode());
    }
}
