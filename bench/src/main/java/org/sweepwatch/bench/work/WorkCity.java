package org.sweepwatch.bench.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.city.CityLayers;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.fleet.Operation;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;
import org.sweepwatch.supervise.work.fold.FoldRules;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkGround;
import org.sweepwatch.supervise.work.state.WorkProfile;
import org.sweepwatch.supervise.work.state.WorkThresholds;

/** The simulated city (about 300 routes, 152 grids) and the points of its vehicles. */
public final class WorkCity {
    static final LocalDate DAY = LocalDate.of(2026, 3, 12);
    static final OperationalCalendar CALENDAR = new OperationalCalendar();

    private static final int REPORT_S = 10;
    private static final int DAY_S = 86_400;

    /** City, fleet and movement. */
    public final Simulation simulation;

    private final WorkGround ground;
    private final List<WorkBasis> bases;

    /** Draws the city; the same each time. */
    public WorkCity(int vehicles) {
        simulation = Simulation.of(new SimulationSettings(1, vehicles, FaultProfile.NONE, null, DAY));
        ground = new WorkGround(
                1,
                CityLayers.routes(simulation.city()),
                CityLayers.fences(simulation.city()),
                CityLayers.grids(simulation.city()));
        bases = simulation.vehicles().stream().map(this::made).toList();
    }

    private WorkBasis made(SimulatedVehicle vehicle) {
        OperationType operation =
                OperationType.named(vehicle.operation().name()).orElseThrow();
        return WorkBasis.of(
                ground,
                WorkProfile.of(operation, Rules.DEFAULTS),
                WorkThresholds.DEFAULT,
                FoldRules.DEFAULT,
                MotionSettings.DEFAULT);
    }

    /**
     * What the work of a vehicle is folded with.
     *
     * @param vehicleId from 0
     */
    public WorkBasis basis(int vehicleId) {
        return bases.get(vehicleId);
    }

    /** A point of the vehicle each 10 s of the whole day, parked or not: 8,640 of them. */
    List<DevicePoint> points(SimulatedVehicle vehicle) {
        List<DevicePoint> points = new ArrayList<>(DAY_S / REPORT_S);
        VehicleSample sample = new VehicleSample();
        long from = CALENDAR.startMs(DAY.toEpochDay()) / 1000;
        for (long second = from; second < from + DAY_S; second += REPORT_S) {
            simulation.fleet().fleet().measure(vehicle, second, sample);
            points.add(point(vehicle.index(), sample));
        }
        return points;
    }

    private static DevicePoint point(int vehicleId, VehicleSample sample) {
        DevicePoint p = new DevicePoint();
        p.vehicleId = vehicleId;
        p.timeMs = sample.timeMs;
        p.receivedMs = sample.timeMs;
        p.latE6 = sample.latE6;
        p.lonE6 = sample.lonE6;
        p.altitudeM = sample.altitudeM;
        p.speedDkmh = sample.speedDkmh;
        p.headingDeg = sample.headingDeg;
        p.statusBits =
                (sample.accOn ? PointQuality.STATUS_ACC : 0) | (sample.located ? PointQuality.STATUS_LOCATED : 0);
        p.odometerHm = sample.odometerHm;
        p.ioStatus = sample.asleep ? 2 : 0;
        p.signals = Signal.MAIN_BRUSH.word((sample.signals & Operation.SIGNAL_MAIN_BRUSH) != 0)
                | Signal.HIGH_PRESSURE_PUMP.word((sample.signals & Operation.SIGNAL_HIGH_PRESSURE_PUMP) != 0)
                | Signal.LOW_PRESSURE_PUMP.word((sample.signals & Operation.SIGNAL_LOW_PRESSURE_PUMP) != 0)
                | Signal.MIST_CANNON.word((sample.signals & Operation.SIGNAL_MIST_CANNON) != 0);
        p.quality = PointQuality.classify(p.latE6, p.lonE6, p.statusBits, PointQuality.ServiceBox.ZHUZHOU);
        return p;
    }
}
