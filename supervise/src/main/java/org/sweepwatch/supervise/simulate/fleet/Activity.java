package org.sweepwatch.supervise.simulate.fleet;

/** What a vehicle is doing. */
public enum Activity {
    /** Standing with the ignition off; the terminal sleeps. */
    PARKED,
    /** Standing with the engine on: warming up, waiting at a signal, in the yard. */
    WAITING,
    /** Taking water, unloading or refuelling with the engine on. */
    SERVICE,
    /** Driving between places. */
    TRANSIT,
    /** Working on a route. */
    SWEEPING
}
