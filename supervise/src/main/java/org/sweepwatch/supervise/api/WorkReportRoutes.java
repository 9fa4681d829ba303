package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.api.Formats.Format;
import org.sweepwatch.supervise.report.ReportFormat;
import org.sweepwatch.supervise.report.WorkReportWriter;
import org.sweepwatch.supervise.work.figure.DistrictShift;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** The reports on the work of a day, in every format by {@code format=} or {@code Accept}. */
final class WorkReportRoutes {
    private static final Formats FORMATS = new Formats(List.of(Formats.JSON, Formats.CSV, Formats.XLSX));

    private final RecentReports<WorkReport> reports;
    private final Function<Instant, LocalDate> operationalDay;
    private final Clock clock;

    WorkReportRoutes(ApiServices services, HeavyQueries heavy) {
        this.reports = new RecentReports<>(services.work(), heavy, System::nanoTime);
        this.operationalDay = services.operationalDay();
        this.clock = services.clock();
    }

    /** {@code GET /api/v1/reports/vehicle-day} */
    void vehicleDay(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "day", "format");
        Format format = FORMATS.choose(ctx, parameters);
        LocalDate day = day(parameters);
        WorkReport report = reports.of(day);
        answer(
                ctx,
                format,
                "vehicle-day-" + day,
                WorkReportWriter.write(report.vehicleDay(), ReportFormat.of(format.id())));
    }

    /** {@code GET /api/v1/reports/route-coverage} */
    void routeCoverage(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "day", "shift", "format");
        Format format = FORMATS.choose(ctx, parameters);
        LocalDate day = day(parameters);
        WorkReport report = reports.of(day);
        String shift = parameters.text("shift");
        Set<String> known = shifts(report);
        if (shift != null && !known.contains(shift)) {
            throw Parameters.wrong("shift", shift, "one of " + String.join(", ", known) + ", or none for the whole day");
        }
        answer(
                ctx,
                format,
                "route-coverage-" + day,
                WorkReportWriter.write(report.routeCoverage().of(shift), ReportFormat.of(format.id())));
    }

    private static Set<String> shifts(WorkReport report) {
        return report.vehicleDay().districts().stream()
                .map(DistrictShift::shift)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private LocalDate day(Parameters parameters) {
        LocalDate today = operationalDay.apply(clock.instant());
        LocalDate day = parameters.day("day", today);
        if (day.isAfter(today)) {
            throw Parameters.wrong("day", day.toString(), "a day that has begun; it is " + today + " now");
        }
        return day;
    }

    private static void answer(Context ctx, Format format, String name, byte[] bytes) {
        ctx.header("Cache-Control", "no-store");
        if (!format.equals(Formats.JSON)) {
            ctx.header("Content-Disposition", "attachment; filename=\"" + name + "." + format.id() + "\"");
        }
        ctx.contentType(ReportFormat.of(format.id()).mediaType()).result(bytes);
    }
}
