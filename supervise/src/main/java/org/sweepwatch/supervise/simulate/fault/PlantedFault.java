package org.sweepwatch.supervise.simulate.fault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/**
 * The truth about one vehicle on one operational day.
 *
 * @param vehicle the vehicle
 * @param kind what was planted
 * @param day the operational day
 * @param from first second, by the true time
 * @param to second after the last, by the true time
 */
public record PlantedFault(SimulatedVehicle vehicle, FaultKind kind, LocalDate day, Instant from, Instant to) {
    /** Fault code that the report must show; empty for what only looks like a fault. */
    public Optional<String> expectedCode() {
        return kind.expectedCode();
    }

    boolean covers(long epochSecond) {
        return epochSecond >= from.getEpochSecond() && epochSecond < to.getEpochSecond();
    }
}
