package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * A time in which the platform itself was away (平台停机).
 *
 * @param until null while it lasts
 * @param reason for people, for example "not running"
 */
public record Outage(long id, Instant from, Instant until, String reason) {}
