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
            ""
        })
final class ReportCommand implements Callable<Integer> {
    /** What can be printed, as written on the command line. */
    private static final String NAMES = "device-failure, district-month, indicators";

    @Mixin
    private StoreOptions store;

    @Parameters(index = "0", paramLabel = "NAME", description = NAMES)
    private String name;

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "Operational day, such as 2026-11-23 (default: today, Asia/Shanghai). 作业日。")
    private LocalDate day;

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
            case "device-failure" -> only("--day", month == null && year == null);
            case "district-month" -> only("--month", day == null && year == null);
            case "indicators" -> only("--year", day == null && month == null);
            default ->
                throw new ParameterException(spec.commandLine(), "no report '" + name + "' (known: " + NAMES + ")");
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
            case "district-month" -> {
                YearMonth wanted = month != null ? month : months.evaluations().thisMonth();
                return ReportWriter.write(months.evaluations().report(wanted), chosen);
            }
            case "indicators" -> {
                int wanted =
                        year != null ? year : months.evaluations().thisMonth().getYear();
                return ReportWriter.write(months.indicators().report(wanted), chosen);
            }
            default -> {
                LocalDate wanted = day != null ? day : reports.operationalDay(reports.listenedUntil());
                return ReportWriter.write(reports.report(wanted), chosen);
            }
        }
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
