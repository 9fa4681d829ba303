package org.sweepwatch.supervise.report;

import java.util.List;

/**
 * One table of a report, the same for every form. Numbers stay numbers.
 *
 * @param name of the sheet in a workbook
 * @param rows cells in the order of the headings, none of them null
 * @param widths of the columns in a workbook, in characters
 * @param textColumns leading columns that are shown on a terminal; 0 leaves the table out there
 * @param whenEmpty what a terminal shows instead of no rows; null leaves an empty table out of every form but a workbook
 */
record Sheet(
        String name,
        List<String> headings,
        List<List<Object>> rows,
        List<Integer> widths,
        int textColumns,
        String whenEmpty) {}
