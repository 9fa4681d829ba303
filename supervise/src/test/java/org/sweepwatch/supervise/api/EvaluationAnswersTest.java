package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.sweepwatch.supervise.evaluate.DistrictMonthReport;
import org.sweepwatch.supervise.evaluate.MonthJson;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.MonthProblem;
import org.sweepwatch.supervise.evaluate.figure.ProblemKind;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.work.figure.FigureId;

/** The life of a month over HTTP, in its order, on a real database. */
@TestMethodOrder(OrderAnnotation.class)
class EvaluationAnswersTest {
    private static final String REPORT = "/api/v1/reports/district-month?month=2026-02";
    private static final String MONTH = "/api/v1/evaluations/2026-02";
    private static final String SCHEME = """
            name: 测试办法
            validFrom: 2026-02
            decimals: 2
            completenessFloor: 0.60
            notAssessable: left-out
            assessedFloor: 0.50
            ties: skip-next
            appealDays: 5
            units: [天元区, 经开区]
            items:
              - { id: online, name: 上线率, figure: T2, method: rate, weight: 15 }
              - id: problems
                name: 问题
                figure: C2
                method: deduct
                weight: 85
                cap: 5
                points: { no-gps: 0.5, off-plan: 0.2 }
            """;

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.withItsOwnDatabase();
        api.lastMonth = Map.of("天元区", month(47, 47), "经开区", month(93, 94, ProblemKind.NO_GPS, ProblemKind.OFF_PLAN));
    }

    private static UnitMonth month(int online, int duty, ProblemKind... kinds) {
        List<MonthProblem> problems = new ArrayList<>();
        for (ProblemKind kind : kinds) {
            problems.add(new MonthProblem(
                    kind, 4, "湘B00004", "D004", LocalDate.of(2026, 2, 19), "晚", kind.chinese(), "/api/v1/vehicles/4"));
        }
        return new UnitMonth(
                Map.of(
                        FigureId.T2, MonthFigure.of(online, duty, 99, 100),
                        FigureId.C2, MonthFigure.of(duty - kinds.length, duty, 99, 100)),
                problems);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static HttpResponse<String> post(String path, String body) {
        return api.send(api.authorised(path).POST(BodyPublishers.ofString(body)));
    }

    private static int step(String step) {
        return post(MONTH + "/steps", "{\"step\":\"" + step + "\",\"by\":\"评价科\",\"reason\":\"例行\"}")
                .statusCode();
    }

    private static JsonNode unit(JsonNode report, String name) {
        for (JsonNode unit : report.get("units")) {
            if (unit.get("unit").asText().equals(name)) {
                return unit;
            }
        }
        throw new AssertionError("no " + name + " in " + report);
    }

    @Test
    @Order(1)
    void aSchemeIsTakenInAndTheMonthIsScoredByIt() {
        HttpResponse<String> taken = post("/api/v1/evaluation-schemes?by=admin&reason=decree", SCHEME);
        assertEquals(201, taken.statusCode(), taken.body());
        assertEquals(
                "测试办法",
                api.json("/api/v1/evaluation-schemes")
                        .at("/items/0/scheme/name")
                        .asText());

        JsonNode report = api.json(REPORT);
        assertEquals("computed", report.get("state").asText());
        assertEquals(0, report.get("revision").asInt());
        assertEquals("天元区", report.at("/units/0/unit").asText());
        assertEquals(100.0, report.at("/units/0/total").asDouble());
        JsonNode district = unit(report, "经开区");
        assertEquals(14.84, district.at("/items/0/score").asDouble());
        assertEquals(93, district.at("/items/0/numerator").asInt());
        assertEquals(94, district.at("/items/0/denominator").asInt());
        assertEquals(0.99, district.at("/items/0/completeness").asDouble());
        assertEquals(0.7, district.at("/items/1/deducted").asDouble());
        assertEquals(99.14, district.get("total").asDouble());
        assertEquals(
                "no-gps/4/2026-02-19/晚", district.at("/items/1/deductions/0/id").asText());
        assertEquals(
                "/api/v1/vehicles/4",
                district.at("/items/1/deductions/0/problem/link").asText());
    }

    @Test
    @Order(2)
    void aBadSchemeIsRefusedWithEveryProblemNamed() {
        HttpResponse<String> refused = post(
                "/api/v1/evaluation-schemes?by=admin&reason=x",
                SCHEME.replace("weight: 15", "weight: 0").replace("cap: 5", "cap: 500"));
        assertEquals(400, refused.statusCode());
        JsonNode problem = RunningApi.parse(refused.body());
        assertEquals("bad_body", problem.get("code").asText());
        assertTrue(
                problem.get("detail").asText().contains("item online: weight is 0 (expected: above 0)"),
                refused.body());
        assertTrue(problem.get("detail").asText().contains("item problems: cap is 500"), refused.body());
        String misspelt = post("/api/v1/evaluation-schemes?by=a&reason=x", SCHEME.replace("appealDays", "apealDays"))
                .body();
        assertTrue(misspelt.contains("apealDays"), misspelt);
        assertEquals(400, post("/api/v1/evaluation-schemes", SCHEME).statusCode());
    }

    @Test
    @Order(3)
    void theMonthThatIsOverIsComputedByItself() {
        assertEquals(List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 2)), api.evaluations.computeDue());
        assertEquals(List.of(), api.evaluations.computeDue());
        JsonNode file = api.json(MONTH);
        assertEquals("computed", file.get("state").asText());
        assertEquals("compute", file.at("/steps/0/step").asText());
        assertEquals("system", file.at("/steps/0/by").asText());
        assertEquals(2, api.json("/api/v1/evaluations?year=2026").get("items").size());
    }

    @Test
    @Order(4)
    void noStepIsTakenOutOfTurn() {
        assertEquals(409, step("sign-off"));
        assertEquals(409, step("freeze"));
        assertEquals(400, step("delete"));
        assertEquals(
                409,
                post("/api/v1/evaluations/2026-03/steps", "{\"step\":\"publish\",\"by\":\"a\",\"reason\":\"b\"}")
                        .statusCode());
        HttpResponse<String> early =
                post(MONTH + "/appeals", "{\"unit\":\"经开区\",\"item\":\"problems\",\"text\":\"t\",\"by\":\"x\"}");
        assertEquals(409, early.statusCode());
        assertEquals("conflict", RunningApi.parse(early.body()).get("code").asText());
        assertEquals(
                400,
                post(MONTH + "/steps", "{\"step\":\"publish\",\"by\":\"a\"}").statusCode());
        assertEquals(
                401,
                api.send(api.request(MONTH + "/steps").POST(BodyPublishers.ofString("{}")))
                        .statusCode());
    }

    @Test
    @Order(5)
    void fromPublicationOnTheFiguresStand() {
        api.provisional = List.of(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 2, 28));
        HttpResponse<String> early = post(MONTH + "/steps", "{\"step\":\"publish\",\"by\":\"评价科\",\"reason\":\"例行\"}");
        assertEquals(409, early.statusCode());
        assertTrue(early.body().contains("2026-02-27, 2026-02-28"), early.body());
        assertEquals("computed", api.json(REPORT).get("state").asText());
        api.provisional = List.of();
        assertEquals(204, step("publish"));
        api.lastMonth = Map.of();
        JsonNode report = api.json(REPORT);
        assertEquals("published", report.get("state").asText());
        assertEquals(2, report.get("revision").asInt());
        assertEquals("2026-03-15T01:00:00Z", report.get("appealsUntil").asText());
        assertEquals(99.14, unit(report, "经开区").get("total").asDouble());
        assertEquals(409, step("sign-off"), "appeals are still taken");
    }

    @Test
    @Order(6)
    void anAcceptedAppealScoresTheMonthAgainFromWhatWasPublished() {
        assertEquals(
                404,
                post(MONTH + "/appeals", "{\"unit\":\"经开区\",\"item\":\"nothing\",\"text\":\"t\",\"by\":\"x\"}")
                        .statusCode());
        HttpResponse<String> taken = post(
                MONTH + "/appeals",
                "{\"unit\":\"经开区\",\"item\":\"problems\",\"text\":\"终端被盗\",\"evidence\":\"报警回执\",\"by\":\"经开区环卫\"}");
        assertEquals(201, taken.statusCode(), taken.body());
        String decision =
                MONTH + "/appeals/" + RunningApi.parse(taken.body()).get("id").asInt() + "/decision";
        String accept = "{\"accepted\":true,\"by\":\"评价科\",\"reason\":\"属实\",\"withdrawn\":[\"%s\"]}";

        assertEquals(
                400, post(decision, accept.formatted("no-gps/9/2026-02-19")).statusCode());
        assertEquals(
                400,
                post(decision, "{\"accepted\":true,\"by\":\"a\",\"reason\":\"b\"}")
                        .statusCode());
        HttpResponse<String> decided = post(decision, accept.formatted("no-gps/4/2026-02-19/晚"));
        assertEquals(204, decided.statusCode(), decided.body());
        assertEquals(
                409, post(decision, accept.formatted("no-gps/4/2026-02-19/晚")).statusCode());

        JsonNode report = api.json(REPORT);
        assertEquals(3, report.get("revision").asInt());
        assertEquals(99.64, unit(report, "经开区").get("total").asDouble());
        assertTrue(unit(report, "经开区").at("/items/1/deductions/0/withdrawn").asBoolean());
        assertEquals("属实", report.at("/corrections/0/reason").asText());
        assertEquals(
                99.14,
                unit(api.json(REPORT + "&revision=2"), "经开区").get("total").asDouble());
        assertEquals(404, api.get(REPORT + "&revision=9").statusCode());
        JsonNode appeal = api.json(MONTH).at("/appeals/0");
        assertTrue(appeal.get("accepted").asBoolean());
        assertEquals("评价科", appeal.get("decidedBy").asText());
    }

    @Test
    @Order(7)
    void aRejectedAppealChangesNothing() {
        String taken = post(
                        MONTH + "/appeals", "{\"unit\":\"天元区\",\"item\":\"online\",\"text\":\"t\",\"by\":\"天元区环卫\"}")
                .body();
        String decision =
                MONTH + "/appeals/" + RunningApi.parse(taken).get("id").asInt() + "/decision";
        api.clock.advance(Duration.ofDays(5));
        assertEquals(409, step("sign-off"), "an appeal is open");
        assertEquals(
                409,
                post(MONTH + "/appeals", "{\"unit\":\"天元区\",\"item\":\"online\",\"text\":\"t\",\"by\":\"x\"}")
                        .statusCode(),
                "too late");
        assertEquals(
                204,
                post(decision, "{\"accepted\":false,\"by\":\"评价科\",\"reason\":\"证据不足\"}")
                        .statusCode());
        assertEquals(3, api.json(REPORT).get("revision").asInt());
    }

    @Test
    @Order(8)
    void afterTheFreezeOnlyALoggedRecalculationChangesItAndKeepsTheOldRevision() {
        api.provisional = List.of(LocalDate.of(2026, 2, 28));
        assertEquals(409, step("sign-off"), "a day is provisional");
        String forced = "{\"step\":\"%s\",\"by\":\"评价科\",\"reason\":\"主任批示\",\"force\":true}";
        assertEquals(400, post(MONTH + "/steps", forced.formatted("freeze")).statusCode());
        assertEquals(204, post(MONTH + "/steps", forced.formatted("sign-off")).statusCode());
        api.provisional = List.of();
        JsonNode logged = api.json(MONTH).get("steps");
        assertEquals(
                "forced while provisional: 2026-02-28; 主任批示",
                logged.get(logged.size() - 1).get("reason").asText());
        assertEquals(204, step("freeze"));
        api.lastMonth = Map.of("天元区", month(40, 47), "经开区", month(94, 94));
        assertEquals(99.64, unit(api.json(REPORT), "经开区").get("total").asDouble());
        assertEquals("frozen", api.json(REPORT).get("state").asText());

        assertEquals(204, step("recalculate"));
        JsonNode report = api.json(REPORT);
        assertEquals("frozen", report.get("state").asText());
        assertEquals(4, report.get("revision").asInt());
        assertEquals("经开区", report.at("/units/0/unit").asText());
        assertEquals(97.77, unit(report, "天元区").get("total").asDouble());
        assertEquals(
                99.64,
                unit(api.json(REPORT + "&revision=3"), "经开区").get("total").asDouble());
        List<String> steps = new ArrayList<>();
        api.json(MONTH).get("steps").forEach(one -> steps.add(one.get("step").asText()));
        assertEquals(
                List.of(
                        "compute",
                        "publish",
                        "appeal",
                        "accept-appeal",
                        "appeal",
                        "reject-appeal",
                        "sign-off",
                        "freeze",
                        "recalculate"),
                steps);
    }

    @Test
    @Order(9)
    void theReportComesAsAWorkbookForTheBulletin() throws Exception {
        HttpResponse<byte[]> answer =
                api.http.send(api.authorised(REPORT + "&format=xlsx").build(), BodyHandlers.ofByteArray());
        assertEquals(
                "attachment; filename=\"district-month-2026-02.xlsx\"",
                answer.headers().firstValue("Content-Disposition").orElse(""));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertEquals(
                    List.of("排名", "项目得分", "机械化清扫率", "扣分明细", "申诉更正"),
                    sheets.stream().map(Sheet::getName).toList());
            assertTrue(sheets.get(0).read().get(0).getCellText(0).startsWith("2026-02 五区机械化环卫作业月度考评（已冻结，第4版"));
            assertEquals(
                    "100.00",
                    sheets.get(0)
                            .read()
                            .get(2)
                            .getCellAsNumber(2)
                            .orElseThrow()
                            .setScale(2)
                            .toString());
        }
        String csv = api.get(REPORT + "&format=csv").body();
        assertTrue(csv.contains("天元区,上线率,T2 上线率,按比率,区,15,40,47,85.11 %,99.00 %,已评,,,12.77"), csv);
    }

    @Test
    @Order(11)
    void whatNothingMeasuresIsEnteredByHandWithReasonAndEvidence() {
        String scheme = SCHEME.replace("validFrom: 2026-02", "validFrom: 2026-03")
                .replace("figure: T2", "figure: D4")
                .replace("id: online", "id: closed");
        assertEquals(
                201,
                post("/api/v1/evaluation-schemes?by=admin&reason=decree", scheme)
                        .statusCode());
        String report = "/api/v1/reports/district-month?month=2026-03";
        assertEquals(
                "no-data", unit(api.json(report), "经开区").at("/items/0/outcome").asText(), "nothing measures it");
        String entry = "{\"figure\":\"%s\",\"month\":\"2026-03\",\"district\":\"%s\",\"numerator\":%s,"
                + "\"denominator\":972,\"evidence\":\"结案台账第7页\",\"reason\":\"例行填报\"}";
        String path = "/api/v1/figure-entries";
        for (String wrong : List.of(
                entry.formatted("C4", "经开区", "911"),
                entry.formatted("D4", "渌口镇", "911"),
                entry.formatted("D4", "经开区", "973"),
                entry.formatted("D4", "经开区", "911").replace("2026-03", "2026-04"),
                entry.formatted("D4", "经开区", "911").replace("\"month\":\"2026-03\"", "\"day\":\"2026-03-02\""),
                entry.formatted("D4", "经开区", "911").replace(",\"reason\":\"例行填报\"", ""))) {
            assertEquals(400, post(path, wrong).statusCode(), wrong);
        }
        assertEquals(0, api.json(path + "?month=2026-03").get("items").size());
        assertEquals(201, post(path, entry.formatted("D4", "经开区", "900")).statusCode());
        assertEquals(201, post(path, entry.formatted("D4", "经开区", "911")).statusCode());
        JsonNode item = unit(api.json(report), "经开区").at("/items/0");
        assertEquals(911, item.get("numerator").asInt(), "the newest counts");
        assertEquals(0.937243, item.get("rate").asDouble());
        JsonNode kept = api.json(path + "?month=2026-03").get("items");
        assertEquals(2, kept.size(), "and the one before is kept");
        assertEquals("结案台账第7页", kept.get(0).get("evidence").asText());
        assertEquals("例行填报", kept.get(0).get("reason").asText());
        assertTrue(kept.get(0).get("by").asText().startsWith("api "));
    }

    @Test
    @Order(12)
    void theDeclaredRateStandsBesideTheMeasuredOneAndMovesNoScore() {
        api.thisMonth =
                Map.of("经开区", new UnitMonth(Map.of(FigureId.C11, MonthFigure.of(1_036, 1_120, 90, 100)), List.of()));
        String scheme = SCHEME.replace("validFrom: 2026-02", "validFrom: 2026-03")
                .replace("figure: T2", "figure: C11")
                .replace("上线率", "机械化清扫率");
        assertEquals(
                201,
                post("/api/v1/evaluation-schemes?by=admin&reason=decree", scheme)
                        .statusCode());
        String report = "/api/v1/reports/district-month?month=2026-03";
        JsonNode before = unit(api.json(report), "经开区");
        assertEquals(13.88, before.at("/items/0/score").asDouble());

        String entry = "{\"figure\":\"C11D\",\"month\":\"2026-03\",\"district\":\"经开区\",\"numerator\":%s,"
                + "\"denominator\":1200.5,\"evidence\":\"环卫统计年报\",\"reason\":\"申报\"}";
        String good = entry.formatted("1100.4");
        String path = "/api/v1/figure-entries";
        for (String wrong : List.of(
                entry.formatted("1200.6"),
                good.replace(",\"denominator\":1200.5", ""),
                good.replace("环卫统计年报", ""),
                good.replace("\"month\":\"2026-03\"", "\"day\":\"2026-03-02\""),
                good.replace("\"district\":\"经开区\"", "\"vehicleId\":1"))) {
            assertEquals(400, post(path, wrong).statusCode(), wrong);
        }
        assertEquals(201, post(path, good).statusCode());

        JsonNode after = api.json(report);
        assertEquals(before, unit(after, "经开区"));
        JsonNode rates = after.get("sweptRates");
        assertEquals(4, rates.size());
        assertTrue(rates.at("/0/rate").isNull() && rates.at("/1/rate").isNull());
        assertEquals("C11", rates.at("/2/figure").asText());
        assertEquals(0.925, rates.at("/2/rate").asDouble());
        assertEquals(0.9, rates.at("/2/completeness").asDouble());
        assertEquals("C11D", rates.at("/3/figure").asText());
        assertEquals(0.916618, rates.at("/3/rate").asDouble());
        assertTrue(rates.at("/3/completeness").isNull());
        ObjectNode keptBefore = after.deepCopy();
        keptBefore.remove("sweptRates");
        assertEquals(
                List.of(),
                MonthJson.read(keptBefore.toString(), DistrictMonthReport.class).sweptRates());
        assertTrue(after.at("/definitions/C11D").asText().contains("不参与C11计分"));
        String csv = api.get(report + "&format=csv").body();
        assertTrue(
                csv.contains(
                        "经开区,C11 机械化清扫率,1036,1120,92.50 %,90.00 %\r\n经开区,C11D 申报机械化清扫率,1100.4,1200.5,91.66 %,\r\n"),
                csv);
        assertTrue(csv.contains("天元区,C11D 申报机械化清扫率,,,无数据,\r\n"), csv);
    }

    @Test
    @Order(10)
    void aMonthInTheFutureAndAMonthThatHasNotBegunAreSaidToBeSo() {
        assertEquals(
                400, api.get("/api/v1/reports/district-month?month=2026-04").statusCode());
        assertEquals(400, api.get("/api/v1/reports/district-month?month=march").statusCode());
        assertEquals(404, api.get("/api/v1/evaluations/2025-06").statusCode());
        assertFalse(api.json("/api/v1/reports/district-month").get("units").isEmpty());
    }
}
