package org.sweepwatch.supervise.evaluate.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.DayFacts;
import org.sweepwatch.supervise.device.DeviceFailureJudge;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.Headline;
import org.sweepwatch.supervise.device.ServiceVehicle;
import org.sweepwatch.supervise.device.VehicleDay;
import org.sweepwatch.supervise.work.figure.FigureId;

class MonthFiguresTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final List<String> UNITS = List.of("天元区", "经开区");

    /** Of two vehicles of 天元 one is silent on the day of the facts; on other days nothing was due. */
    private static DeviceFailureReport report(LocalDate day) {
        ServiceVehicle silent = new ServiceVehicle(7, "湘B00007", "13800000007", "天元", "D004", 0, Long.MAX_VALUE);
        ServiceVehicle healthy = new ServiceVehicle(8, "湘B00008", "13800000008", "天元区", "A1", 0, Long.MAX_VALUE);
        boolean facts = day.equals(VehicleDay.DATE);
        return new DeviceFailureJudge(VehicleDay.CALENDAR, VehicleDay.RULES, Headline.BY_DEVICE)
                .judge(new DayFacts(
                        day,
                        VehicleDay.ms(1440),
                        facts ? List.of(silent, healthy) : List.of(),
                        facts ? Map.of(8, new VehicleDay(8, 1).dayShift().fold()) : Map.of(),
                        Map.of(),
                        List.of(),
                        0,
                        Instant.parse("2026-03-03T00:00:00Z")));
    }

    @Test
    void theMonthOfTheDevicesAddsUpTheDaysOfEachDistrict() {
        List<LocalDate> asked = new ArrayList<>();
        DeviceMonth month = new DeviceMonth(
                day -> {
                    asked.add(day);
                    return report(day);
                },
                () -> LocalDate.of(2026, 3, 4));
        Map<String, UnitMonth> known = month.of(MARCH, UNITS);
        assertEquals(4, asked.size(), "the days that have begun: " + asked);
        assertEquals(Set.of("天元区"), known.keySet());
        MonthFigure failure = known.get("天元区").figures().get(FigureId.DF);
        assertEquals(BigDecimal.ONE, failure.numerator());
        assertEquals(BigDecimal.valueOf(2), failure.denominator());
        assertEquals(new BigDecimal("0.500000"), failure.rate());
        MonthProblem problem = known.get("天元区").problems().get(0);
        assertEquals("no-gps/7/2026-03-02", problem.id());
        assertEquals("D004", problem.code());
        assertEquals("/api/v1/reports/device-failure?day=2026-03-02", problem.link());
        assertTrue(problem.text().contains("F01"), problem.text());
    }

    @Test
    void severalSourcesAreAddedUp() {
        MonthFigures one = (month, units) ->
                Map.of("天元区", new UnitMonth(Map.of(FigureId.C4, MonthFigure.of(1, 2, 1, 1)), List.of()));
        MonthFigures other = (month, units) ->
                Map.of("天元区", new UnitMonth(Map.of(FigureId.C5, MonthFigure.of(3, 4, 1, 1)), List.of()));
        Map<String, UnitMonth> known = MonthFigures.all(List.of(one, other)).of(MARCH, UNITS);
        assertEquals(
                Set.of(FigureId.C4, FigureId.C5), known.get("天元区").figures().keySet());
        assertEquals(UnitMonth.NOTHING, known.get("经开区"));
    }
}
