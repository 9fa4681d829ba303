package org.sweepwatch.supervise.evaluate.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sweepwatch.supervise.work.figure.DistrictShift;
import org.sweepwatch.supervise.work.figure.Figure;
import org.sweepwatch.supervise.work.figure.FigureId;
import org.sweepwatch.supervise.work.figure.Problem;
import org.sweepwatch.supervise.work.figure.VehicleDayReport;
import org.sweepwatch.supervise.work.figure.VehicleShift;
import org.sweepwatch.supervise.work.figure.WorkReport;

/**
 * The month of the cleaning (作业): the daily figures C1 to C14 and T1 to T6 of each district, and the problems of its
 * vehicles. Made from the daily evaluations; one query of the store a day.
 *
 * <p>A day that was not assessable for a figure adds nothing to its numerator and denominator and lowers its completeness.
 * A figure that is a plain number a day becomes one a day on average. The swept area (C11) of a month is no sum of days, see
 * {@link SweptArea}.
 */
public final class WorkMonth implements MonthFigures {
    /** Its proof is the device's day, which {@link DeviceMonth} gives. */
    private static final String NO_GPS = Problem.NO_GPS.name();

    private final Function<LocalDate, WorkReport> reports;
    private final Supplier<LocalDate> today;

    public WorkMonth(Function<LocalDate, WorkReport> reports, Supplier<LocalDate> today) {
        this.reports = reports;
        this.today = today;
    }

    @Override
    public Map<String, UnitMonth> of(YearMonth month, List<String> units) {
        Map<String, UnitMonth> sums = new HashMap<>();
        SweptArea area = new SweptArea();
        for (LocalDate day : MonthDays.begun(month, today.get())) {
            WorkReport work = reports.apply(day);
            area.add(units, work.routeCoverage().of(null).routes());
            VehicleDayReport report = work.vehicleDay();
            for (DistrictShift district : report.districts()) {
                if (district.shift() == null) {
                    Units.find(units, district.district())
                            .ifPresent(unit -> sums.merge(unit, figures(district), UnitMonth::plus));
                }
            }
            for (VehicleShift vehicle : report.vehicles()) {
                Units.find(units, vehicle.district())
                        .ifPresent(unit -> sums.merge(unit, problems(day, vehicle), UnitMonth::plus));
            }
        }
        area.figures().forEach((unit, swept) -> sums.merge(unit, swept, UnitMonth::plus));
        return sums;
    }

    private static UnitMonth figures(DistrictShift district) {
        Map<FigureId, MonthFigure> figures = new EnumMap<>(FigureId.class);
        for (Figure daily : district.figures()) {
            MonthFigure figure = figure(daily, district.completeness());
            if (figure != null && !daily.id().equals(FigureId.C11.name())) {
                figures.put(FigureId.valueOf(daily.id()), figure);
            }
        }
        return new UnitMonth(figures, List.of());
    }

    /** Null when the day says nothing of it. */
    private static MonthFigure figure(Figure daily, Double ofDistrict) {
        Double known = daily.completeness() == null ? ofDistrict : daily.completeness();
        BigDecimal observed = known == null ? BigDecimal.ONE : BigDecimal.valueOf(Math.min(known, 1));
        return switch (daily.state()) {
            case Figure.NO_DATA, Figure.NOTHING_DUE -> null;
            case Figure.NOT_ASSESSABLE -> new MonthFigure(BigDecimal.ZERO, BigDecimal.ZERO, observed, BigDecimal.ONE);
            default ->
                new MonthFigure(
                        exact(daily.numerator()),
                        daily.denominator() == null ? BigDecimal.ONE : exact(daily.denominator()),
                        observed,
                        BigDecimal.ONE);
        };
    }

    /** A whole number without a decimal point. */
    private static BigDecimal exact(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static UnitMonth problems(LocalDate day, VehicleShift vehicle) {
        List<MonthProblem> problems = new ArrayList<>();
        for (String name : vehicle.problems()) {
            if (!name.equals(NO_GPS)) {
                Problem found = Problem.valueOf(name);
                problems.add(new MonthProblem(
                        kind(found),
                        vehicle.vehicle(),
                        vehicle.plate(),
                        vehicle.code(),
                        day,
                        vehicle.shift(),
                        vehicle.shiftZh() + " " + found.chinese(),
                        "/api/v1/reports/vehicle-day?day=" + day));
            }
        }
        return new UnitMonth(Map.of(), problems);
    }

    private static ProblemKind kind(Problem found) {
        return switch (found) {
            case NO_GPS -> ProblemKind.NO_GPS;
            case NOT_OUT -> ProblemKind.ABSENT;
            case NOT_WORKING -> ProblemKind.OFF_PLAN;
            case OFF_ROUTE -> ProblemKind.OFF_ROUTE;
            case OVERSPEED -> ProblemKind.OVERSPEED;
            case STOPS -> ProblemKind.LONG_STOP;
            case FORBIDDEN -> ProblemKind.FORBIDDEN_TIME;
        };
    }
}
