package org.sweepwatch.supervise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.DayFacts;
import org.sweepwatch.supervise.device.DeviceFailureJudge;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.ExcusedTime;
import org.sweepwatch.supervise.device.Headline;
import org.sweepwatch.supervise.device.ServiceVehicle;
import org.sweepwatch.supervise.device.VehicleDay;

class ReportWriterTest {
    private static final String FORMULA = "=HYPERLINK(\"http://x\")";

    private static DeviceFailureReport report() {
        ServiceVehicle silent = new ServiceVehicle(7, FORMULA, "13800000007", "天元区", "D004", 0, Long.MAX_VALUE);
        ServiceVehicle healthy = new ServiceVehicle(8, "湘B00008", "13800000008", "石峰区", "A1", 0, Long.MAX_VALUE);
        ServiceVehicle exempt = new ServiceVehicle(9, "湘B00009", "13800000009", null, null, 0, Long.MAX_VALUE);
        return new DeviceFailureJudge(VehicleDay.CALENDAR, VehicleDay.RULES, Headline.BY_DEVICE)
                .judge(new DayFacts(
                        VehicleDay.DATE,
                        VehicleDay.ms(1440),
                        List.of(silent, healthy, exempt),
                        Map.of(8, new VehicleDay(8, 1).dayShift().fold()),
                        Map.of(),
                        List.of(new ExcusedTime(9, 0, Long.MAX_VALUE, "+repair, \"long\"")),
                        0,
                        Instant.parse("2026-03-03T00:00:00Z")));
    }

    @Test
    void jsonHasTheFieldsOfTheContract() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ReportWriter.write(report(), ReportFormat.JSON));
        assertEquals("2026-03-02", json.get("day").asText());
        assertEquals(0.05, json.get("target").asDouble());
        assertEquals(0.5, json.get("byDevice").get("rate").asDouble());
        assertEquals(1, json.get("byDevice").get("numerator").asInt());
        assertEquals(2, json.get("byDevice").get("denominator").asInt());
        assertTrue(json.has("byVehicle") && json.has("byTime") && json.has("completeness"));
        assertEquals("byDevice", json.get("headline").asText());
        assertFalse(json.get("met").asBoolean());
        assertEquals("provisional", json.get("state").asText());
        JsonNode device = json.get("devices").get(0);
        assertEquals(7, device.get("vehicle").asInt());
        assertEquals("13800000007", device.get("phone").asText());
        assertEquals("天元区", device.get("district").asText());
        JsonNode fault = device.get("faults").get(0);
        assertEquals("F01", fault.get("code").asText());
        assertEquals("A", fault.get("class").asText());
        assertEquals("2026-03-01T22:30:00Z", fault.get("from").asText());
        assertEquals("2026-03-02T22:30:00Z", fault.get("to").asText());
        assertEquals(1440, fault.get("minutes").asInt());
        assertTrue(fault.get("evidence").isTextual()
                && fault.get("evidenceZh").asText().contains("未收到任何数据"));
        assertEquals("2022-01", json.get("rulesVersion").asText());
        assertEquals("2026-03-03T00:00:00Z", json.get("generatedAt").asText());
    }

    @Test
    void jsonReadsBackAsTheSameReport() {
        DeviceFailureReport frozen = report().frozen();
        assertEquals(frozen, ReportWriter.fromJson(ReportWriter.toJson(frozen)));
        assertThrows(UncheckedIOException.class, () -> ReportWriter.fromJson("{"));
    }

    @Test
    void outagesThatWereFrozenBeforeAnyWasPlannedAreStillRead() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode old = (ObjectNode) mapper.readTree(ReportWriter.toJson(report()));
        old.set("outages", mapper.readTree("""
                [{"kind":"platform","from":"2026-03-02T02:00:00Z","to":"2026-03-02T02:45:00Z","reason":"x"}]"""));
        DeviceFailureReport read = ReportWriter.fromJson(old.toString());
        assertNull(read.outages().get(0).plannedMinutes());
        String csv = new String(ReportWriter.write(read, ReportFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(csv.contains("平台停机,2026-03-02 10:00:00,2026-03-02 10:45:00,45,,x"), csv);
    }

    @Test
    void csvOpensAsUtf8AndHoldsNoFormula() {
        byte[] bytes = ReportWriter.write(report(), ReportFormat.CSV);
        assertEquals((byte) 0xEF, bytes[0]);
        String csv = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(csv.contains("按设备,1,2,50.00 %,"), csv);
        assertTrue(csv.contains("天元区,D004,\"'=HYPERLINK(\"\"http://x\"\")\",13800000007,F01,A,全程未上线,"), csv);
        assertTrue(csv.contains("\"'+repair, \"\"long\"\"\""), csv);
    }

    @Test
    void xlsxHasItsSheetsWithNumbersAsNumbersAndNoFormula() throws IOException {
        byte[] bytes = ReportWriter.write(report(), ReportFormat.XLSX);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertEquals(
                    List.of("汇总", "故障明细", "免考", "平台停机和网络中断"),
                    sheets.stream().map(Sheet::getName).toList());
            List<Row> faults = sheets.get(1).read();
            assertEquals("区", faults.get(0).getCellText(0));
            assertEquals("'" + FORMULA, faults.get(1).getCellText(2));
            assertEquals(1440, faults.get(1).getCellAsNumber(9).orElseThrow().intValue());
            assertEquals(
                    2,
                    sheets.get(0).read().get(2).getCellAsNumber(2).orElseThrow().intValue());
        }
    }

    @Test
    void theTableLinesUpWithChineseCharacters() {
        String table = new String(ReportWriter.write(report(), ReportFormat.TABLE), StandardCharsets.UTF_8);
        assertTrue(table.startsWith("车载GPS设备每日故障率 2026-03-02（暂定，截至 2026-03-03 06:30:00）：50.00 % = 1 / 2，目标 < 5 %，未达标"));
        List<String> lines = table.lines().toList();
        int at = lines.indexOf(
                lines.stream().filter(line -> line.startsWith("指标")).findFirst().orElseThrow());
        int column = TextTable.width(lines.get(at).substring(0, lines.get(at).indexOf("分子")));
        assertEquals(
                column,
                TextTable.width(lines.get(at + 2).substring(0, lines.get(at + 2).indexOf("1  "))));
        assertEquals(4, TextTable.width("ab区"));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("判定参数") && line.contains("2022-01")));
    }

    @Test
    void anUnknownFormatIsRefusedWithTheKnownOnes() {
        assertEquals(ReportFormat.XLSX, ReportFormat.of("XLSX"));
        assertThrows(IllegalArgumentException.class, () -> ReportFormat.of("pdf"));
    }
}
