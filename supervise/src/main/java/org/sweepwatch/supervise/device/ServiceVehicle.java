package org.sweepwatch.supervise.device;

/**
 * A vehicle whose device is in service (在用车载终端), as the judge needs it.
 *
 * @param id number of the vehicle
 * @param plate number plate, null while unknown
 * @param phone terminal number, digits without leading zeros
 * @param district district (区), null while unknown
 * @param code the centre's own number within the district, null when it has none
 * @param fromMs first instant the device counts, ms since 1970 UTC
 * @param untilMs first instant it no longer counts; {@link Long#MAX_VALUE} while it does
 */
public record ServiceVehicle(
        int id, String plate, String phone, String district, String code, long fromMs, long untilMs) {}
