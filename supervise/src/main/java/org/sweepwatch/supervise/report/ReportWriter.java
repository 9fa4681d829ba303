package org.sweepwatch.supervise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sweepwatch.supervise.device.DeviceFailureReport;

/**
 * Writes the report on device failures (车载GPS设备故障日报) in each form, and reads the JSON form back. Stateless.
 */
public final class ReportWriter {
    /** Lets Excel take the file for UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
    private static final double[] FAULT_WIDTHS = {9, 9, 12, 15, 7, 6, 22, 20, 20, 10, 90};
    private static final int TABLE_COLUMNS_OF_RATES = 4;

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private ReportWriter() {}

    /** The report as bytes of the format's media type. */
    public static byte[] write(DeviceFailureReport report, ReportFormat format) {
        return switch (format) {
            case JSON -> toJson(report).getBytes(StandardCharsets.UTF_8);
            case CSV -> toCsv(report).getBytes(StandardCharsets.UTF_8);
            case TABLE -> toTable(report).getBytes(StandardCharsets.UTF_8);
            case XLSX -> toXlsx(report);
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

    /** Rates, then an empty line, then one line for each fault. */
    private static String toCsv(DeviceFailureReport report) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        csv.append(SafeText.csv(DeviceFailureTables.title(report))).append(LINE_END);
        csvRows(csv, DeviceFailureTables.RATE_HEADINGS, DeviceFailureTables.rates(report));
        csv.append(LINE_END);
        csvRows(csv, DeviceFailureTables.FAULT_HEADINGS, DeviceFailureTables.faults(report));
        if (!report.exempted().isEmpty()) {
            csv.append(LINE_END);
            csvRows(csv, DeviceFailureTables.EXEMPT_HEADINGS, DeviceFailureTables.exempted(report));
        }
        return csv.toString();
    }

    private static void csvRows(StringBuilder csv, List<String> headings, List<List<Object>> rows) {
        csv.append(String.join(",", headings)).append(LINE_END);
        for (List<Object> row : rows) {
            csv.append(row.stream()
                            .map(cell -> cell instanceof Number ? cell.toString() : SafeText.csv(cell.toString()))
                            .collect(Collectors.joining(",")))
                    .append(LINE_END);
        }
    }

    private static String toTable(DeviceFailureReport report) {
        StringBuilder text = new StringBuilder(DeviceFailureTables.title(report))
                .append('\n')
                .append('\n');
        TextTable rates = new TextTable(DeviceFailureTables.RATE_HEADINGS.subList(0, TABLE_COLUMNS_OF_RATES));
        for (List<Object> row : DeviceFailureTables.rates(report)) {
            rates.row(texts(row.subList(0, TABLE_COLUMNS_OF_RATES)));
        }
        text.append(rates.render());
        text.append('\n');
        if (report.devices().isEmpty()) {
            return text.append("无故障设备").append('\n').toString();
        }
        TextTable faults = new TextTable(DeviceFailureTables.FAULT_HEADINGS);
        DeviceFailureTables.faults(report).forEach(row -> faults.row(texts(row)));
        return text.append(faults.render()).toString();
    }

    private static List<String> texts(List<Object> row) {
        return row.stream().map(Object::toString).collect(Collectors.toList());
    }

    private static byte[] toXlsx(DeviceFailureReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "SweepWatch", "1.0")) {
            Worksheet summary = workbook.newWorksheet("汇总");
            summary.value(0, 0, SafeText.cell(DeviceFailureTables.title(report)));
            summary.style(0, 0).bold().fontSize(13).set();
            sheet(summary, 2, DeviceFailureTables.RATE_HEADINGS, DeviceFailureTables.rates(report));
            widths(summary, 18, 12, 12, 12, 110);
            Worksheet faults = workbook.newWorksheet("故障明细");
            sheet(faults, 0, DeviceFailureTables.FAULT_HEADINGS, DeviceFailureTables.faults(report));
            widths(faults, FAULT_WIDTHS);
            faults.freezePane(0, 1);
            Worksheet exempted = workbook.newWorksheet("免考");
            sheet(exempted, 0, DeviceFailureTables.EXEMPT_HEADINGS, DeviceFailureTables.exempted(report));
            widths(exempted, 9, 9, 12, 15, 20, 20, 8, 6, 50);
        } catch (IOException e) {
            throw new UncheckedIOException("report of " + report.day() + " cannot be written as XLSX", e);
        }
        return bytes.toByteArray();
    }

    private static void sheet(Worksheet sheet, int top, List<String> headings, List<List<Object>> rows) {
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(top, column, headings.get(column));
        }
        sheet.range(top, 0, top, headings.size() - 1)
                .style()
                .bold()
                .fillColor("D9E2F3")
                .set();
        for (int r = 0; r < rows.size(); r++) {
            for (int column = 0; column < headings.size(); column++) {
                Object cell = rows.get(r).get(column);
                if (cell instanceof Number number) {
                    sheet.value(top + 1 + r, column, number);
                } else {
                    sheet.value(top + 1 + r, column, SafeText.cell(cell.toString()));
                }
            }
        }
    }

    private static void widths(Worksheet sheet, double... widths) {
        for (int column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
        }
    }
}
