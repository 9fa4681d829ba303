package org.sweepwatch.store.query;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the platform is to be away, announced before it begins (计划停机): what of an {@link Outage} lies inside is
 * planned.
 *
 * @param id our number of it, 0 in what is to be stored
 * @param from inclusive, not before {@code announcedAt}
 * @param until exclusive, at most {@link #LONGEST} later
 * @param reason for example 服务器升级
 * @param announcedBy who announced it
 * @param announcedAt when it was entered
 */
public record MaintenanceWindow(
        long id, Instant from, Instant until, String reason, String announcedBy, Instant announcedAt) {
    /** A window for longer than a day would make nearly every outage a planned one. */
    public static final Duration LONGEST = Duration.ofHours(24);
}
