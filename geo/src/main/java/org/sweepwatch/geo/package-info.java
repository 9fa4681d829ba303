/**
 * Geometry of the city: coordinate systems, fences, cleaning routes, districts and grids.
 *
 * <p>In: coordinates in WGS-84 degrees and layers as GeoJSON text. Out: which fences, which route and which area hold a
 * point. No I/O and no clock. Indexes are immutable and may be used by any thread; what is mutable ({@code FenceTracker},
 * {@code TrackMatcher}, {@code PassFold}, {@code RouteHit}) belongs to one thread. Nothing here knows terminals, the journal or the database.
 *
 * <ul>
 *   <li>{@code crs}: conversions and distances;
 *   <li>{@code shape}: what a fence can look like, with the exact tests;
 *   <li>{@code cell}: the cells that answer nearly every lookup without an exact test;
 *   <li>{@code fence}, {@code route}, {@code grid}: the three questions asked of a position;
 *   <li>{@code track}, {@code coverage}: the points of a vehicle laid on the routes, and what of these it swept;
 *   <li>{@code layer}: GeoJSON in and out, with a word on each bad feature.
 * </ul>
 */
package org.sweepwatch.geo;
