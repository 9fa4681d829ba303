package org.sweepwatch.supervise.simulate.fleet;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.simulate.Chance;
import org.sweepwatch.supervise.simulate.city.City;

/**
 * The vehicles of a city and what each does and measures at any second. Everything but the odometer is a pure function
 * of (seed, vehicle, second); the odometer counts from the first day of the fleet, before which it stands still.
 * Safe on any thread.
 */
public final class Fleet {
    /** Reporting interval with the ignition on, seconds. */
    public static final int REPORT_SECONDS = 10;
    /** Reporting interval asleep, seconds. */
    public static final int SLEEP_REPORT_SECONDS = 300;

    private static final int KEPT_DAYS = 2;

    private final City city;
    private final LocalDate firstDay;
    private final List<SimulatedVehicle> vehicles;
    private final Chance[] chances;
    private final Measurement[] measurements;
    private final AtomicReferenceArray<DayOfVehicle> kept;

    private record DayOfVehicle(long epochDay, Itinerary itinerary, double odometerAtStartM) {}

    /**
     * @param count number of vehicles; the first 187 are those of the real fleet's size
     * @param onlyVersion the edition that all terminals speak, null for a mixture of the three
     * @param firstDay the day from which odometers count
     */
    public Fleet(City city, long seed, int count, ProtocolVersion onlyVersion, LocalDate firstDay) {
        Chance chance = new Chance(seed).of(0xF1EE7);
        this.city = city;
        this.firstDay = firstDay;
        this.vehicles = FleetRoster.vehicles(city, chance, count, onlyVersion);
        this.chances = new Chance[count];
        this.measurements = new Measurement[count];
        for (SimulatedVehicle vehicle : vehicles) {
            int i = vehicle.index();
            chances[i] = chance.of(i);
            measurements[i] = new Measurement(city, vehicle, chances[i]);
        }
        this.kept = new AtomicReferenceArray<>(count * KEPT_DAYS);
    }

    public City city() {
        return city;
    }

    public List<SimulatedVehicle> vehicles() {
        return vehicles;
    }

    /** What a vehicle does on an operational day. */
    public Itinerary itinerary(SimulatedVehicle vehicle, LocalDate day) {
        return dayOf(vehicle, day.toEpochDay()).itinerary;
    }

    /** True when on that day the vehicle first waits under its depot's roof for hours with the engine on. */
    public boolean standsBy(SimulatedVehicle vehicle, LocalDate day) {
        return ItineraryPlanner.standsBy(vehicle, chances[vehicle.index()].of(day.toEpochDay()));
    }

    /** What the sound unit of a vehicle reports at an epoch second. */
    public void measure(SimulatedVehicle vehicle, long epochSecond, VehicleSample out) {
        DayOfVehicle day = dayOf(vehicle, OperationalSeconds.epochDay(epochSecond));
        measurements[vehicle.index()].take(day.itinerary, day.odometerAtStartM, epochSecond, out);
    }

    /** Whether a vehicle's unit makes a report at an epoch second: every 10 s, or every 300 s asleep. */
    public boolean reportsAt(SimulatedVehicle vehicle, long epochSecond) {
        long sincePhase = epochSecond - vehicle.phaseS();
        if (sincePhase % REPORT_SECONDS != 0) {
            return false;
        }
        if (sincePhase % SLEEP_REPORT_SECONDS == 0) {
            return true;
        }
        Itinerary itinerary = dayOf(vehicle, OperationalSeconds.epochDay(epochSecond)).itinerary;
        return itinerary.activityAt(OperationalSeconds.secondOfDay(epochSecond)) != Activity.PARKED;
    }

    private DayOfVehicle dayOf(SimulatedVehicle vehicle, long epochDay) {
        int slot = slot(vehicle, epochDay);
        DayOfVehicle found = kept.get(slot);
        if (found == null || found.epochDay != epochDay) {
            Itinerary itinerary = plan(vehicle, epochDay);
            found = new DayOfVehicle(epochDay, itinerary, odometerAt(vehicle, epochDay));
            kept.set(slot, found);
        }
        return found;
    }

    private static int slot(SimulatedVehicle vehicle, long epochDay) {
        return vehicle.index() * KEPT_DAYS + Math.floorMod(epochDay, KEPT_DAYS);
    }

    private Itinerary plan(SimulatedVehicle vehicle, long epochDay) {
        return ItineraryPlanner.plan(city, vehicle, chances[vehicle.index()], LocalDate.ofEpochDay(epochDay));
    }

    private double odometerAt(SimulatedVehicle vehicle, long epochDay) {
        double metres = chances[vehicle.index()].between(5e6, 9e7, 0, 0x0D0);
        for (long day = firstDay.toEpochDay(); day < epochDay; day++) {
            DayOfVehicle before = kept.get(slot(vehicle, day));
            if (before != null && before.epochDay == day) {
                metres = before.odometerAtStartM + before.itinerary.metres();
            } else {
                metres += plan(vehicle, day).metres();
            }
        }
        return metres;
    }
}
