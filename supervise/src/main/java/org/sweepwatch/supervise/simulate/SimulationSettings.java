package org.sweepwatch.supervise.simulate;

import java.time.LocalDate;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;

/**
 * What a simulation is drawn from. Equal settings give equal cities, vehicles, positions and faults.
 *
 * @param seed any number
 * @param vehicles number of vehicles, 1 to {@link #MAX_VEHICLES}
 * @param faults which faults are planted
 * @param onlyVersion the edition of JT/T 808 that all terminals speak, null for a mixture of the three
 * @param firstDay operational day from which the odometers count
 */
public record SimulationSettings(
        long seed, int vehicles, FaultProfile faults, ProtocolVersion onlyVersion, LocalDate firstDay) {
    /** Plates and phones are unique up to here. */
    public static final int MAX_VEHICLES = 9_999;
    /** Size of the real fleet. */
    public static final int DEFAULT_VEHICLES = 187;

    public SimulationSettings {
        if (vehicles < 1 || vehicles > MAX_VEHICLES) {
            throw new IllegalArgumentException("vehicles: " + vehicles + " (expected: 1 to " + MAX_VEHICLES + ")");
        }
    }
}
