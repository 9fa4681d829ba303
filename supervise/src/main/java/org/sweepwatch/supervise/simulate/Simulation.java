package org.sweepwatch.supervise.simulate;

import java.time.LocalDate;
import java.util.List;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.fault.FaultPlan;
import org.sweepwatch.supervise.simulate.fault.FaultyFleet;
import org.sweepwatch.supervise.simulate.fault.PlantedFault;
import org.sweepwatch.supervise.simulate.fleet.Fleet;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/** City, fleet and faults drawn from one seed. Immutable, any thread. */
public final class Simulation {
    private final SimulationSettings settings;
    private final City city;
    private final FaultyFleet fleet;

    private Simulation(SimulationSettings settings) {
        this.settings = settings;
        this.city = City.made(settings.seed());
        Fleet healthy =
                new Fleet(city, settings.seed(), settings.vehicles(), settings.onlyVersion(), settings.firstDay());
        this.fleet =
                new FaultyFleet(healthy, new FaultPlan(healthy, settings.faults(), settings.seed()), settings.seed());
    }

    /** The simulation that these settings describe. */
    public static Simulation of(SimulationSettings settings) {
        return new Simulation(settings);
    }

    public SimulationSettings settings() {
        return settings;
    }

    public City city() {
        return city;
    }

    public List<SimulatedVehicle> vehicles() {
        return fleet.fleet().vehicles();
    }

    /** The fleet with its faults. */
    public FaultyFleet fleet() {
        return fleet;
    }

    /** What was planted for an operational day, look-alikes included; at most one for each vehicle. */
    public List<PlantedFault> truth(LocalDate day) {
        return fleet.truth(day);
    }
}
