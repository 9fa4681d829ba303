package org.sweepwatch.supervise.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sweepwatch.supervise.device.VehicleDay.CALENDAR;
import static org.sweepwatch.supervise.device.VehicleDay.DATE;
import static org.sweepwatch.supervise.device.VehicleDay.RULES;
import static org.sweepwatch.supervise.device.VehicleDay.START_MS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.plan.Downtime;

/** With plans a device is due while its vehicle was to work, and nobody is blamed for a day off. */
class PlannedDutyTest {
    private static final long SEED = 20260302;
    /** Minute 0 is 06:30: 白班 to 20:00, 夜班 from there on. */
    private static final int EVENING = 810;

    private final Map<Integer, DeviceDayFold> folds = new HashMap<>();
    private final Map<Integer, List<DutyTimes.Time>> times = new HashMap<>();
    private final List<ServiceVehicle> vehicles = new ArrayList<>();

    private VehicleDay vehicle(int id) {
        vehicles.add(new ServiceVehicle(id, "湘B0000" + id, "1380000000" + id, "荷塘", "A00" + id, 0, Long.MAX_VALUE));
        return new VehicleDay(id, SEED);
    }

    private void receive(VehicleDay day) {
        folds.put(day.vehicleId, day.fold());
    }

    private void due(int vehicle, int from, int to) {
        times.computeIfAbsent(vehicle, id -> new ArrayList<>()).add(new DutyTimes.Time(ms(from), ms(to)));
    }

    private static long ms(int minute) {
        return START_MS + minute * 60_000L;
    }

    private DeviceFailureReport judge(int minute) {
        return new DeviceFailureJudge(CALENDAR, RULES, Headline.BY_DEVICE)
                .judge(new DayFacts(
                        DATE,
                        ms(minute),
                        vehicles,
                        folds,
                        Map.of(),
                        List.of(),
                        Downtime.NONE,
                        new DutyTimes(true, times),
                        0,
                        Instant.ofEpochMilli(ms(minute))));
    }

    private static List<String> found(DeviceFailureReport report) {
        return report.devices().stream()
                .map(device -> device.code() + " " + device.faults().get(0).code())
                .toList();
    }

    @Test
    void aSilentDeviceIsBlamedOnADutyAndNotOnADayOff() {
        vehicle(1);
        vehicle(2);
        due(1, EVENING, 1440);
        DeviceFailureReport report = judge(1440);
        assertEquals(List.of("A001 F01"), found(report));
        assertEquals(2, report.byDevice().denominator(), "both devices are in service");
        assertEquals(1, report.byVehicle().denominator(), "one vehicle was to work");
        assertEquals(1, report.byVehicle().numerator());
        assertEquals(1440 - EVENING, report.byTime().denominator(), "minutes of the night shift");
    }

    @Test
    void aNightShiftIsNotJudgedBeforeItBegins() {
        vehicle(1);
        due(1, EVENING, 1440);
        DeviceFailureReport report = judge(EVENING);
        assertEquals(List.of(), found(report));
        assertEquals(0, report.byVehicle().denominator());
        assertEquals(1, report.byDevice().denominator());
    }

    @Test
    void aFrameShortlyBeforeTheShiftShowsThatTheDeviceIsOnLine() {
        receive(vehicle(1).heartbeats(EVENING - 20, EVENING - 10));
        receive(vehicle(2).heartbeats(EVENING - 60, EVENING - 40));
        due(1, EVENING, 1440);
        due(2, EVENING, 1440);
        assertEquals(List.of("A002 F01"), found(judge(1440)));
    }

    @Test
    void aFaultOutsideTheShiftDoesNotCount() {
        receive(vehicle(1).dayShift().alarm(900, 1300, 5));
        receive(vehicle(2).dayShift().alarm(100, 400, 5));
        due(1, 0, EVENING);
        due(2, 0, EVENING);
        assertEquals(List.of("A002 F05"), found(judge(1440)));
    }

    @Test
    void aVehicleThatWorksWithoutAPlanIsJudgedAllDay() {
        receive(vehicle(1).dayShift().alarm(100, 400, 5));
        receive(vehicle(2).park(0, 1440));
        DeviceFailureReport report = judge(1440);
        assertEquals(List.of("A001 F05"), found(report));
        assertEquals(1, report.byVehicle().denominator());
    }

    @Test
    void aShiftThatWasCalledOffInPartIsDueInTheRest() {
        vehicle(1);
        due(1, 0, 100);
        due(1, 700, EVENING);
        assertEquals(210, judge(1440).byTime().denominator());
    }
}
