package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.YearMonth;

/**
 * The evaluation of a month (月度考评) as it stands.
 *
 * @param state {@code computed}, {@code published}, {@code signed_off} or {@code frozen}
 * @param revision the revision of its figures that counts
 * @param appealsUntil first instant at which no appeal is taken any more, null before publication
 */
public record Evaluation(YearMonth month, String state, int revision, Instant appealsUntil) {}
