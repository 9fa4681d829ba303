package org.sweepwatch.supervise.device;

/**
 * A time that is not counted against a device (免考时段): an approved exemption of its vehicle.
 *
 * @param fromMs inclusive, ms since 1970 UTC
 * @param untilMs exclusive; {@link Long#MAX_VALUE} while it lasts
 * @param reason for people
 */
public record ExcusedTime(int vehicleId, long fromMs, long untilMs, String reason) {}
