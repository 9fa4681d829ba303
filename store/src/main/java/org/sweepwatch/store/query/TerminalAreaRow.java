package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * How a fence or route lies on the terminal of one vehicle.
 *
 * @param featureId number of the fence or route; on the terminal it is that of the area
 * @param kind 1 circle, 2 rectangle, 3 polygon, 4 route; 0 when the protocol has no form for it
 * @param sent what was sent last, JSON; empty when nothing was, or when it is to be sent again
 * @param state of {@code AreaState}
 * @param commandId the command that is under way, null when none is
 * @param note what the state does not say, null when it says all
 */
public record TerminalAreaRow(
        int vehicleId,
        int featureId,
        int kind,
        String name,
        String sent,
        String state,
        Long commandId,
        Instant changedAt,
        String note) {}
