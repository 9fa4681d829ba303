package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A request to read stored positions again with the profile of today (重新解码).
 *
 * @param model terminal model (终端型号) as its registrations write it
 * @param fromDay first operational day
 * @param toDay last operational day, inclusive
 * @param nextDay the day that is read now, the one after {@code toDay} at the end
 * @param nextVehicle vehicles of that day with a smaller number are done
 * @param read positions looked at so far
 * @param changed positions that read differently
 * @param finishedAt null while it is under way
 */
public record Redecoding(
        long id,
        String model,
        LocalDate fromDay,
        LocalDate toDay,
        String askedBy,
        Instant askedAt,
        LocalDate nextDay,
        int nextVehicle,
        long read,
        long changed,
        Instant finishedAt) {}
