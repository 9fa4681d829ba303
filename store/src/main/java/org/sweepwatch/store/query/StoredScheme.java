package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.YearMonth;

/**
 * An evaluation scheme (考评办法) as it was taken in.
 *
 * @param validFrom first month it is in force for, until the next scheme begins
 * @param document the scheme itself, JSON text
 * @param actor who brought it
 * @param reason why
 */
public record StoredScheme(int id, YearMonth validFrom, String document, String actor, String reason, Instant at) {}
