package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * Who changes something that days are judged by, why and when: what the change log (变更日志) keeps of it.
 *
 * @param actor who, for example {@code import} or {@code api}
 * @param reason why, for people
 */
public record Change(String actor, String reason, Instant at) {}
