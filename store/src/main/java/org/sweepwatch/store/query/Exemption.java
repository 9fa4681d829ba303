package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * A time in which the device of a vehicle is not counted (免考), for example an approved repair.
 *
 * @param id 0 in what is to be imported
 * @param from inclusive
 * @param until exclusive
 * @param kind why in one word, for example {@code repair}
 * @param reason why, for people
 */
public record Exemption(long id, int vehicleId, Instant from, Instant until, String kind, String reason) {}
