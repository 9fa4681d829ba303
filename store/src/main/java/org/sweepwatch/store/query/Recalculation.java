package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry of the log of recalculations (重新计算).
 *
 * @param vehicleId only this vehicle, null for all
 * @param actor who asked for it
 * @param reason why
 * @param revision the frozen revision it led to, null when the day is not frozen
 */
public record Recalculation(
        long id, LocalDate day, Integer vehicleId, String actor, String reason, Integer revision, Instant at) {}
