package org.sweepwatch.supervise.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.device.VehicleDay.CALENDAR;
import static org.sweepwatch.supervise.device.VehicleDay.DATE;
import static org.sweepwatch.supervise.device.VehicleDay.RULES;
import static org.sweepwatch.supervise.device.VehicleDay.ms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.query.MaintenanceWindow;
import org.sweepwatch.store.query.Outage;
import org.sweepwatch.supervise.device.DeviceFailureReport.DeviceFault;
import org.sweepwatch.supervise.device.DeviceFailureReport.FailedDevice;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.plan.Downtime;

/** A fleet with one device for each fault, among devices that only look odd. */
class FleetDayTest {
    private static final long SEED = 20_260_302;

    private final Map<Integer, DeviceDayFold> folds = new HashMap<>();
    private final Map<Integer, String> planted = new TreeMap<>();
    private final List<ServiceVehicle> vehicles = new ArrayList<>();
    private final List<ExcusedTime> excused = new ArrayList<>();
    private Downtime downtime = Downtime.NONE;
    private int nextId = 1;

    /** A new vehicle in service with the code of the fault that will be planted, empty for none. */
    private VehicleDay add(String code) {
        VehicleDay day = new VehicleDay(nextId++, SEED);
        vehicles.add(new ServiceVehicle(
                day.vehicleId,
                "湘B0" + day.vehicleId,
                "1380000" + day.vehicleId,
                "天元区",
                "A" + day.vehicleId,
                0,
                Long.MAX_VALUE));
        if (!code.isEmpty()) {
            planted.put(day.vehicleId, code);
        }
        return day;
    }

    private void receive(VehicleDay day) {
        folds.put(day.vehicleId, day.fold());
    }

    private DeviceFailureReport judge(int minute) {
        return judge(minute, Headline.BY_DEVICE);
    }

    private DeviceFailureReport judge(int minute, Headline headline) {
        return new DeviceFailureJudge(CALENDAR, RULES, headline)
                .judge(new DayFacts(
                        DATE,
                        ms(minute),
                        vehicles,
                        folds,
                        Map.of(),
                        excused,
                        downtime,
                        DutyTimes.UNPLANNED,
                        0,
                        Instant.ofEpochMilli(ms(1450))));
    }

    private static Map<Integer, String> found(DeviceFailureReport report) {
        return report.devices().stream()
                .collect(Collectors.toMap(
                        FailedDevice::vehicle,
                        device ->
                                device.faults().stream().map(DeviceFault::code).collect(Collectors.joining(" ")),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private void healthyFleet() {
        for (int i = 0; i < 20; i++) {
            receive(add("").dayShift());
        }
        receive(add("").park(0, 1440));
        receive(add("").noise(8)
                .park(0, 800)
                .drive(810, 1100, 7)
                .stand(1100, 1130)
                .drive(1130, 1420, 7)
                .park(1420, 1440));
        VehicleDay roofed =
                add("").park(0, 60).stand(60, 700).drive(700, 900, 7).park(900, 1440);
        receive(roofed.noFix(60, 700).edit(0, 700, p -> p.inDeadSpot = true));
        receive(add("").dayShift()
                .edit(200, 260, p -> p.inDeadSpot = true)
                .noFix(201, 259)
                .lose(210, 250));
        receive(add("").drive(0, 200, 7).stand(200, 225).drive(225, 500, 7).park(500, 1440));
        receive(add("").noise(10).park(0, 30).stand(30, 500).park(500, 1440));
        VehicleDay ferry =
                add("").drive(0, 200, 7).heartbeats(200, 215).carry(6_000, 0).drive(215, 500, 7);
        receive(ferry.park(500, 1440));
        receive(add("").drive(0, 810, 7).stand(810, 830).drive(830, 1430, 7).park(1430, 1440));
        receive(add("").dayShift().noFix(200, 203).noFix(400, 402));
        receive(add("").dayShift().alarm(755, 1400, 8).lose(760, 1400));
        receive(add("").dayShift().lateInBatches(100, 190));
        receive(add("").dayShift().lateOneByOne(100, 190));
    }

    private void brokenFleet() {
        add("F01");
        receive(add("F05").dayShift().alarm(100, 400, 5));
        receive(add("F08").dayShift().alarm(300, 750, 8));
        receive(add("F03").dayShift().noFix(60, 400));
        VehicleDay stuck = add("F15").dayShift();
        receive(stuck.edit(400, 580, p -> {
            p.latE6 = 27_850_000;
            p.lonE6 = 113_150_000;
        }));
        receive(add("F16").dayShift().clock(-28_800_000));
        receive(add("F16").dayShift().clock(28_800_000));
        VehicleDay drift = add("F17").dayShift();
        receive(drift.edit(
                100, 700, p -> p.lonE6 += p.timeMs % 240_000 < 20_000 ? 9_000 + (int) (p.timeMs % 7_000) : 0));
        receive(add("F20").dayShift().twin(100, 500, 38_000));
        receive(add("F02").dayShift().lose(100, 170));
        receive(add("F04").dayShift().alarm(200, 300, 4));
        receive(add("F06").dayShift().alarm(200, 300, 6));
        receive(add("F07").dayShift().alarm(200, 300, 7));
        receive(add("F18").dayShift().edit(100, 700, p -> p.latE6 = p.lonE6 = p.timeMs % 40_000 == 0 ? 0 : p.lonE6));
        receive(add("F22").dayShift().lateInBatches(100, 500));
    }

    @Test
    void findsEveryPlantedFaultAndAccusesNoHealthyDevice() {
        healthyFleet();
        brokenFleet();
        assertEquals(planted, found(judge(1440)), "seed " + SEED);
    }

    @Test
    void aHealthyFleetIsHealthyAtEveryHourOfTheDay() {
        healthyFleet();
        for (int minute = 1; minute <= 1440; minute += 61) {
            assertEquals(Map.of(), found(judge(minute)), "seed " + SEED + ", minute " + minute);
        }
    }

    @Test
    void theThreeRatesFollowFromWhatIsListed() {
        healthyFleet();
        brokenFleet();
        DeviceFailureReport report = judge(1440);
        long failed = report.devices().stream().filter(FailedDevice::failed).count();
        assertEquals(10, failed);
        assertEquals(new Rate(report.byDevice().rate(), failed, vehicles.size()), report.byDevice());
        long down =
                report.devices().stream().mapToLong(FailedDevice::minutesDown).sum();
        assertEquals(down, report.byTime().numerator());
        assertEquals(1440L * vehicles.size(), report.byTime().denominator());
        // Not on duty: the spare, the one that only stands with the engine on, and the one whose clock hides its day.
        assertEquals(vehicles.size() - 3, report.byVehicle().denominator());
        assertEquals(failed, report.byVehicle().numerator());
        assertFalse(report.met());
        assertEquals("byDevice", report.headline());
        assertEquals("provisional", report.state());
        assertTrue(report.completeness() > 0.97 && report.completeness() < 0.99, "" + report.completeness());
        assertTrue(
                report.definitions().keySet().containsAll(List.of("byDevice", "byVehicle", "byTime", "completeness")));
    }

    @Test
    void theHeadlineIsTheConfiguredRate() {
        healthyFleet();
        brokenFleet();
        assertEquals("byTime", judge(1440, Headline.BY_TIME).headline());
        Rate byTime = judge(1440, Headline.BY_TIME).byTime();
        assertEquals(byTime.below(0.05), judge(1440, Headline.BY_TIME).met());
    }

    @Test
    void anExemptDeviceIsInNoFigureAndOnTheList() {
        healthyFleet();
        brokenFleet();
        DeviceFailureReport before = judge(1440);
        int silent = planted.entrySet().stream()
                .filter(e -> e.getValue().equals("F01"))
                .findFirst()
                .orElseThrow()
                .getKey();
        excused.add(new ExcusedTime(silent, ms(-600), ms(3000), "repair"));
        DeviceFailureReport after = judge(1440);
        assertEquals(before.byDevice().numerator() - 1, after.byDevice().numerator());
        assertEquals(before.byDevice().denominator() - 1, after.byDevice().denominator());
        assertEquals(before.byTime().denominator() - 1440, after.byTime().denominator());
        assertFalse(found(after).containsKey(silent));
        assertEquals(1, after.exempted().size());
        assertTrue(after.exempted().get(0).wholeDay());
        assertEquals("repair", after.exempted().get(0).reason());
    }

    @Test
    void anOutageOfThePlatformIsNobodysFault() {
        healthyFleet();
        int id = add("").vehicleId;
        VehicleDay cut = new VehicleDay(id, SEED).dayShift().lose(100, 180);
        receive(cut);
        assertEquals(Map.of(id, "F02"), found(judge(1440)));
        List<Outage> outages = List.of(new Outage(1, instant(95), instant(181), "restart"));
        downtime = Downtime.of(outages, List.of());
        DeviceFailureReport report = judge(1440);
        assertEquals(Map.of(), found(report));
        assertEquals("platform", report.outages().get(0).kind());
        assertEquals(0, report.outages().get(0).plannedMinutes());
        assertEquals((1440L - 86) * vehicles.size(), report.byTime().denominator());

        downtime = Downtime.of(outages, List.of(window(60, 125), window(120, 140)));
        DeviceFailureReport announced = judge(1440);
        assertEquals(45, announced.outages().get(0).plannedMinutes());
        assertEquals(report.byTime(), announced.byTime(), "planned or not, no device is blamed");
    }

    private static MaintenanceWindow window(int fromMinute, int untilMinute) {
        return new MaintenanceWindow(1, instant(fromMinute), instant(untilMinute), "upgrade", "operator", instant(0));
    }

    private static Instant instant(int minute) {
        return Instant.ofEpochMilli(ms(minute));
    }

    @Test
    void whenAFifthOfTheFleetFallsSilentTogetherTheNetworkIsOut() {
        for (int i = 0; i < 30; i++) {
            VehicleDay day = add("").dayShift();
            receive(i < 12 ? day.lose(200 + i % 4, 260 + i % 3) : day);
        }
        DeviceFailureReport report = judge(1440);
        assertEquals(Map.of(), found(report));
        assertEquals("network", report.outages().get(0).kind());
        assertNull(report.outages().get(0).plannedMinutes(), "nobody announces it");
        assertTrue(report.byTime().denominator() < 1440L * 30);
    }

    @Test
    void manyDevicesThatFailOneAfterTheOtherAreNoNetworkOutage() {
        for (int i = 0; i < 30; i++) {
            VehicleDay day = add("").dayShift();
            receive(i < 12 ? day.lose(100 + 25 * i, 560) : day);
        }
        assertEquals(12, judge(1440).byDevice().numerator());
    }

    @Test
    void aSmallFleetHasNoNetworkOutage() {
        receive(add("").dayShift().lose(100, 200));
        receive(add("").dayShift());
        assertEquals(1, judge(1440).byDevice().numerator());
    }

    @Test
    void aDeviceCountsFromTheDayItIsInService() {
        receive(add("").dayShift());
        vehicles.add(new ServiceVehicle(900, null, "139", null, null, ms(1440), Long.MAX_VALUE));
        vehicles.add(new ServiceVehicle(901, null, "140", null, null, 0, ms(0)));
        assertEquals(1, judge(1440).byDevice().denominator());
        vehicles.add(new ServiceVehicle(902, null, "141", null, null, ms(1300), Long.MAX_VALUE));
        DeviceFailureReport report = judge(1440);
        assertEquals(Map.of(902, "F01"), found(report));
        assertEquals(140, report.devices().get(0).minutesDown());
        assertEquals(1, judge(1299).byDevice().denominator(), "not yet in service");
    }

    @Test
    void anEmptyRegisterGivesNoRateAndNoVerdict() {
        DeviceFailureReport report = judge(1440);
        assertNull(report.byDevice().rate());
        assertNull(report.met());
        assertNull(report.completeness());
    }

    @Test
    void aDayThatHasNotBegunAccusesNobody() {
        add("");
        DeviceFailureReport report = judge(0);
        assertEquals(List.of(), report.devices());
        assertEquals(0, report.byTime().denominator());
        assertEquals(new Rate(0.0, 0, 1), report.byDevice());
    }
}
