package org.sweepwatch.supervise.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.geo.fence.FenceIndex;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.device.DayFacts;
import org.sweepwatch.supervise.device.DeviceFailureJudge;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.DutyTimes;
import org.sweepwatch.supervise.device.Headline;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.device.Refolder;
import org.sweepwatch.supervise.device.ServiceVehicle;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.rule.DeviceRules;
import org.sweepwatch.supervise.plan.DutyPlan;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.simulate.DemoPlans;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.city.CityLayers;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.fault.PlantedFault;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.terminal.DayStream;
import org.sweepwatch.supervise.work.fold.WorkBases;
import org.sweepwatch.supervise.work.fold.WorkBasis;

/**
 * A simulated day of the whole fleet, frame by frame through the decode and health stages, judged against what was
 * planted: every fault with its code, and nobody else.
 */
class PlantedFaultsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 12);

    private final OperationalCalendar calendar = new OperationalCalendar();
    private final DeviceRules rules = DeviceRules.DEFAULT;
    private final PipelineCounters counters = new PipelineCounters();
    private final PipelineEvent event = new PipelineEvent();
    private long sequence;
    private final Map<Integer, List<DevicePoint>> stored = new HashMap<>();

    @ParameterizedTest(name = "seed {0}, faults {1}")
    @CsvSource({"1,EACH", "2,EACH", "3,DEFAULT", "4,DEFAULT", "5,NONE"})
    void everyPlantedFaultIsFoundAndNoHealthyDeviceIsAccused(long seed, FaultProfile profile) {
        Simulation simulation = Simulation.of(new SimulationSettings(seed, 187, profile, null, DAY));

        DayFacts unplanned = day(simulation);
        check(simulation, unplanned);
        check(simulation, planned(simulation, unplanned));
    }

    /** The same day with the plans that the fleet really follows. */
    private DayFacts planned(Simulation simulation, DayFacts facts) {
        List<Vehicle> register = facts.vehicles().stream()
                .map(v -> new Vehicle(
                        v.id(), v.plate(), v.phone(), v.district(), v.code(), null, null, Instant.EPOCH, null))
                .toList();
        DutyPlan plan = DutyPlan.of(
                DAY,
                calendar,
                DemoPlans.plans(simulation, register, DAY),
                List.of(),
                Shift.standard(calendar.dayStart()),
                Map.of(),
                register,
                List.of(),
                List.of());
        assertTrue(plan.duties().size() > 180, plan.duties().size() + " duties");
        return new DayFacts(
                DAY,
                facts.asOfMs(),
                facts.vehicles(),
                facts.folds(),
                facts.before(),
                facts.excused(),
                facts.downtime(),
                DutyTimes.of(plan),
                facts.recomputing(),
                facts.generatedAt());
    }

    private void check(Simulation simulation, DayFacts facts) {
        DeviceFailureReport report = new DeviceFailureJudge(calendar, rules, Headline.BY_DEVICE).judge(facts);

        Map<String, TreeSet<String>> expected = new TreeMap<>();
        Map<String, TreeSet<String>> lookAlikes = new TreeMap<>();
        for (PlantedFault fault : simulation.truth(DAY)) {
            (fault.expectedCode().isPresent() ? expected : lookAlikes)
                    .computeIfAbsent(fault.vehicle().phone(), phone -> new TreeSet<>())
                    .add(fault.expectedCode().orElse(fault.kind().name()));
        }
        Map<String, TreeSet<String>> found = report.devices().stream()
                .collect(Collectors.toMap(
                        DeviceFailureReport.FailedDevice::phone,
                        device -> device.faults().stream()
                                .map(DeviceFailureReport.DeviceFault::code)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (a, b) -> a,
                        TreeMap::new));
        System.out.printf(
                "seed %d, planned %s: planted %s, look-alikes %s, found %s, rate %s%n",
                simulation.settings().seed(), facts.duty().planned(), expected, lookAlikes, found, report.byDevice());
        expected.forEach((phone, codes) -> assertTrue(
                found.getOrDefault(phone, new TreeSet<>()).containsAll(codes),
                phone + ": planted " + codes + ", found " + found.get(phone) + evidence(report, phone)));
        found.forEach((phone, codes) -> assertTrue(
                expected.containsKey(phone),
                phone + ": healthy (" + lookAlikes.get(phone) + "), accused of " + codes + evidence(report, phone)));
        long classA = simulation.truth(DAY).stream()
                .filter(fault ->
                        fault.expectedCode().isPresent() && fault.kind().classA())
                .count();
        assertEquals(classA, report.byDevice().numerator(), "devices with a class A fault");
        assertEquals(187, report.byDevice().denominator());
    }

    private static String evidence(DeviceFailureReport report, String phone) {
        return report.devices().stream()
                .filter(device -> device.phone().equals(phone))
                .flatMap(device -> device.faults().stream())
                .map(fault -> "\n  " + fault.code() + " " + fault.evidence())
                .collect(Collectors.joining());
    }

    private DayFacts day(Simulation simulation) {
        FenceIndex shadows = new FenceIndex(CityLayers.fences(simulation.city()).stream()
                .filter(fence -> fence.shadowsSatellites())
                .toList());
        Layers layers = new Layers(FenceIndex.EMPTY, shadows, RouteIndex.EMPTY);
        LiveDeviceDays days = new LiveDeviceDays(calendar, WorkBases.NONE);
        DecodeStage decode = new DecodeStage(
                PointQuality.ServiceBox.ZHUZHOU,
                0,
                new TerminalModels(Path.of("target/no-profiles")),
                new SerialInputs(id -> null),
                counters);
        HealthStage health = new HealthStage(
                days, new AlarmEdges(id -> ProtocolVersion.V2013), () -> layers, new SnapshotDemand(), counters);
        Map<SimulatedVehicle, Integer> ids = new HashMap<>();
        simulation.vehicles().forEach(vehicle -> ids.put(vehicle, vehicle.index() + 1));
        Instant from = calendar.windowOf(DAY).from().minusSeconds(12 * 3600);
        Instant to = calendar.windowOf(DAY).to();
        new DayStream(simulation.fleet())
                .frames(
                        from,
                        to,
                        (vehicle, wire, receivedMs) -> take(decode, health, ids.get(vehicle), wire, receivedMs));

        Map<Integer, DeviceDayFold> folds = new HashMap<>();
        Map<Integer, DeviceDayFold> before = new HashMap<>();
        days.states(DAY.toEpochDay(), (id, day, state, work, stale) -> folds.put(id, settled(id, day, state, stale)));
        days.states(
                DAY.toEpochDay() - 1, (id, day, state, work, stale) -> before.put(id, settled(id, day, state, stale)));
        List<ServiceVehicle> vehicles = ids.entrySet().stream()
                .map(entry -> new ServiceVehicle(
                        entry.getValue(),
                        entry.getKey().plate(),
                        entry.getKey().phone(),
                        entry.getKey().district().chinese(),
                        entry.getKey().number(),
                        0,
                        Long.MAX_VALUE))
                .toList();
        return new DayFacts(DAY, to.toEpochMilli(), vehicles, folds, before, List.of(), 0, to);
    }

    private void take(DecodeStage decode, HealthStage health, int vehicleId, byte[] wire, long receivedMs) {
        byte[] frame = unescaped(wire);
        FrameHeader header = new FrameHeader();
        assertEquals(null, header.parse(frame, frame.length));
        if (header.messageId() == MessageId.LOCATION_REPORT.code()) {
            event(decode, health, vehicleId, frame, header.bodyOffset(), header.bodyLength(), receivedMs, false);
            return;
        }
        LocationBatch batch = new LocationBatch();
        LocationReport entry = new LocationReport();
        assertTrue(batch.decode(frame, header.bodyOffset(), header.bodyLength()));
        while (batch.next(entry)) {
            event(decode, health, vehicleId, frame, entry.bodyOffset(), entry.bodyLength(), receivedMs, true);
        }
    }

    private void event(
            DecodeStage decode,
            HealthStage health,
            int vehicleId,
            byte[] frame,
            int offset,
            int length,
            long receivedMs,
            boolean blindZone) {
        event.begin(++sequence, 0, receivedMs, vehicleId, 0);
        event.kind = PipelineEvent.Kind.POSITION;
        event.batch = blindZone;
        event.blindBatch = blindZone;
        event.copyBytes(frame, offset, length);
        decode.onEvent(event, sequence, false);
        health.onEvent(event, sequence, false);
        if (event.isPosition()) {
            DevicePoint copy = new DevicePoint();
            copy.copyFrom(event.point);
            stored.computeIfAbsent(vehicleId, id -> new ArrayList<>()).add(copy);
        }
    }

    /** The fold as the refold leaves it: a stale one is made anew from all points in the order of the store. */
    private DeviceDayFold settled(int vehicleId, long day, byte[] state, boolean stale) {
        DeviceDayFold live = DeviceDayFold.fromBytes(state, calendar, rules.motion());
        if (!stale) {
            return live;
        }
        Refolder refolder = new Refolder(day, calendar, WorkBasis.NONE, live);
        stored.get(vehicleId).stream()
                .filter(point -> calendar.dayOf(point.timeMs) == day)
                .sorted(DevicePoint.FOLD_ORDER)
                .forEach(refolder::add);
        return refolder.result();
    }

    private static byte[] unescaped(byte[] wire) {
        byte[] frame = new byte[wire.length];
        int length = 0;
        for (int i = 1; i < wire.length - 1; i++) {
            if (wire[i] == 0x7D) {
                i++;
                frame[length++] = (byte) (wire[i] == 0x02 ? 0x7E : 0x7D);
            } else {
                frame[length++] = wire[i];
            }
        }
        return java.util.Arrays.copyOf(frame, length);
    }
}
