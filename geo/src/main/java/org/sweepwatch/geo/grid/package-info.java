/**
 * Districts (辖区) and responsibility grids (责任网格): in which one a position lies.
 *
 * <p>In: {@link org.sweepwatch.geo.grid.Area}s once, then points. Out: the id of the area. Immutable, any thread, no
 * allocation.
 */
package org.sweepwatch.geo.grid;
