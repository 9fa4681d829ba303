/**
 * Coordinate systems met in China and distances on the sphere.
 *
 * <p>In: degrees in any {@link org.sweepwatch.geo.crs.Crs}. Out: WGS-84 degrees, or metres. Pure functions for any
 * thread. Everything inside the system is WGS-84; conversions happen where data enters or leaves.
 */
package org.sweepwatch.geo.crs;
