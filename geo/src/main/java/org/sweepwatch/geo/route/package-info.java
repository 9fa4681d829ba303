/**
 * Cleaning routes (作业路线): directed lines, cut into segments, and the route nearest to a position.
 *
 * <p>In: {@link org.sweepwatch.geo.route.Route}s once, then positions. Out: {@link org.sweepwatch.geo.route.RouteHit} with
 * route, segment and metres off it. The index is immutable and for any thread; a hit belongs to its thread. Bound: nothing
 * farther than {@link org.sweepwatch.geo.route.RouteIndex#MAX_SEARCH_M} is looked for.
 */
package org.sweepwatch.geo.route;
