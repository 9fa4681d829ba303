package org.sweepwatch.supervise.device.rule;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sweepwatch.supervise.calendar.OperationalCalendar;

/** How evidence writes times, places and shares: local time of the city, as people read it off a track. */
final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(OperationalCalendar.ZONE);

    private Wording() {}

    /** Month, day and time of the city, to the second. */
    static String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs));
    }

    static String place(int latE6, int lonE6) {
        return String.format(Locale.ROOT, "%.6f, %.6f", latE6 / 1e6, lonE6 / 1e6);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** Whole and tenth minutes. */
    static String minutes(long ms) {
        return String.format(Locale.ROOT, "%.1f", ms / 60_000.0);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
