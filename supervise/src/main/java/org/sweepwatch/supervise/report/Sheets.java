package org.sweepwatch.supervise.report;

import java.util.List;

/**
 * A report as tables.
 *
 * @param title one line that says what was asked and what came out
 */
record Sheets(String title, List<Sheet> sheets) {}
