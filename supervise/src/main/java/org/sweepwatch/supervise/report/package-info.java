/**
 * Reports on their way to people: JSON for programs, CSV and XLSX for spreadsheets, a table for the terminal.
 *
 * <p>In: finished reports. Out: bytes. All forms show the same figures with their denominators; texts that came from
 * devices or imports cannot become formulas in a spreadsheet. No state, any thread; a report is held in memory as a
 * whole and is as large as its fleet.
 */
package org.sweepwatch.supervise.report;
