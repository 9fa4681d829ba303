/**
 * Faults planted into the fleet, and the truth about them for tests to compare with the daily report.
 *
 * <p>In: the healthy fleet, a profile, a day. Out: {@link org.sweepwatch.supervise.simulate.fault.PlantedFault} and the
 * changed samples. Pure; safe on any thread; the plans of a few days are kept.
 */
package org.sweepwatch.supervise.simulate.fault;
