package org.sweepwatch.store.query;

import java.time.LocalDate;
import java.util.List;

/**
 * What a vehicle does in one shift on some weekdays (周作业计划).
 *
 * @param id our number of it, 0 in what is to be stored
 * @param shift id of the shift
 * @param operation operation type (作业类型), for example {@code JS}
 * @param routes codes of the routes, in the order of work
 * @param weekdays weekdays of the operational day: bit 0 Monday to bit 6 Sunday
 * @param from first operational day
 * @param until first operational day on which it no longer counts, null while nothing ends it
 */
public record WeeklyPlan(
        long id,
        int vehicleId,
        String shift,
        String operation,
        List<String> routes,
        int weekdays,
        LocalDate from,
        LocalDate until) {
    /** Every weekday. */
    public static final int EVERY_DAY = 0x7F;

    public WeeklyPlan {
        routes = List.copyOf(routes);
    }

    /** Whether the plan is for this operational day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(from)
                && (until == null || day.isBefore(until))
                && (weekdays & 1 << day.getDayOfWeek().ordinal()) != 0;
    }

    /** The same plan for other days. */
    public WeeklyPlan between(LocalDate newFrom, LocalDate newUntil) {
        return new WeeklyPlan(id, vehicleId, shift, operation, routes, weekdays, newFrom, newUntil);
    }
}
