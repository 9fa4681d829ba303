package org.sweepwatch.supervise.evaluate.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.DeviceFailureReport.DeviceFault;
import org.sweepwatch.supervise.device.DeviceFailureReport.DistrictRates;
import org.sweepwatch.supervise.device.DeviceFailureReport.FailedDevice;
import org.sweepwatch.supervise.device.rule.FaultClass;
import org.sweepwatch.supervise.device.rule.FaultCode;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * The month of the on-board units (车载GPS设备): vehicle-days with a failed device out of vehicle-days on duty, and each
 * failed device as a problem. Made from the daily failure reports; one query of the store a day.
 */
public final class DeviceMonth implements MonthFigures {
    private final Function<LocalDate, DeviceFailureReport> reports;
    private final Supplier<LocalDate> today;

    public DeviceMonth(Function<LocalDate, DeviceFailureReport> reports, Supplier<LocalDate> today) {
        this.reports = reports;
        this.today = today;
    }

    @Override
    public Map<String, UnitMonth> of(YearMonth month, List<String> units) {
        Map<String, UnitMonth> sums = new HashMap<>();
        for (LocalDate day : MonthDays.begun(month, today.get())) {
            DeviceFailureReport report = reports.apply(day);
            for (DistrictRates rates : report.byDistrict()) {
                Units.find(units, rates.district())
                        .ifPresent(unit -> sums.merge(unit, figures(rates), UnitMonth::plus));
            }
            for (FailedDevice device : report.devices()) {
                if (device.failed()) {
                    Units.find(units, device.district())
                            .ifPresent(unit -> sums.merge(unit, problem(day, device), UnitMonth::plus));
                }
            }
        }
        return sums;
    }

    private static UnitMonth figures(DistrictRates rates) {
        long there = rates.completeness().numerator();
        long due = rates.completeness().denominator();
        Map<FigureId, MonthFigure> figures = new EnumMap<>(FigureId.class);
        figures.put(
                FigureId.DF,
                MonthFigure.of(rates.byVehicle().numerator(), rates.byVehicle().denominator(), there, due));
        figures.put(
                FigureId.DT,
                MonthFigure.of(rates.byTime().numerator(), rates.byTime().denominator(), there, due));
        return new UnitMonth(figures, List.of());
    }

    private static UnitMonth problem(LocalDate day, FailedDevice device) {
        List<DeviceFault> faults = device.faults().stream()
                .filter(fault -> fault.faultClass().equals(FaultClass.A.name()))
                .toList();
        boolean never = faults.stream().anyMatch(fault -> fault.code().equals(FaultCode.F01.name()));
        String text = faults.stream()
                .map(fault -> fault.code() + " " + fault.nameZh())
                .collect(Collectors.joining("、"));
        MonthProblem problem = new MonthProblem(
                never ? ProblemKind.NO_GPS : ProblemKind.DEVICE_FAULT,
                device.vehicle(),
                device.plate(),
                device.code(),
                day,
                null,
                text,
                "/api/v1/reports/device-failure?day=" + day);
        return new UnitMonth(Map.of(), List.of(problem));
    }
}
