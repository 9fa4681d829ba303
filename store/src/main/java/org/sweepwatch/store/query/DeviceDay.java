package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The folded states of one device and its vehicle's work on one operational day (运营日).
 *
 * @param day operational day
 * @param state what the fold needs to go on or to report, in its own encoding; null while only marked stale
 * @param work the same for the work of the vehicle; null where it was not asked for or is not there
 * @param stale true when points were stored that the states do not contain
 * @param revision grows with each write; hand it back to {@link DeviceDayStore#replace}
 */
@SuppressWarnings("ArrayRecordComponent") // plain data; the arrays are handed over and never changed
public record DeviceDay(int vehicleId, LocalDate day, byte[] state, byte[] work, boolean stale, long revision, Instant updatedAt) {}
