package org.sweepwatch.supervise.simulate.terminal;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.simulate.fleet.Fleet;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/** Whose turn it is at a second: each vehicle's comes every 10 s, spread evenly. Immutable. */
final class ReportSchedule {
    private final List<List<SimulatedVehicle>> turns = new ArrayList<>();

    ReportSchedule(List<SimulatedVehicle> vehicles) {
        for (int phase = 0; phase < Fleet.REPORT_SECONDS; phase++) {
            int turn = phase;
            turns.add(vehicles.stream().filter(v -> v.phaseS() == turn).toList());
        }
    }

    /** The vehicles that may report at an epoch second; asleep ones mostly do not. */
    List<SimulatedVehicle> turnAt(long epochSecond) {
        return turns.get((int) Math.floorMod(epochSecond, Fleet.REPORT_SECONDS));
    }
}
