package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportAnswersTest {
    private static final String PATH = "/api/v1/reports/device-failure";
    private static final int FLEET = 45;

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.withItsOwnDatabase();
        new WorkingFleet(api, FLEET);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void todaysReportHasTheRateAndTheEvidence() {
        JsonNode report = api.json(PATH);

        assertEquals("2026-03-10", report.get("day").asText());
        assertEquals(0.05, report.get("target").asDouble());
        assertEquals(FLEET, report.get("byDevice").get("denominator").asInt());
        assertEquals(2, report.get("byDevice").get("numerator").asInt());
        assertEquals(2.0 / FLEET, report.get("byDevice").get("rate").asDouble(), 1e-6);
        assertTrue(report.get("met").asBoolean());
        assertEquals("provisional", report.get("state").asText());
        List<String> failed = new ArrayList<>();
        report.get("devices").forEach(device -> {
            if (device.get("failed").asBoolean()) {
                failed.add(device.get("code").asText());
            }
        });
        assertEquals(List.of("ZZ-026", "ZZ-012"), failed);
        JsonNode fault = report.get("devices").findParents("faults").stream()
                .filter(device -> device.get("code").asText().equals("ZZ-012"))
                .findFirst()
                .orElseThrow()
                .get("faults")
                .get(0);
        assertEquals("F05", fault.get("code").asText());
        assertEquals("A", fault.get("class").asText());
        assertEquals("2026-03-10T00:00:00Z", fault.get("from").asText());
        assertFalse(fault.get("evidence").asText().isEmpty());
    }

    @Test
    void comesAsCsvByParameter() {
        HttpResponse<String> answer = api.get(PATH + "?day=2026-03-10&format=csv");

        assertEquals("text/csv; charset=utf-8", type(answer));
        assertTrue(answer.body().contains("F05"), answer.body());
        assertEquals(
                "attachment; filename=\"device-failure-2026-03-10.csv\"",
                answer.headers().firstValue("Content-Disposition").orElse(""));
    }

    @Test
    void comesAsSpreadsheetByAccept() throws Exception {
        HttpResponse<byte[]> answer = api.http.send(
                api.authorised(PATH).header("Accept", Formats.XLSX.type()).build(), BodyHandlers.ofByteArray());

        assertEquals(Formats.XLSX.type(), type(answer));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertTrue(workbook.getSheets().count() >= 2);
        }
    }

    @Test
    void theFormatIsTheMostWantedOneThatThereIs() {
        assertEquals("text/csv; charset=utf-8", typeFor("application/json;q=0.1, text/csv;q=0.9, image/png"));
        assertEquals("application/json", typeFor("*/*"));
        assertEquals("application/json", typeFor("application/*"));
        assertEquals("text/csv; charset=utf-8", typeFor("text/*, application/json;q=0"));
        AccessTest.assertProblem(
                api.send(api.authorised(PATH).header("Accept", "application/pdf")), 406, "not_acceptable");
    }

    private static String typeFor(String accept) {
        return type(api.send(api.authorised(PATH).header("Accept", accept)));
    }

    private static String type(HttpResponse<?> answer) {
        assertEquals(200, answer.statusCode());
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
