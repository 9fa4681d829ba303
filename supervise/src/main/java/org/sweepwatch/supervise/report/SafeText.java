package org.sweepwatch.supervise.report;

/** Keeps texts from becoming formulas when a spreadsheet opens them (公式注入). */
final class SafeText {
    private SafeText() {}

    /** The text with an apostrophe before it when its first character would start a formula; empty for null. */
    static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r\n|%".indexOf(text.charAt(0)) >= 0 || text.charAt(0) == '＝' ? "'" + text : text;
    }

    /** A field of a CSV line, quoted where needed. */
    static String csv(String text) {
        String safe = cell(text);
        return safe.matches("(?s).*[\",\r\n;].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
