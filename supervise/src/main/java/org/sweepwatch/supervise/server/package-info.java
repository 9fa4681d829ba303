/**
 * The running system put together: what is started in which order, what watches over it, and how it ends.
 *
 * <p>{@link org.sweepwatch.supervise.server.SweepWatchServer} is the place to begin. Threads: the caller's for start and
 * end, one scheduler thread ({@link org.sweepwatch.supervise.server.Housekeeping}) for everything periodic, one for
 * registrations ({@link org.sweepwatch.supervise.server.TerminalRegister}).
 */
package org.sweepwatch.supervise.server;
