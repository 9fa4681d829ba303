package org.sweepwatch.supervise.report;

import java.util.Locale;

/** The forms in which a report is given. */
public enum ReportFormat {
    TABLE("text/plain; charset=utf-8"),
    CSV("text/csv; charset=utf-8"),
    JSON("application/json"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** By its name in any case. */
    public static ReportFormat of(String name) {
        for (ReportFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException("format \"" + name + "\" (expected: table, csv, json or xlsx)");
    }
}
