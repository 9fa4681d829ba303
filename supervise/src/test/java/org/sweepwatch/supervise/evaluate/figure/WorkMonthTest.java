package org.sweepwatch.supervise.evaluate.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.supervise.work.WorkTown;
import org.sweepwatch.supervise.work.figure.DistrictShift;
import org.sweepwatch.supervise.work.figure.Figure;
import org.sweepwatch.supervise.work.figure.FigureId;
import org.sweepwatch.supervise.work.figure.RouteShift;
import org.sweepwatch.supervise.work.figure.SampleWork;
import org.sweepwatch.supervise.work.figure.VehicleDayReport;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** Two days of 荷塘 make a month. */
class WorkMonthTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate FIRST = MARCH.atDay(1);

    private static Figure coverage(Double numerator, double completeness, String state) {
        return new Figure("C4", "覆盖率", null, numerator, 18.6, "km", 0.9, false, completeness, state, null);
    }

    private static VehicleDayReport report(LocalDate day) {
        VehicleDayReport sample = SampleWork.report(day).vehicleDay();
        Figure coverage =
                day.equals(FIRST) ? coverage(17.1, 0.98, Figure.MET) : coverage(2.0, 0.4, Figure.NOT_ASSESSABLE);
        Figure forbidden = new Figure("C9", "禁时作业", 12.0, 12.0, null, "min", 0.0, true, 0.98, Figure.MISSED, null);
        Figure attendance = new Figure("C1", "出车率", null, 42.0, 44.0, "辆", 0.95, false, null, Figure.MET, null);
        Figure water = new Figure("C12", "用水强度", null, null, null, "m3/km", null, false, null, Figure.NO_DATA, null);
        List<DistrictShift> districts = new ArrayList<>(sample.districts());
        districts.add(
                new DistrictShift("荷塘", null, "全天", 44, 42, 0.9, List.of(coverage, forbidden, attendance, water)));
        districts.add(new DistrictShift(null, null, "全天", 99, 99, 0.9, List.of(coverage)));
        return new VehicleDayReport(
                day,
                sample.state(),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                0.6,
                List.of(),
                districts,
                sample.vehicles(),
                List.of(),
                Map.of());
    }

    private static UnitMonth month() {
        return new WorkMonth(
                        day -> new WorkReport(
                                report(day), SampleWork.report(day).routeCoverage()),
                        () -> FIRST.plusDays(1))
                .of(MARCH, List.of("荷塘区"))
                .get("荷塘区");
    }

    @Test
    void aDayThatWasNotAssessableLowersTheCompletenessAndNothingElse() {
        MonthFigure coverage = month().figures().get(FigureId.C4);
        assertEquals(new BigDecimal("0.919355"), coverage.rate());
        assertEquals(new BigDecimal("0.690000"), coverage.completeness());
    }

    @Test
    void numeratorsAndDenominatorsOfTheDaysAreAddedUp() {
        MonthFigure attendance = month().figures().get(FigureId.C1);
        assertEquals(0, attendance.numerator().compareTo(BigDecimal.valueOf(84)));
        assertEquals(0, attendance.denominator().compareTo(BigDecimal.valueOf(88)));
        assertEquals(new BigDecimal("0.900000"), attendance.completeness(), "of the district: the figure has none");
        assertEquals(
                new BigDecimal("12.000000"), month().figures().get(FigureId.C9).rate(), "a day on average");
        assertFalse(month().figures().containsKey(FigureId.C12), "nothing measures it");
    }

    /**
     * Ten days: one road of 6 km done on nine of them, one of 3 km on eight, one of 1.2 km on the five of which anything is
     * known; 12 m wide.
     */
    @Test
    void anAreaIsSweptWhenItWasCoveredOnNineOfTenPlannedDays() {
        Route nine = WorkTown.route(1, -3_000, 0, 3_000, 0);
        Route eight = WorkTown.route(2, 0, 200, 3_000, 200);
        Route half = WorkTown.route(3, 0, 400, 1_200, 400);
        MonthFigure area = new WorkMonth(
                        day -> SampleWork.report(
                                day,
                                List.of(
                                        SampleWork.road(nine, done(day.getDayOfMonth() <= 9)),
                                        SampleWork.road(eight, done(day.getDayOfMonth() <= 8)),
                                        SampleWork.road(
                                                half,
                                                day.getDayOfMonth() <= 5
                                                        ? RouteShift.Segment.DONE
                                                        : RouteShift.Segment.UNPROVEN))),
                        () -> FIRST.plusDays(9))
                .of(MARCH, List.of("荷塘区"))
                .get("荷塘区")
                .figures()
                .get(FigureId.C11);
        assertEquals((6_000 + 1_200) * 12 / 1e4, area.numerator().doubleValue(), 0.02);
        assertEquals((6_000 + 3_000 + 1_200) * 12 / 1e4, area.denominator().doubleValue(), 0.02);
        assertEquals((90_000 + 6_000) / 102_000.0, area.completeness().doubleValue(), 0.001);
    }

    private static String done(boolean done) {
        return done ? RouteShift.Segment.DONE : RouteShift.Segment.MISSED;
    }

    @Test
    void eachProblemOfAVehicleLeadsToTheDaysReport() {
        List<MonthProblem> problems = month().problems();
        assertEquals(2, problems.size());
        assertEquals("off-route/7/2026-03-01/D", problems.get(0).id());
        assertEquals("A002", problems.get(0).code());
        assertTrue(problems.get(0).text().contains("白班"));
        assertEquals(
                "/api/v1/reports/vehicle-day?day=2026-03-01", problems.get(0).link());
    }
}
