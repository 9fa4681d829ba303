package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The figures of an operational day as frozen (归档).
 *
 * @param revision 1 for the first freeze, one more for each logged recalculation
 * @param report the report as it was given, JSON text, byte for byte
 * @param work the report on the work of the day, the same; null for a day frozen before there was one
 * @param reason why this revision was made
 */
public record FrozenDay(LocalDate day, int revision, String report, String work, Instant frozenAt, String reason) {}
