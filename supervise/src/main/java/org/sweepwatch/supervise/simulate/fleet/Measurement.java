package org.sweepwatch.supervise.simulate.fleet;

import org.sweepwatch.supervise.simulate.Chance;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CityPlane;

/** What the sound on-board unit of one vehicle measures. Pure; safe on any thread. */
final class Measurement {
    private static final int REPORT_SECONDS = 10;
    private static final int LONGEST_TUNNEL_STEPS = 120;
    private static final int ALARM_SUPPLY_OFF = 1 << 8;
    private static final double HEADING_LOST_KMH = 3;

    private final City city;
    private final SimulatedVehicle vehicle;
    private final Chance chance;
    private final GnssNoise noise;

    Measurement(City city, SimulatedVehicle vehicle, Chance vehicleChance) {
        this.city = city;
        this.vehicle = vehicle;
        this.chance = vehicleChance.of(0x3EA5);
        this.noise = new GnssNoise(vehicleChance);
    }

    void take(Itinerary itinerary, double odometerAtStartM, long epochSecond, VehicleSample out) {
        int secondOfDay = OperationalSeconds.secondOfDay(epochSecond);
        Leg leg = itinerary.at(secondOfDay);
        double alongM = leg.fromM() + leg.movedM(secondOfDay);
        out.trueX = leg.path().xAt(alongM);
        out.trueY = leg.path().yAt(alongM);
        out.trueSpeedKmh = leg.speed(secondOfDay) * 3.6;
        out.activity = leg.activity();
        out.timeMs = epochSecond * 1000;
        out.accOn = leg.activity() != Activity.PARKED;
        out.asleep = !out.accOn;
        boolean switchedOff = vehicle.batterySwitch() && !out.accOn;
        out.alarmBits = switchedOff ? ALARM_SUPPLY_OFF : 0;
        out.supplyDeciVolt =
                switchedOff ? 0 : (int) chance.between(out.accOn ? 268 : 248, out.accOn ? 284 : 256, epochSecond, 3);
        double odometerM = odometerAtStartM + leg.odometerFromM() + leg.movedM(secondOfDay);
        out.odometerHm = (int) (odometerM / 100);
        out.recorderSpeedDkmh = (int) Math.round(out.trueSpeedKmh * 10);
        out.signals = signals(leg, secondOfDay);
        double share = leg.durationS() == 0 ? 0 : (secondOfDay - leg.startS()) / leg.durationS();
        out.waterPerMille = (int) Math.round(1000 * (leg.waterFrom() + share * (leg.waterTo() - leg.waterFrom())));
        out.rssi = 14 + chance.index(16, epochSecond / 60, 4);
        fix(itinerary, leg, alongM, epochSecond, out);
    }

    private void fix(Itinerary itinerary, Leg leg, double alongM, long epochSecond, VehicleSample out) {
        out.altitudeM = 46 + (int) Math.round(14 * Math.sin(out.trueX / 2300) * Math.cos(out.trueY / 1700));
        boolean underHill = !leg.underRoof() && city.underHill(out.trueX, out.trueY);
        if (leg.underRoof() || underHill) {
            out.located = false;
            out.speedDkmh = 0;
            out.headingDeg = 0;
            out.satellites = chance.index(3, epochSecond, 5);
            if (underHill) {
                lastFixBeforeHill(itinerary, epochSecond, out);
            } else {
                // The last fix came from the yard in front of the hall.
                long arrival = itinerary.day().toEpochDay();
                place(vehicle.depot().x() - 25, vehicle.depot().y() - 25, arrival, out);
            }
            return;
        }
        out.located = true;
        out.satellites = 8 + chance.index(11, epochSecond / 30, 5);
        double kmh = out.trueSpeedKmh + (out.trueSpeedKmh > 0.5 ? 0.25 * chance.gauss(epochSecond, 6) : 0);
        out.speedDkmh = (int) Math.round(10 * Math.max(0, kmh));
        double heading = leg.path().headingAt(alongM);
        double spread = out.trueSpeedKmh < HEADING_LOST_KMH ? 70 : 3;
        out.headingDeg = Math.floorMod((int) Math.round(heading + spread * chance.gauss(epochSecond, 7)), 360);
        place(out.trueX, out.trueY, epochSecond, out);
    }

    private void place(double x, double y, long noiseSecond, VehicleSample out) {
        out.latE6 = (int) Math.round(CityPlane.latitude(y + noise.north(noiseSecond)) * 1e6);
        out.lonE6 = (int) Math.round(CityPlane.longitude(x + noise.east(noiseSecond)) * 1e6);
    }

    /** Goes back report by report to the last one in the open; at most twenty minutes. */
    private void lastFixBeforeHill(Itinerary itinerary, long epochSecond, VehicleSample out) {
        int secondOfDay = OperationalSeconds.secondOfDay(epochSecond);
        for (int steps = 1; steps <= LONGEST_TUNNEL_STEPS; steps++) {
            int earlier = secondOfDay - steps * REPORT_SECONDS;
            Leg leg = itinerary.at(earlier);
            double alongM = leg.fromM() + leg.movedM(earlier);
            double x = leg.path().xAt(alongM);
            double y = leg.path().yAt(alongM);
            if (!city.underHill(x, y) || earlier <= 0) {
                place(x, y, epochSecond - (long) steps * REPORT_SECONDS, out);
                return;
            }
        }
        out.latE6 = 0;
        out.lonE6 = 0;
    }

    private int signals(Leg leg, int secondOfDay) {
        boolean dark = secondOfDay > 12 * 3600 && secondOfDay < 85_000;
        int signals = leg.activity() == Activity.SWEEPING ? vehicle.operation().workSignals() : 0;
        if (leg.activity() != Activity.PARKED && dark) {
            signals |= 1 | 1 << 7;
        }
        return leg.activity() == Activity.WAITING ? signals | 1 << 4 : signals;
    }
}
