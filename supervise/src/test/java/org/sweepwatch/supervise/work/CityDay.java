package org.sweepwatch.supervise.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.device.Refolder;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.plan.DayTruth;
import org.sweepwatch.supervise.plan.Downtime;
import org.sweepwatch.supervise.plan.DutyPlan;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.simulate.DemoPlans;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.city.CityLayers;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.fleet.Fleet;
import org.sweepwatch.supervise.simulate.fleet.Operation;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;
import org.sweepwatch.supervise.work.figure.WorkFacts;
import org.sweepwatch.supervise.work.figure.WorkJudge;
import org.sweepwatch.supervise.work.figure.WorkReport;
import org.sweepwatch.supervise.work.fold.FoldRules;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkDayFold;
import org.sweepwatch.supervise.work.fold.WorkGround;
import org.sweepwatch.supervise.work.state.WorkProfile;
import org.sweepwatch.supervise.work.state.WorkThresholds;

/** A day of the simulated city without faults, point by point into folds, to be judged against what was really driven. */
public final class CityDay {
    public static final LocalDate DAY = LocalDate.of(2026, 3, 12);
    public static final OperationalCalendar CALENDAR = new OperationalCalendar();

    public final Simulation simulation;
    public final Rules rules;
    public final WorkGround ground;
    public final List<Vehicle> register;
    public final List<PlannedRoute> routes;
    public final Map<Integer, WorkDayFold> work = new HashMap<>();
    public final Map<Integer, DeviceDayFold> health = new HashMap<>();
    private final int intervalS;
    private List<WeeklyPlan> plans;

    /** @param intervalS seconds between two points */
    public CityDay(long seed, int vehicles, int intervalS) {
        this.intervalS = intervalS;
        simulation = Simulation.of(new SimulationSettings(seed, vehicles, FaultProfile.NONE, null, DAY));
        rules = new Rules(Map.of(RuleKey.INTERVAL_S, (double) intervalS));
        routes = DemoPlans.routes(simulation);
        ground = new WorkGround(
                1,
                routes.stream().map(PlannedRoute::route).toList(),
                CityLayers.fences(simulation.city()),
                CityLayers.grids(simulation.city()));
        register = simulation.vehicles().stream()
                .map(vehicle -> new Vehicle(
                        id(vehicle),
                        vehicle.plate(),
                        vehicle.phone(),
                        vehicle.district().chinese(),
                        vehicle.number(),
                        vehicle.operation().name(),
                        null,
                        Instant.EPOCH,
                        null))
                .toList();
        plans = DemoPlans.plans(simulation, register, DAY);
    }

    public static int id(SimulatedVehicle vehicle) {
        return vehicle.index() + 1;
    }

    /** What this vehicle's work is folded with. */
    public WorkBasis basis(SimulatedVehicle vehicle) {
        OperationType operation =
                OperationType.named(vehicle.operation().name()).orElseThrow();
        return WorkBasis.of(
                ground,
                WorkProfile.of(operation, rules),
                WorkThresholds.of(rules),
                FoldRules.of(rules),
                MotionSettings.of(rules));
    }

    /** All points of a vehicle's day, as its unit makes them. */
    public List<DevicePoint> points(SimulatedVehicle vehicle) {
        List<DevicePoint> points = new ArrayList<>();
        Fleet fleet = simulation.fleet().fleet();
        VehicleSample sample = new VehicleSample();
        long from = CALENDAR.startMs(DAY.toEpochDay()) / 1000;
        long phase = Math.floorMod(vehicle.phaseS() - from, 10);
        for (long second = from + phase; second < from + 86_400; second += intervalS) {
            if (intervalS != 10 || fleet.reportsAt(vehicle, second)) {
                fleet.measure(vehicle, second, sample);
                points.add(point(id(vehicle), sample));
            }
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
        p.signals = signals(sample.signals);
        p.quality = PointQuality.classify(p.latE6, p.lonE6, p.statusBits, PointQuality.ServiceBox.ZHUZHOU);
        return p;
    }

    /** As the profile of the simulated terminals reads the bits of their vehicle signals. */
    private static int signals(int bits) {
        return Signal.MAIN_BRUSH.word((bits & Operation.SIGNAL_MAIN_BRUSH) != 0)
                | Signal.FAN.word((bits & Operation.SIGNAL_FAN) != 0)
                | Signal.HIGH_PRESSURE_PUMP.word((bits & Operation.SIGNAL_HIGH_PRESSURE_PUMP) != 0)
                | Signal.LOW_PRESSURE_PUMP.word((bits & Operation.SIGNAL_LOW_PRESSURE_PUMP) != 0)
                | Signal.MIST_CANNON.word((bits & Operation.SIGNAL_MIST_CANNON) != 0);
    }

    /** Folds the points of every vehicle, as {@code change} leaves them. */
    public CityDay fold(BiConsumer<SimulatedVehicle, List<DevicePoint>> change) {
        for (SimulatedVehicle vehicle : simulation.vehicles()) {
            List<DevicePoint> points = points(vehicle);
            change.accept(vehicle, points);
            if (points.isEmpty()) {
                continue;
            }
            Refolder refolder = new Refolder(DAY.toEpochDay(), CALENDAR, basis(vehicle), null);
            points.forEach(refolder::add);
            work.put(id(vehicle), refolder.work());
            health.put(id(vehicle), refolder.result());
        }
        return this;
    }

    /** Sends a vehicle elsewhere by plan than it drives. */
    public void plan(SimulatedVehicle vehicle, List<String> routeCodes) {
        plans = plans.stream()
                .map(plan -> plan.vehicleId() != id(vehicle)
                        ? plan
                        : new WeeklyPlan(
                                0,
                                plan.vehicleId(),
                                plan.shift(),
                                plan.operation(),
                                routeCodes,
                                plan.weekdays(),
                                plan.from(),
                                plan.until()))
                .toList();
    }

    public WorkReport report() {
        List<Shift> shifts = Shift.standard(CALENDAR.dayStart());
        DutyPlan duties = DutyPlan.of(
                DAY,
                CALENDAR,
                plans,
                List.of(),
                shifts,
                routes.stream()
                        .collect(Collectors.toMap(
                                planned -> planned.route().code(),
                                planned -> planned.route().id())),
                register,
                List.of(),
                List.of());
        DayTruth truth = new DayTruth(
                DAY,
                1,
                rules,
                shifts,
                register,
                routes,
                CityLayers.fences(simulation.city()),
                CityLayers.grids(simulation.city()),
                List.of(),
                duties);
        return new WorkJudge(CALENDAR)
                .judge(new WorkFacts(
                        truth,
                        CALENDAR.endMs(DAY.toEpochDay()),
                        work,
                        health,
                        work.keySet(),
                        Downtime.NONE,
                        List.of(),
                        List.of(),
                        0,
                        Instant.EPOCH));
    }
}
