/**
 * Imports of what a city keeps in files: layers as GeoJSON; the register of vehicles, exemptions and check-ins as CSV.
 *
 * <p>In: a file and the store. Out: the store changed in one transaction, or every problem of the file named and nothing
 * changed. On the thread of the command. Bounds: {@link org.sweepwatch.supervise.layer.TextFile#MAX_BYTES} a file,
 * {@link org.sweepwatch.supervise.layer.CsvTable#MAX_ROWS} rows.
 */
package org.sweepwatch.supervise.layer;
