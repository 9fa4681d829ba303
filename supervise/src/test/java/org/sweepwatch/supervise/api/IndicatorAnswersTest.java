package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.work.figure.FigureId;

/** The scoreboard of a year with twelve days in it, on a real database. */
class IndicatorAnswersTest {
    private static final LocalDate FIRST = RunningApi.TODAY.minusDays(11);

    private static RunningApi api;
    private static JsonNode report;

    @BeforeAll
    static void start() {
        api = RunningApi.withItsOwnDatabase();
        api.vehicles.upsertAll(List.of(vehicle("1"), vehicle("2")), RunningApi.NOW);
        new DeviceDayStore(api.database).replace(1, FIRST, new byte[0], null, 0, RunningApi.NOW);
        OutageStore outages = new OutageStore(api.database);
        Instant at = RunningApi.NOW.minus(Duration.ofDays(5));
        outages.add(at, at.plus(Duration.ofHours(3)), "not running");
        outages.add(at.plus(Duration.ofHours(2)), at.plus(Duration.ofHours(3)), "counted once");
        OperationalCalendar.Window day = RunningApi.CALENDAR.windowOf(RunningApi.TODAY.minusDays(3));
        outages.add(day.from(), day.to(), "not running");
        outages.add(RunningApi.NOW.minusSeconds(1_800), null, "lasts");
        api.lastMonth = Map.of(
                "天元区", new UnitMonth(Map.of(FigureId.D1, MonthFigure.of(46, 50, 1, 1)), List.of()),
                "经开区", new UnitMonth(Map.of(FigureId.D1, MonthFigure.of(50, 50, 1, 1)), List.of()));
        api.evaluations.computeDue();
        report = api.json("/api/v1/reports/indicators");
    }

    private static VehicleEntry vehicle(String phone) {
        return new VehicleEntry(null, phone, "天元区", null, null, null, RunningApi.NOW.minus(Duration.ofDays(90)), null);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static JsonNode indicator(String id) {
        for (JsonNode one : report.get("indicators")) {
            if (one.get("id").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no " + id);
    }

    @Test
    void whatIsMeasuredHasItsValueItsEvidenceAndWhetherItIsMet() {
        assertEquals(2026, report.get("year").asInt());
        assertEquals(2, indicator("devices-installed").get("value").asInt());
        assertFalse(indicator("devices-installed").get("met").asBoolean());
        JsonNode failure = indicator("daily-failure-rate");
        assertEquals(1.0, failure.get("value").asDouble());
        assertEquals(12, failure.get("denominator").asInt());
        assertFalse(failure.get("met").asBoolean());
        assertTrue(failure.get("link").asText().startsWith("/api/v1/reports/device-failure?day="));
        assertTrue(failure.get("evidence").asText().contains("of 12 days; the worst was"));
        JsonNode patrol = indicator("full-grid-patrol");
        assertEquals(0.96, patrol.get("value").asDouble());
        assertEquals(96, patrol.get("numerator").asInt());
        assertFalse(patrol.get("met").asBoolean());
    }

    @Test
    void outagesAreCountedOnceAndADayAwayIsNotSupervised() {
        JsonNode downtime = indicator("unplanned-downtime");
        assertEquals(27.5, downtime.get("value").asDouble());
        assertEquals(24, downtime.get("target").asInt());
        assertFalse(downtime.get("met").asBoolean());
        assertTrue(
                downtime.get("evidence").asText().endsWith(", 0 min of them planned and not counted"),
                downtime.get("evidence").asText());
        JsonNode days = indicator("supervised-days");
        assertEquals(11, days.get("numerator").asInt());
        assertEquals(12, days.get("denominator").asInt());
        assertFalse(days.get("met").asBoolean());
    }

    @Test
    void everyDayOnWhichVehiclesWereEvaluatedCounts() {
        JsonNode days = indicator("vehicle-evaluations");
        assertEquals(12, days.get("numerator").asInt());
        assertTrue(days.get("met").asBoolean());
    }

    @Test
    void theMonthsThatAreOverAreEvaluated() {
        JsonNode months = indicator("district-evaluations");
        assertEquals(1, months.get("numerator").asInt());
        assertEquals(1, months.get("denominator").asInt());
        assertTrue(months.get("met").asBoolean());
    }

    @Test
    void whatNothingMeasuresSaysWhatWouldFillIt() {
        JsonNode cards = indicator("data-cards");
        assertTrue(cards.get("value").isNull() && cards.get("met").isNull());
        assertEquals("a register of SIM cards", cards.get("fills").asText());
        assertEquals("导入数据卡台账", cards.get("fillsZh").asText());
        assertTrue(indicator("responsibility-grids").get("value").isNull());
        assertEquals(29, report.get("indicators").size());
        assertEquals(7, report.get("measured").asInt());
        assertEquals(2, report.get("met").asInt());
    }

    @Test
    void aYearWithoutDataHasNoValuesAndAYearToComeIsRefused() {
        assertEquals(
                0,
                api.json("/api/v1/reports/indicators?year=2020").get("measured").asInt());
        assertEquals(400, api.get("/api/v1/reports/indicators?year=2027").statusCode());
        assertTrue(api.get("/api/v1/reports/indicators?format=csv")
                .body()
                .contains("车载GPS设备每日故障率,share,< 5.00 %,100.00 %"));
    }
}
