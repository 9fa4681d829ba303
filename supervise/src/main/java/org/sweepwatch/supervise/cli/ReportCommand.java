package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.report.ReportFormat;
import org.sweepwatch.supervise.report.ReportWriter;
import org.sweepwatch.supervise.server.DeviceReports;
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
            ""
        })
final class ReportCommand implements Callable<Integer> {
    private static final String DEVICE_FAILURE = "device-failure";

    @Mixin
    private StoreOptions store;

    @Parameters(index = "0", paramLabel = "NAME", description = "device-failure")
    private String name;

    @Option(
            names = "--day",
            paramLabel = "D",
            description = "Operational day, such as 2026-11-23 (default: today, Asia/Shanghai). 作业日。")
    private LocalDate day;

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
        if (!name.equals(DEVICE_FAILURE)) {
            throw new ParameterException(spec.commandLine(), "no report '" + name + "' (known: device-failure)");
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
            LocalDate wanted = day != null ? day : reports.operationalDay(reports.listenedUntil());
            write(reports.report(wanted), chosen);
        }
        return 0;
    }

    private void write(DeviceFailureReport report, ReportFormat chosen) throws IOException {
        byte[] bytes = ReportWriter.write(report, chosen);
        if (out == null) {
            System.out.write(bytes);
            System.out.flush();
        } else {
            Files.write(out, bytes);
            spec.commandLine().getErr().println("written: " + out);
        }
    }
}
