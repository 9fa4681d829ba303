/**
 * Shapes on the ground and the exact tests for them.
 *
 * <p>In: JTS geometry or plain numbers in WGS-84 degrees. Out: immutable {@link org.sweepwatch.geo.shape.Shape}s, cut into
 * {@link org.sweepwatch.geo.shape.ShapePart}s that hold primitive arrays and answer without allocation. Any thread.
 *
 * <p>The edge: a circle and a corridor hold the points on their edge. A polygon holds its western and southern edges and
 * not its eastern and northern ones, so that of two polygons with a common edge exactly one holds a point on it. Edges
 * of polygons are straight in longitude and latitude (RFC 7946); distances are metres on a plane that touches the sphere
 * at the part. Shapes across the 180th meridian are not supported: they give wrong answers, not failures.
 */
package org.sweepwatch.geo.shape;
