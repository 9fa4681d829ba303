package org.sweepwatch.store.query;

import java.time.LocalDate;

/**
 * For whom a vehicle works on some days (车辆编属): the meaning of each value is that of {@link Vehicle}.
 *
 * @param from first operational day
 * @param until first operational day on which it is no longer so, null while nothing ends it
 */
public record Assignment(
        int vehicleId,
        LocalDate from,
        LocalDate until,
        String district,
        String code,
        String operation,
        String organisation) {
    Assignment between(LocalDate newFrom, LocalDate newUntil) {
        return new Assignment(vehicleId, newFrom, newUntil, district, code, operation, organisation);
    }
}
