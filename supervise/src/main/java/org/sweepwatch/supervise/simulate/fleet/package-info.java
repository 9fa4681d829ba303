/**
 * The healthy fleet: who the vehicles are, what each does on a day, and what its terminal measures at a second.
 *
 * <p>In: a city, a seed, a second. Out: {@link org.sweepwatch.supervise.simulate.fleet.VehicleSample}. Positions are a
 * pure function of (seed, vehicle, second); day plans are computed when first asked for and two are kept for each
 * vehicle. Safe on any thread; each caller brings its own sample.
 */
package org.sweepwatch.supervise.simulate.fleet;
