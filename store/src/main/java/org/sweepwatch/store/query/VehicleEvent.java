package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * Something that happened to a vehicle at an instant.
 *
 * @param id grows with the order of storing
 * @param kind what happened, for example {@code fence_enter}
 * @param subject what it happened to beside the vehicle, for example the number of a fence; empty when nothing
 * @param detail more about it, JSON or text, null when there is none
 */
public record VehicleEvent(long id, int vehicleId, Instant time, String kind, String subject, String detail) {}
