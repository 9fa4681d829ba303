package org.sweepwatch.supervise.device;

/**
 * A device day that must be folded again from stored points.
 *
 * @param day operational day, days since 1970-01-01
 * @param throughIndex the store must have passed this journal index before its points are read
 */
public record RefoldRequest(int vehicleId, long day, long throughIndex) {}
