package org.sweepwatch.store.query;

import java.time.LocalDate;

/**
 * A setting of judgement (考核参数) that somebody changed.
 *
 * @param from first operational day on which it counts; it does so until the next value of the key
 */
public record RuleValue(String key, LocalDate from, String value) {}
