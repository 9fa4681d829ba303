/**
 * The cells behind every lookup: a fine uniform grid over longitude and latitude in which each cell already knows what
 * lies fully over it and what needs an exact test.
 *
 * <p>In: parts of shapes, once. Out: an immutable directory for any thread; a lookup is a hash probe and a short list,
 * without allocation. Bound: {@link org.sweepwatch.geo.cell.CellDirectory#MAX_CELL_ENTRIES} entries in all; what would
 * take too many fine cells is put into coarser ones, down to a single cell for the whole Earth, where only the exact test
 * remains. A huge fence is therefore slower to test near its edge and never costs memory.
 */
package org.sweepwatch.geo.cell;
