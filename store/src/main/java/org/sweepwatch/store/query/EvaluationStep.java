package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.YearMonth;

/**
 * One entry of the log of a month's evaluation.
 *
 * @param step what was done, for example {@code publish}
 * @param state the state after it
 * @param revision the revision that counts after it
 * @param actor who did it
 * @param reason why
 */
public record EvaluationStep(
        long id, YearMonth month, String step, String state, int revision, String actor, String reason, Instant at) {}
