package org.sweepwatch.supervise.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables as CSV, as text for a terminal and as a workbook. Stateless. */
final class SheetWriter {
    /** Lets Excel take the file for UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
    private static final int TITLE_SIZE = 13;

    private SheetWriter() {}

    /** The title, then the tables with an empty line between them. */
    static byte[] csv(Sheets report) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        csv.append(SafeText.csv(report.title())).append(LINE_END);
        boolean first = true;
        for (Sheet sheet : report.sheets()) {
            if (sheet.rows().isEmpty() && sheet.whenEmpty() == null) {
                continue;
            }
            if (!first) {
                csv.append(LINE_END);
            }
            first = false;
            csv.append(String.join(",", sheet.headings())).append(LINE_END);
            for (List<Object> row : sheet.rows()) {
                csv.append(row.stream()
                                .map(cell -> cell instanceof Number ? cell.toString() : SafeText.csv(cell.toString()))
                                .collect(Collectors.joining(",")))
                        .append(LINE_END);
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] text(Sheets report) {
        StringBuilder text = new StringBuilder(report.title()).append('\n');
        for (Sheet sheet : report.sheets()) {
            int columns = sheet.textColumns();
            if (columns == 0 || (sheet.rows().isEmpty() && sheet.whenEmpty() == null)) {
                continue;
            }
            text.append('\n');
            if (sheet.rows().isEmpty()) {
                text.append(sheet.whenEmpty()).append('\n');
                continue;
            }
            TextTable table = new TextTable(sheet.headings().subList(0, columns));
            sheet.rows()
                    .forEach(row -> table.row(row.subList(0, columns).stream()
                            .map(Object::toString)
                            .toList()));
            text.append(table.render());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One sheet a table; the title stands above the first. */
    static byte[] workbook(Sheets report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "SweepWatch", "1.0")) {
            boolean first = true;
            for (Sheet sheet : report.sheets()) {
                Worksheet page = workbook.newWorksheet(sheet.name());
                int top = 0;
                if (first) {
                    page.value(0, 0, SafeText.cell(report.title()));
                    page.style(0, 0).bold().fontSize(TITLE_SIZE).set();
                    top = 2;
                }
                first = false;
                table(page, top, sheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("report \"" + report.title() + "\" cannot be written as XLSX", e);
        }
        return bytes.toByteArray();
    }

    private static void table(Worksheet page, int top, Sheet sheet) {
        List<String> headings = sheet.headings();
        for (int column = 0; column < headings.size(); column++) {
            page.value(top, column, headings.get(column));
            page.width(column, sheet.widths().get(column));
        }
        page.range(top, 0, top, headings.size() - 1)
                .style()
                .bold()
                .fillColor("D9E2F3")
                .set();
        page.freezePane(0, top + 1);
        int line = top + 1;
        for (List<Object> row : sheet.rows()) {
            for (int column = 0; column < headings.size(); column++) {
                if (row.get(column) instanceof Number number) {
                    page.value(line, column, number);
                } else {
                    page.value(line, column, SafeText.cell(row.get(column).toString()));
                }
            }
            line++;
        }
    }
}
