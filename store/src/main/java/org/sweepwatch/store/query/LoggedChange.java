package org.sweepwatch.store.query;

/**
 * One entry of the change log (变更日志).
 *
 * @param id counts up; the highest is the revision of all ground truth
 * @param subject what kind of thing, for example {@code route}, {@code plan} or {@code rule}
 * @param key which one
 * @param before JSON object text, null when it was not there
 * @param after JSON object text, null when it is gone
 */
public record LoggedChange(long id, String subject, String key, String before, String after, Change change) {}
