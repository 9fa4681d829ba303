package org.sweepwatch.supervise.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the times in a terminal's reports mean. */
enum ClockHabit {
    /** As the standard has it: GMT+8. */
    GMT8(0),
    /** The terminal sends UTC. */
    UTC(8 * 3_600_000L),
    /** It takes the UTC of the server's answer 0x8004 for local time, and so sends UTC, too. */
    SERVER_TIME_AS_LOCAL(8 * 3_600_000L);

    private final long correctionMs;

    ClockHabit(long correctionMs) {
        this.correctionMs = correctionMs;
    }

    /** Added to a time that was read as GMT+8, ms. */
    long correctionMs() {
        return correctionMs;
    }

    /** As written in a profile. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String keys() {
        return Arrays.stream(values()).map(ClockHabit::key).collect(Collectors.joining(", "));
    }
}
