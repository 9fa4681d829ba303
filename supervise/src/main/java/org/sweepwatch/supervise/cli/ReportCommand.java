package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.sweepwatch.supervise.report.ReportFormat;
import org.sweepwatch.supervise.report.ReportWriter;
import org.sweepwatch.supervise.report.WorkReportWriter;
import org.sweepwatch.supervise.server.DeviceReports;
import org.sweepwatch.supervise.server.MonthReports;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report NAME}: the same figures as the API, from the store, with or without a running server. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Print a report. 打印报表。",
            "",
            "device-failure  daily failure rate of on-board units (车载GPS设备每日故障率) with the evidence for each fault",
            "district-month  evaluation of the districts (五区月度考评): ranking, every item, every deduction",
            "indicators      scoreboard of the budget's indicators (绩效指标完成情况)",
            "vehicle-day     daily evaluation of vehicles and districts (机械化环卫作业车辆每日考评)",
            "route-coverage  which routes were swept (路线覆盖日报), of the day or of one shift",
            ""
        })
final class ReportCommand implements Callable<Integer> {
    private static final String DEVICE_FAILURE = "device-failure";
    private static final String VEHICLE_DAY = "vehicle-day";
    private static final String ROUTE_COVERAGE = "route-coverage";
    private static final String DISTRICT_MONTH = "district-month";
    private static final String INDICATORS = "indicators";

    /** What can be printed, as written on the command line. */
    private static final String NAMES =
            DEVICE_FAILURE + ", " + VEHICLE_DAY + ", " + ROUTE_COVERAGE + ", " + DISTRICT_MONTH + ", " + INDICATORS;

    @Mixin
    private StoreOptions store;

    @Parameters(index = "0", paramLabel = "NAME", description = NAMES)
    private String name;

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "Operational day, such as 2026-11-23 (default: today, Asia/Shanghai). 作业日。")
    private LocalDate day;

    @Option(names = "--shift", paramLabel = "S", description = "Shift of route-coverage (default: whole day). 班次。")
    private String shift;

    @Option(
            names = "--month",
            paramLabel = "M",
            description = "Month, such as 2026-11 (default: this month, Asia/Shanghai). 考评月。")
    private YearMonth month;

    @Option(names = "--year", paramLabel = "Y", description = "Year (default: this year, Asia/Shanghai). 年度。")
    private Integer year;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json|xlsx",
            defaultValue = "table",
            description = "Format (default table). 格式。")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file; needed for xlsx. 输出文件。")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        switch (name) {
            case DEVICE_FAILURE, VEHICLE_DAY, ROUTE_COVERAGE -> only("--day", month == null && year == null);
            case DISTRICT_MONTH -> only("--month", day == null && year == null);
            case INDICATORS -> only("--year", day == null && month == null);
            default ->
                throw new ParameterException(spec.commandLine(), "no report '" + name + "' (known: " + NAMES + ")");
        }
        if (shift != null && !name.equals(ROUTE_COVERAGE)) {
            throw new ParameterException(spec.commandLine(), "--shift belongs to route-coverage");
        }
        ReportFormat chosen;
        try {
            chosen = ReportFormat.of(format);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        if (chosen == ReportFormat.XLSX && out == null) {
            throw new ParameterException(spec.commandLine(), "xlsx needs a file: add --out FILE");
        }
        Settings settings = store.settings();
        try (StoreAccess access = StoreAccess.forCommand(settings)) {
            DeviceReports reports = new DeviceReports(access.database(), settings, Clock.systemUTC());
            write(made(reports, new MonthReports(access.database(), reports, Clock.systemUTC()), chosen));
        }
        return 0;
    }

    private void only(String option, boolean others) {
        if (!others) {
            throw new ParameterException(spec.commandLine(), name + " takes " + option + " and no other period");
        }
    }

    private byte[] made(DeviceReports reports, MonthReports months, ReportFormat chosen) {
        switch (name) {
            case DISTRICT_MONTH -> {
                YearMonth wanted = month != null ? month : months.evaluations().thisMonth();
                return ReportWriter.write(months.evaluations().report(wanted), chosen);
            }
            case INDICATORS -> {
                int wanted =
                        year != null ? year : months.evaluations().thisMonth().getYear();
                return ReportWriter.write(months.indicators().report(wanted), chosen);
            }
            default -> {
                return daily(reports, day != null ? day : reports.operationalDay(reports.listenedUntil()), chosen);
            }
        }
    }

    private byte[] daily(DeviceReports reports, LocalDate wanted, ReportFormat chosen) {
        return switch (name) {
            case VEHICLE_DAY ->
                WorkReportWriter.write(reports.work().report(wanted).vehicleDay(), chosen);
            case ROUTE_COVERAGE ->
                WorkReportWriter.write(
                        reports.work().report(wanted).routeCoverage().of(shift), chosen);
            default -> ReportWriter.write(reports.report(wanted), chosen);
        };
    }

    private void write(byte[] bytes) throws IOException {
        if (out == null) {
            System.out.write(bytes);
            System.out.flush();
        } else {
            Files.write(out, bytes);
            spec.commandLine().getErr().println("written: " + out);
        }
    }
}
