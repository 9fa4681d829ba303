package org.sweepwatch.supervise.simulate.fault;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.simulate.Chance;
import org.sweepwatch.supervise.simulate.city.CityPlane;
import org.sweepwatch.supervise.simulate.fleet.Fleet;
import org.sweepwatch.supervise.simulate.fleet.OperationalSeconds;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;

/** The fleet as the platform sees it: each unit's reports with what was planted into it. Safe on any thread. */
public final class FaultyFleet {
    private static final int ALARM_GNSS_MODULE = 1 << 4;
    private static final int ALARM_ANTENNA_OPEN = 1 << 5;
    private static final int ALARM_ANTENNA_SHORT = 1 << 6;
    private static final int ALARM_SUPPLY_LOW = 1 << 7;
    private static final int ALARM_SUPPLY_OFF = 1 << 8;
    private static final long ZONE_ERROR_MS = 8 * 3_600_000L;
    private static final int JUMP_EVERY_SECONDS = 240;
    private static final int JUMP_SECONDS = 20;
    private static final double JUMP_SHORTEST_METRES = 700;
    private static final double JUMP_LONGEST_METRES = 1400;
    private static final double NULL_SHARE = 0.25;
    private static final double TWIN_METRES_NORTH = 38_000;
    private static final int TWIN_PHASE_SECONDS = 5;

    private final Fleet fleet;
    private final FaultPlan plan;
    private final Chance chance;

    public FaultyFleet(Fleet fleet, FaultPlan plan, long seed) {
        this.fleet = fleet;
        this.plan = plan;
        this.chance = new Chance(seed).of(0xEFFEC7);
    }

    /** The fleet without its faults. */
    public Fleet fleet() {
        return fleet;
    }

    /** The truth about a day, look-alikes included. */
    public List<PlantedFault> truth(LocalDate day) {
        return plan.planted(day);
    }

    /** What the link of a vehicle's unit is like at an epoch second. */
    public LinkState link(SimulatedVehicle vehicle, long epochSecond) {
        PlantedFault fault = plan.inForce(vehicle, epochSecond);
        if (fault == null) {
            return LinkState.UP;
        }
        return switch (fault.kind()) {
            case SILENT, OFF_LINE -> LinkState.DEAD;
            case LOST_LINK, SHORT_LOSS -> LinkState.LOST;
            default -> LinkState.UP;
        };
    }

    /** Whether the unit of a vehicle makes a report at an epoch second. */
    public boolean reportsAt(SimulatedVehicle vehicle, long epochSecond) {
        return fleet.reportsAt(vehicle, epochSecond) && link(vehicle, epochSecond) != LinkState.DEAD;
    }

    /** What the unit of a vehicle reports at an epoch second. */
    public void measure(SimulatedVehicle vehicle, long epochSecond, VehicleSample out) {
        fleet.measure(vehicle, epochSecond, out);
        PlantedFault fault = plan.inForce(vehicle, epochSecond);
        if (fault != null) {
            apply(fault, epochSecond, out);
        }
    }

    /** The vehicles whose phone number a second unit uses at an epoch second. */
    public List<SimulatedVehicle> twins(long epochSecond) {
        List<SimulatedVehicle> twins = new ArrayList<>();
        for (PlantedFault fault : plan.planted(OperationalSeconds.day(epochSecond))) {
            if (fault.kind() == FaultKind.DUPLICATE_IDENTITY && fault.covers(epochSecond)) {
                twins.add(fault.vehicle());
            }
        }
        return twins;
    }

    /** Whether the second unit makes a report at an epoch second: it counts from another second than the first. */
    public boolean twinReportsAt(SimulatedVehicle vehicle, long epochSecond) {
        return (epochSecond - vehicle.phaseS() - TWIN_PHASE_SECONDS) % Fleet.REPORT_SECONDS == 0;
    }

    /** What the second unit with a vehicle's phone number reports: it sits in a vehicle 38 km to the north. */
    public void measureTwin(SimulatedVehicle vehicle, long epochSecond, VehicleSample out) {
        List<SimulatedVehicle> all = fleet.vehicles();
        fleet.measure(all.get((vehicle.index() + 1) % all.size()), epochSecond, out);
        out.trueY += TWIN_METRES_NORTH;
        out.latE6 += (int) Math.round((CityPlane.latitude(TWIN_METRES_NORTH) - CityPlane.CENTRE_LATITUDE) * 1e6);
        out.located = true;
        out.accOn = true;
        out.asleep = false;
        out.alarmBits = 0;
    }

    private void apply(PlantedFault fault, long epochSecond, VehicleSample out) {
        switch (fault.kind()) {
            case NO_FIX -> loseFix(fault, 0, out);
            case GNSS_MODULE -> loseFix(fault, ALARM_GNSS_MODULE, out);
            case ANTENNA_OPEN -> loseFix(fault, ALARM_ANTENNA_OPEN, out);
            case ANTENNA_SHORT -> loseFix(fault, ALARM_ANTENNA_SHORT, out);
            case SUPPLY_LOW -> {
                out.alarmBits |= ALARM_SUPPLY_LOW;
                out.supplyDeciVolt = 205;
            }
            case POWER_OFF -> {
                out.alarmBits |= ALARM_SUPPLY_OFF;
                out.supplyDeciVolt = 0;
            }
            case STUCK -> repeatFirst(fault, out);
            case CLOCK_BEHIND -> out.timeMs -= ZONE_ERROR_MS;
            case CLOCK_AHEAD -> out.timeMs += ZONE_ERROR_MS;
            case DRIFT -> jump(fault.vehicle(), epochSecond, out);
            case NULL_ISLAND -> nullIsland(fault.vehicle(), epochSecond, out);
            case BRIEF_ALARM -> out.alarmBits |= ALARM_ANTENNA_OPEN;
            default -> {
                // Silence and lost links show in link(), the others in the healthy fleet itself.
            }
        }
    }

    private void loseFix(PlantedFault fault, int alarm, VehicleSample out) {
        VehicleSample last = first(fault);
        out.latE6 = last.latE6;
        out.lonE6 = last.lonE6;
        out.alarmBits |= alarm;
        out.located = false;
        out.speedDkmh = 0;
        out.headingDeg = 0;
        out.satellites = 0;
    }

    private void repeatFirst(PlantedFault fault, VehicleSample out) {
        VehicleSample last = first(fault);
        out.latE6 = last.latE6;
        out.lonE6 = last.lonE6;
        out.headingDeg = last.headingDeg;
        out.altitudeM = last.altitudeM;
        out.located = true;
        out.speedDkmh = out.recorderSpeedDkmh;
        out.satellites = Math.max(4, out.satellites);
    }

    private VehicleSample first(PlantedFault fault) {
        VehicleSample first = new VehicleSample();
        fleet.measure(fault.vehicle(), fault.from().getEpochSecond(), first);
        return first;
    }

    private void jump(SimulatedVehicle vehicle, long epochSecond, VehicleSample out) {
        long turn = Math.floorDiv(epochSecond, JUMP_EVERY_SECONDS);
        if (!out.located || Math.floorMod(epochSecond, JUMP_EVERY_SECONDS) >= JUMP_SECONDS) {
            return;
        }
        double metres = chance.between(JUMP_SHORTEST_METRES, JUMP_LONGEST_METRES, vehicle.index(), 2 * turn);
        double angle = chance.between(0, 2 * Math.PI, vehicle.index(), 2 * turn + 1);
        double north = CityPlane.latitude(metres * Math.cos(angle)) - CityPlane.CENTRE_LATITUDE;
        double east = CityPlane.longitude(metres * Math.sin(angle)) - CityPlane.CENTRE_LONGITUDE;
        out.latE6 += (int) Math.round(north * 1e6);
        out.lonE6 += (int) Math.round(east * 1e6);
    }

    private void nullIsland(SimulatedVehicle vehicle, long epochSecond, VehicleSample out) {
        if (chance.unit(vehicle.index(), epochSecond) < NULL_SHARE) {
            out.latE6 = 0;
            out.lonE6 = 0;
            out.located = true;
        }
    }
}
