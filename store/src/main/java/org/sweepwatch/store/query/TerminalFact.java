package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * The last thing a terminal has said of itself, of one kind.
 *
 * @param kind attributes, driver, parameters, upgrade or rsa-key
 * @param at when it came
 * @param value JSON
 */
public record TerminalFact(int vehicleId, String kind, Instant at, String value) {}
