package org.sweepwatch.supervise.device;

/**
 * A time that is not counted against a device (免考时段): an approved exemption of one vehicle, or an outage of the
 * platform for all.
 *
 * @param vehicleId the vehicle, {@link #ALL} for the whole fleet
 * @param fromMs inclusive, ms since 1970 UTC
 * @param untilMs exclusive; {@link Long#MAX_VALUE} while it lasts
 * @param reason for people
 */
public record ExcusedTime(int vehicleId, long fromMs, long untilMs, String reason) {
    public static final int ALL = 0;

    public static ExcusedTime exemption(int vehicleId, long fromMs, long untilMs, String reason) {
        return new ExcusedTime(vehicleId, fromMs, untilMs, reason);
    }

    public static ExcusedTime platformOutage(long fromMs, long untilMs, String reason) {
        return new ExcusedTime(ALL, fromMs, untilMs, reason);
    }
}
