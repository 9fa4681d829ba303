package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.time.YearMonth;
import java.util.List;
import org.sweepwatch.supervise.api.Formats.Format;
import org.sweepwatch.supervise.evaluate.DistrictMonthReport;
import org.sweepwatch.supervise.evaluate.Evaluations;
import org.sweepwatch.supervise.evaluate.indicator.Indicators;
import org.sweepwatch.supervise.evaluate.indicator.IndicatorsReport;
import org.sweepwatch.supervise.report.ReportFormat;
import org.sweepwatch.supervise.report.ReportWriter;

/** The evaluation of a month and the scoreboard of a year, in every format. */
final class MonthReportRoutes {
    private static final Formats FORMATS = new Formats(List.of(Formats.JSON, Formats.CSV, Formats.XLSX));
    private static final int FIRST_YEAR = 2015;
    private static final int REVISION_MAX = 1_000_000;

    private final Evaluations evaluations;
    private final Indicators indicators;
    private final HeavyQueries heavy;

    MonthReportRoutes(ApiServices services, HeavyQueries heavy) {
        this.evaluations = services.evaluations();
        this.indicators = services.indicators();
        this.heavy = heavy;
    }

    /** {@code GET /api/v1/reports/district-month} */
    void districtMonth(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "month", "revision", "format");
        Format format = FORMATS.choose(ctx, parameters);
        YearMonth now = evaluations.thisMonth();
        YearMonth month = parameters.month("month", now);
        if (month.isAfter(now)) {
            throw Parameters.wrong("month", month.toString(), "a month that has begun; it is " + now + " now");
        }
        Integer revision = parameters.number("revision", 1, REVISION_MAX);
        DistrictMonthReport report;
        try (HeavyQueries.Permit permit = heavy.enter()) {
            report = revision == null
                    ? evaluations.report(month)
                    : evaluations
                            .revision(month, revision)
                            .orElseThrow(() -> new ApiException(
                                    ApiError.NOT_FOUND, "There is no revision " + revision + " of " + month + "."));
        }
        ReportFormat form = ReportFormat.of(format.id());
        answer(ctx, "district-month-" + month, format, ReportWriter.write(report, form));
    }

    /** {@code GET /api/v1/reports/indicators} */
    void indicators(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "year", "format");
        Format format = FORMATS.choose(ctx, parameters);
        int now = evaluations.thisMonth().getYear();
        Integer asked = parameters.number("year", FIRST_YEAR, now);
        int year = asked == null ? now : asked;
        IndicatorsReport report;
        try (HeavyQueries.Permit permit = heavy.enter()) {
            report = indicators.report(year);
        }
        ReportFormat form = ReportFormat.of(format.id());
        answer(ctx, "indicators-" + year, format, ReportWriter.write(report, form));
    }

    private static void answer(Context ctx, String name, Format format, byte[] bytes) {
        ctx.header("Cache-Control", "no-store");
        if (!format.equals(Formats.JSON)) {
            ctx.header("Content-Disposition", "attachment; filename=\"" + name + "." + format.id() + "\"");
        }
        ctx.contentType(ReportFormat.of(format.id()).mediaType()).result(bytes);
    }
}
