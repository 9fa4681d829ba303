package org.sweepwatch.bench.store;

import java.time.Instant;
import org.sweepwatch.bench.work.WorkCity;
import org.sweepwatch.geo.route.RouteHit;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.store.write.PositionBatch;
import org.sweepwatch.supervise.simulate.city.CityLayers;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;

/**
 * Rows of a day of the simulated fleet, with what its terminals report in every column: real movement and real sensors, so
 * that they can be compressed as much as those of a real fleet and no more. One thread.
 */
final class FleetDay {
    static final int REPORT_S = 10;
    private static final int IO_SLEEP = 1 << 1;
    private static final double DEGREES = 1e-6;
    private static final double MOST_OFF_ROUTE_M = 50;

    private final WorkCity city;
    private final RouteIndex routes;
    private final RouteHit hit = new RouteHit();
    private final VehicleSample sample = new VehicleSample();

    FleetDay(int vehicles) {
        city = new WorkCity(vehicles);
        routes = new RouteIndex(CityLayers.routes(city.simulation.city()));
    }

    /** Adds one position of each vehicle. */
    void add(PositionBatch rows, Instant time) {
        for (SimulatedVehicle vehicle : city.simulation.vehicles()) {
            city.simulation.fleet().fleet().measure(vehicle, time.getEpochSecond(), sample);
            row(rows, vehicle.index() + 1);
        }
    }

    private void row(PositionBatch rows, int vehicleId) {
        // Reports are on their way for a second or two; what they wait for is not known beforehand.
        long receivedMs = sample.timeMs + chance() / 3 * 1_000L + 600;
        rows.startRow(vehicleId, sample.timeMs, receivedMs);
        rows.place(sample.latE6, sample.lonE6, sample.altitudeM);
        rows.motion(sample.speedDkmh, sample.headingDeg);
        rows.bits(sample.alarmBits, (sample.accOn ? 1 : 0) | (sample.located ? 2 : 0), 0);
        rows.odometerHm(sample.odometerHm);
        rows.recorderSpeedDkmh(sample.recorderSpeedDkmh);
        rows.vehicleSignals(sample.signals);
        rows.ioStatus(sample.asleep ? IO_SLEEP : 0);
        rows.analog(sample.supplyDeciVolt << 16 | sample.waterPerMille);
        rows.signals(sample.signals);
        rows.rssi(sample.rssi);
        rows.satellites(sample.satellites);
        if (routes.nearest(
                        sample.latE6 * DEGREES, sample.lonE6 * DEGREES, sample.headingDeg, sample.speedDkmh / 10.0, hit)
                && hit.offsetM <= MOST_OFF_ROUTE_M) {
            rows.route(hit.routeId, (int) Math.round(hit.offsetM));
        }
    }

    /** 0 to 3, as good as chance and the same each time. */
    private int chance() {
        long mixed = (sample.timeMs * 31 + sample.latE6) * 0x9E3779B97F4A7C15L + sample.lonE6;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32) & 3;
    }
}
