package org.sweepwatch.supervise.simulate.terminal;

/**
 * A position in a terminal's memory.
 *
 * @param timeMs device time, epoch milliseconds
 * @param body the body of its location report; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, read by the same event loop.
record StoredPoint(long timeMs, byte[] body) {}
