package org.sweepwatch.store.query;

/**
 * What a parameter of a terminal should be.
 *
 * @param vehicleId 0 for the whole fleet
 * @param parameterId parameter ID (参数ID) of 0x8103
 * @param value as text, as it is shown
 */
public record WantedParameter(int vehicleId, long parameterId, String value) {}
