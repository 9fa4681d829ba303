package org.sweepwatch.supervise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.sweepwatch.supervise.work.figure.RouteCoverageReport;
import org.sweepwatch.supervise.work.figure.VehicleDayReport;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** Writes the reports on a day's work (单车日报、路线覆盖日报) in each form, and reads the JSON form back. Stateless. */
public final class WorkReportWriter {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private WorkReportWriter() {}

    /** The report as bytes of the format's media type. */
    public static byte[] write(VehicleDayReport report, ReportFormat format) {
        return format == ReportFormat.JSON ? bytes(report) : write(VehicleDayTables.of(report), format);
    }

    /** The report as bytes of the format's media type. */
    public static byte[] write(RouteCoverageReport report, ReportFormat format) {
        return format == ReportFormat.JSON ? bytes(report) : write(RouteCoverageTables.of(report), format);
    }

    private static byte[] write(Sheets sheets, ReportFormat format) {
        return switch (format) {
            case CSV -> SheetWriter.csv(sheets);
            case XLSX -> SheetWriter.workbook(sheets);
            case TABLE, JSON -> SheetWriter.text(sheets);
        };
    }

    private static byte[] bytes(Object report) {
        return json(report).getBytes(StandardCharsets.UTF_8);
    }

    /** Both reports of a day as they are kept when it is frozen. */
    public static String toJson(WorkReport report) {
        return json(report);
    }

    private static String json(Object report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("work report cannot be written as JSON", e);
        }
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws UncheckedIOException when it is none
     */
    public static WorkReport fromJson(String json) {
        try {
            return JSON.readValue(json, WorkReport.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored work report cannot be read", e);
        }
    }
}
