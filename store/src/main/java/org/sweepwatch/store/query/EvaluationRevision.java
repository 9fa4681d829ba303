package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.YearMonth;

/**
 * The marks of a month as computed once: a function of the scheme, the facts and the appeals accepted until then.
 *
 * @param revision 1 for the first, one more for each computation that was kept
 * @param scheme the evaluation scheme it was computed with, JSON text
 * @param facts the figures of the districts that were scored, JSON text
 * @param report the marks, JSON text, byte for byte
 * @param reason why it was computed
 */
public record EvaluationRevision(
        YearMonth month, int revision, String scheme, String facts, String report, String reason, Instant at) {}
