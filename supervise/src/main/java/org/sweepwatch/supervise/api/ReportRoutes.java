package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.sweepwatch.supervise.api.Formats.Format;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.report.ReportFormat;
import org.sweepwatch.supervise.report.ReportWriter;

/** Reports, in every format by {@code format=} or {@code Accept}. */
final class ReportRoutes {
    private static final Formats FORMATS = new Formats(List.of(Formats.JSON, Formats.CSV, Formats.XLSX));

    private final RecentReports<DeviceFailureReport> deviceFailures;
    private final Function<Instant, LocalDate> operationalDay;
    private final Clock clock;

    ReportRoutes(ApiServices services, HeavyQueries heavy) {
        this.deviceFailures = new RecentReports<>(services.deviceFailures(), heavy, System::nanoTime);
        this.operationalDay = services.operationalDay();
        this.clock = services.clock();
    }

    /** {@code GET /api/v1/reports/device-failure} */
    void deviceFailure(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "day", "format");
        Format format = FORMATS.choose(ctx, parameters);
        LocalDate today = operationalDay.apply(clock.instant());
        LocalDate day = parameters.day("day", today);
        if (day.isAfter(today)) {
            throw Parameters.wrong("day", day.toString(), "a day that has begun; it is " + today + " now");
        }
        DeviceFailureReport report = deviceFailures.of(day);
        ctx.header("Cache-Control", "no-store");
        if (!format.equals(Formats.JSON)) {
            ctx.header(
                    "Content-Disposition", "attachment; filename=\"device-failure-" + day + "." + format.id() + "\"");
        }
        ReportFormat form = ReportFormat.of(format.id());
        ctx.contentType(form.mediaType()).result(ReportWriter.write(report, form));
    }
}
