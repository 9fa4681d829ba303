package org.sweepwatch.supervise.simulate.terminal;

import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/**
 * Who a terminal says it is, and the authentication code that the platform gave it. Two units share one when the second
 * is a copy of the first. One thread.
 */
final class TerminalIdentity {
    private final SimulatedVehicle vehicle;
    private final FrameAddress address;
    private String code;

    TerminalIdentity(SimulatedVehicle vehicle) {
        this.vehicle = vehicle;
        this.address = FrameAddress.of(vehicle.version(), vehicle.phone());
    }

    SimulatedVehicle vehicle() {
        return vehicle;
    }

    FrameAddress address() {
        return address;
    }

    /** The authentication code, null before the registration and after it was refused. */
    String code() {
        return code;
    }

    void code(String newCode) {
        code = newCode;
    }
}
