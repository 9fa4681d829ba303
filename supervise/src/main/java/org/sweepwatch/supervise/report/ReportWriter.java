package org.sweepwatch.supervise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.evaluate.DistrictMonthReport;
import org.sweepwatch.supervise.evaluate.MonthJson;
import org.sweepwatch.supervise.evaluate.indicator.IndicatorsReport;

/** Writes each report in each form as bytes of the format's media type. Stateless. */
public final class ReportWriter {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private ReportWriter() {}

    /** The report on device failures (车载GPS设备故障日报). */
    public static byte[] write(DeviceFailureReport report, ReportFormat format) {
        return write(() -> toJson(report), () -> DeviceFailureTables.sheets(report), format);
    }

    /** The monthly evaluation of the districts (五区月度考评). */
    public static byte[] write(DistrictMonthReport report, ReportFormat format) {
        return write(() -> MonthJson.write(report), () -> DistrictMonthTables.sheets(report), format);
    }

    /** The scoreboard of the budget's indicators (绩效指标完成情况). */
    public static byte[] write(IndicatorsReport report, ReportFormat format) {
        return write(() -> MonthJson.write(report), () -> IndicatorTables.sheets(report), format);
    }

    private static byte[] write(Supplier<String> json, Supplier<Sheets> tables, ReportFormat format) {
        return switch (format) {
            case JSON -> json.get().getBytes(StandardCharsets.UTF_8);
            case CSV -> SheetWriter.csv(tables.get());
            case TABLE -> SheetWriter.text(tables.get());
            case XLSX -> SheetWriter.workbook(tables.get());
        };
    }

    public static String toJson(DeviceFailureReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("report of " + report.day() + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads what {@link #toJson} gave, such as a frozen report.
     *
     * @throws UncheckedIOException when it is none
     */
    public static DeviceFailureReport fromJson(String json) {
        try {
            return JSON.readValue(json, DeviceFailureReport.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored device failure report cannot be read", e);
        }
    }
}
