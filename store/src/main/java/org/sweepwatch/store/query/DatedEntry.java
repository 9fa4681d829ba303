package org.sweepwatch.store.query;

import java.time.LocalDate;

/**
 * A line of a vehicle register with the operational days for which its district, code, operation and organisation count.
 *
 * @param from first operational day
 * @param until first operational day on which they no longer count, null while nothing ends them
 */
public record DatedEntry(VehicleEntry entry, LocalDate from, LocalDate until) {}
