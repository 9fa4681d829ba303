/**
 * Terminals that speak JT/T 808: the encoding of samples, a whole day as frames without sockets, the fleet over real
 * TCP connections, and the replay of recorded frames.
 *
 * <p>In: samples of the simulated fleet, a clock, an address. Out: frames on sockets, counters, a ledger of what was
 * acknowledged. All terminals of a fleet live on one event loop; what waits for an acknowledgement is bounded by {@link
 * org.sweepwatch.supervise.simulate.terminal.PointStore#MAX_POINTS} for each terminal.
 */
package org.sweepwatch.supervise.simulate.terminal;
