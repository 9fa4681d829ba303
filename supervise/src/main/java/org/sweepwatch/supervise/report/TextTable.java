package org.sweepwatch.supervise.report;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal in which columns line up although Chinese characters take two places. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table of as many columns as there are headings. */
    public TextTable(List<String> headings) {
        rows.add(headings);
    }

    /** One row of as many cells. */
    public void row(List<String> cells) {
        rows.add(cells);
    }

    /** The table, each line ended by a line feed. */
    public String render() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(printable(row.get(i))));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            line(text, rows.get(r), widths);
            if (r == 0) {
                for (int i = 0; i < columns; i++) {
                    text.append("-".repeat(widths[i])).append(i + 1 < columns ? "  " : "\n");
                }
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String cell = printable(row.get(i));
            text.append(cell);
            text.append(i + 1 < widths.length ? " ".repeat(widths[i] - width(cell) + 2) : "\n");
        }
    }

    /** Control characters would move the cursor of the terminal. */
    private static String printable(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
    }

    /** Places that the text takes on a terminal. */
    static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
