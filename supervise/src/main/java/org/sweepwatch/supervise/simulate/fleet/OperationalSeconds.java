package org.sweepwatch.supervise.simulate.fleet;

import java.time.Instant;
import java.time.LocalDate;

/** Seconds of the operational day that begins at 06:30 in Zhuzhou (GMT+8 all year). */
public final class OperationalSeconds {
    private static final long ZONE_SECONDS = 8 * 3600;
    private static final long BEGIN_SECONDS = 6 * 3600 + 30 * 60;
    private static final int DAY_SECONDS = 86_400;

    private OperationalSeconds() {}

    /** The operational day of an epoch second. */
    public static LocalDate day(long epochSecond) {
        return LocalDate.ofEpochDay(epochDay(epochSecond));
    }

    /** The operational day of an epoch second as days since 1970-01-01. */
    public static long epochDay(long epochSecond) {
        return Math.floorDiv(epochSecond + ZONE_SECONDS - BEGIN_SECONDS, DAY_SECONDS);
    }

    /** Seconds since the begin of its operational day, 0 to 86,399. */
    public static int secondOfDay(long epochSecond) {
        return (int) Math.floorMod(epochSecond + ZONE_SECONDS - BEGIN_SECONDS, DAY_SECONDS);
    }

    /** When an operational day begins. */
    public static Instant start(LocalDate day) {
        return Instant.ofEpochSecond(startSecond(day));
    }

    /** Epoch second at which an operational day begins. */
    public static long startSecond(LocalDate day) {
        return day.toEpochDay() * DAY_SECONDS - ZONE_SECONDS + BEGIN_SECONDS;
    }
}
