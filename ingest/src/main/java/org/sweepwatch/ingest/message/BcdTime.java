package org.sweepwatch.ingest.message;

/**
 * Time as BCD[6] YYMMDDhhmmss (JT/T 808-2019 table 23), years 2000 to 2099. GMT+8 everywhere but in the server time
 * reply. Stateless, allocates nothing.
 */
public final class BcdTime {
    /** Stands for six bytes that are not a date. No device time is near it. */
    public static final long INVALID = Long.MIN_VALUE;

    public static final int BYTES = 6;
    public static final long GMT8_MS = 8 * 3_600_000L;

    private static final long DAY_MS = 86_400_000L;
    private static final long NIBBLES = 0x0F0F0F0F0F0FL;
    private static final long LOW_BITS = 0x111111111111L;
    /** Days from 1970-01-01 to 2000-01-01. */
    private static final int DAYS_TO_2000 = 10_957;

    private static final int[] DAYS_BEFORE_MONTH = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_IN_MONTH = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private BcdTime() {}

    /** Epoch milliseconds of six bytes in GMT+8, or {@link #INVALID} when they are not a date. */
    public static long decode(byte[] bytes, int at) {
        long packed = (bytes[at] & 0xFFL) << 40
                | (bytes[at + 1] & 0xFFL) << 32
                | (bytes[at + 2] & 0xFFL) << 24
                | (bytes[at + 3] & 0xFFL) << 16
                | (bytes[at + 4] & 0xFFL) << 8
                | (bytes[at + 5] & 0xFFL);
        return decodePacked(packed, GMT8_MS);
    }

    /**
     * The same for six bytes already read into the low 48 bits.
     *
     * @param zoneMs what the local time is ahead of UTC
     */
    public static long decodePacked(long packed, long zoneMs) {
        boolean overNine = (packed >>> 3 & (packed >>> 2 | packed >>> 1) & LOW_BITS) != 0;
        if (overNine) {
            return INVALID;
        }
        long binary = packed - 6 * (packed >>> 4 & NIBBLES);
        int year = (int) (binary >>> 40);
        int month = (int) (binary >>> 32) & 0xFF;
        int day = (int) (binary >>> 24) & 0xFF;
        int hour = (int) (binary >>> 16) & 0xFF;
        int minute = (int) (binary >>> 8) & 0xFF;
        int second = (int) binary & 0xFF;
        if (month < 1
                || month > 12
                || day < 1
                || day > daysIn(year, month)
                || hour > 23
                || minute > 59
                || second > 59) {
            return INVALID;
        }
        int days = DAYS_TO_2000 + 365 * year + (year + 3) / 4 + DAYS_BEFORE_MONTH[month] + day - 1;
        if (month > 2 && year % 4 == 0) {
            days++;
        }
        return days * DAY_MS + (hour * 3600L + minute * 60L + second) * 1000L - zoneMs;
    }

    /** Writes an instant of the years 2000 to 2099 in GMT+8. */
    public static void encode(byte[] into, int at, long epochMs) {
        encode(into, at, epochMs, GMT8_MS);
    }

    public static void encode(byte[] into, int at, long epochMs, long zoneMs) {
        long localMs = epochMs + zoneMs;
        int days = (int) Math.floorDiv(localMs, DAY_MS) - DAYS_TO_2000;
        if (days < 0 || days >= 36_525) {
            throw new IllegalArgumentException("time " + epochMs + " ms is outside of the years 2000 to 2099");
        }
        int secondOfDay = (int) (Math.floorMod(localMs, DAY_MS) / 1000);
        int year = 4 * days / 1461;
        int dayOfYear = days - (365 * year + (year + 3) / 4);
        int month = 1;
        while (dayOfYear >= daysIn(year, month)) {
            dayOfYear -= daysIn(year, month);
            month++;
        }
        into[at] = bcd(year);
        into[at + 1] = bcd(month);
        into[at + 2] = bcd(dayOfYear + 1);
        into[at + 3] = bcd(secondOfDay / 3600);
        into[at + 4] = bcd(secondOfDay / 60 % 60);
        into[at + 5] = bcd(secondOfDay % 60);
    }

    private static int daysIn(int year, int month) {
        return month == 2 && year % 4 == 0 ? 29 : DAYS_IN_MONTH[month];
    }

    private static byte bcd(int value) {
        return (byte) ((value / 10) << 4 | (value % 10));
    }
}
