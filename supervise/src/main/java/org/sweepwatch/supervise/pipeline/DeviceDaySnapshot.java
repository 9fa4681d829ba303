package org.sweepwatch.supervise.pipeline;

/**
 * The fold of one device's day as of one event of the pipeline.
 *
 * @param epochDay operational day, days since 1970-01-01
 * @param state the fold, serialised
 * @param stale true when stored points are missing from it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over and never changed
record DeviceDaySnapshot(int vehicleId, long epochDay, byte[] state, boolean stale) {}
