package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * A vehicle (作业车辆) with its on-board unit (车载终端).
 *
 * @param id our number of it, the {@code vehicleId} of every position
 * @param plate number plate (车牌号), null while unknown
 * @param phone number of the terminal (终端手机号): digits without leading zeros
 * @param district district (区) that runs it, null while unknown
 * @param code the centre's own number of the vehicle (自编号), null when it has none
 * @param operation operation type (作业类型), for example {@code JS} or {@code XS}, null while unknown
 * @param organisation company or unit that runs it (所属单位), null while unknown
 * @param inServiceFrom first instant its device counts in the failure rate
 * @param inServiceUntil first instant it no longer counts, null while it does
 */
public record Vehicle(
        int id,
        String plate,
        String phone,
        String district,
        String code,
        String operation,
        String organisation,
        Instant inServiceFrom,
        Instant inServiceUntil) {
    /** Whether its device counts at any instant of the range from (inclusive) to (exclusive). */
    public boolean inService(Instant from, Instant to) {
        return inServiceFrom.isBefore(to) && (inServiceUntil == null || inServiceUntil.isAfter(from));
    }
}
