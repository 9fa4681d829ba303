package org.sweepwatch.supervise.profile;

import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * A number in what a terminal sends: in an additional item of a report, or in the bytes that it passes through from a serial
 * collector (0x0900).
 *
 * @param serial whether it is in passed-through bytes
 * @param id id of the item, or type of the passing-through
 * @param offset first byte, from 0
 * @param width bytes, 1 to 4, big-endian
 * @param signed two's complement
 * @param bit bit of the number that counts, from 0; -1 for the number itself
 * @param scale what the number is multiplied with
 */
public record Field(boolean serial, int id, int offset, int width, boolean signed, int bit, double scale) {
    /** There is no such item, or it is too short. */
    static final long ABSENT = Long.MIN_VALUE;

    /** The raw number or bit of a report; {@link #ABSENT} when it is not there. Allocates nothing. */
    long raw(LocationReport report) {
        long value = report.field(id, offset, width);
        return value == LocationReport.ABSENT ? ABSENT : meant(value);
    }

    /** The same of passed-through bytes, which begin at {@code from}. */
    long raw(byte[] bytes, int from) {
        if (from + offset + width > bytes.length) {
            return ABSENT;
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | bytes[from + offset + i] & 0xFF;
        }
        return meant(value);
    }

    private long meant(long value) {
        if (bit >= 0) {
            return value >>> bit & 1;
        }
        int unused = Long.SIZE - 8 * width;
        return signed ? value << unused >> unused : value;
    }
}
