package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * One line of a vehicle register to import; the meaning of each value is that of {@link Vehicle}.
 *
 * @param inServiceFrom null keeps what is known, or means the time of the import for a new vehicle
 */
public record VehicleEntry(
        String plate,
        String phone,
        String district,
        String code,
        String operation,
        String organisation,
        Instant inServiceFrom,
        Instant inServiceUntil) {}
