/**
 * The made-up city: districts, grids, roads, cleaning routes, depots and service points, in the place of Zhuzhou
 * (27.83 N, 113.14 E). Names and geometry are invented; only the extent and the counts are those of the real one.
 *
 * <p>In: a seed. Out: an immutable {@link org.sweepwatch.supervise.simulate.city.City} in local metres for driving, and
 * GeoJSON in WGS-84 for import. Immutable and safe on any thread once built.
 */
package org.sweepwatch.supervise.simulate.city;
