package org.sweepwatch.supervise.pipeline;

/**
 * The folds of one device's day as of one event of the pipeline.
 *
 * @param epochDay operational day, days since 1970-01-01
 * @param state the fold of its health, serialised
 * @param work the fold of its work, serialised
 * @param stale true when stored points are missing from it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over and never changed
record DeviceDaySnapshot(int vehicleId, long epochDay, byte[] state, byte[] work, boolean stale) {}
