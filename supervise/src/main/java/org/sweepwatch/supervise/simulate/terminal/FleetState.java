package org.sweepwatch.supervise.simulate.terminal;

import java.time.Instant;

/**
 * The fleet at a moment.
 *
 * @param time by the simulation's clock
 * @param vehicles number of vehicles
 * @param awake vehicles with the ignition on
 * @param onLine terminals that are connected and authenticated
 * @param sent positions sent so far, repeats not counted
 * @param acknowledged positions acknowledged so far
 * @param waiting positions in the terminals' memories that are not acknowledged yet
 */
public record FleetState(
        Instant time, int vehicles, int awake, int onLine, long sent, long acknowledged, long waiting) {}
