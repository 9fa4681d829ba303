/**
 * Benchmarks of the geometry: what a position costs that is looked up in fences, routes and grids, next to the usual ways
 * of doing it.
 */
package org.sweepwatch.bench.geo;
