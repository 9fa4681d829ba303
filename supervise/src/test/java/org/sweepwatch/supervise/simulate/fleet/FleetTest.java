package org.sweepwatch.supervise.simulate.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CityPlane;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;
import org.sweepwatch.supervise.simulate.city.District;

class FleetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final City CITY = City.made(7);

    private final Fleet fleet = fleet(7);

    private static Fleet fleet(long seed) {
        return new Fleet(CITY, seed, 187, null, DAY);
    }

    @Test
    void has187VehiclesWithIdentitiesOfTheirOwn() {
        List<SimulatedVehicle> vehicles = fleet.vehicles();
        assertEquals(187, vehicles.size());
        assertEquals(
                187, vehicles.stream().map(SimulatedVehicle::phone).distinct().count());
        assertEquals(
                187, vehicles.stream().map(SimulatedVehicle::plate).distinct().count());
        assertEquals(
                187, vehicles.stream().map(SimulatedVehicle::code).distinct().count());
        assertTrue(vehicles.stream().allMatch(v -> v.code().matches("(天元|石峰|荷塘|芦淞|经开区) [A-E]\\d{3}")));
        assertTrue(vehicles.stream().allMatch(v -> v.plate().startsWith("湘B")));
        assertTrue(vehicles.stream()
                .allMatch(v -> v.phone().startsWith("139733") && v.phone().length() == 11));
    }

    @Test
    void aboutTwoThirdsWorkAtNightAndAllEditionsAreSpoken() {
        long night =
                fleet.vehicles().stream().filter(v -> v.shift() == Shift.NIGHT).count();
        assertEquals(129, night);
        assertEquals(
                List.of(ProtocolVersion.values()),
                fleet.vehicles().stream()
                        .map(SimulatedVehicle::version)
                        .distinct()
                        .sorted()
                        .toList());
        for (District district : District.values()) {
            assertEquals(
                    district.vehicles(),
                    fleet.vehicles().stream()
                            .filter(v -> v.district() == district)
                            .count());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 99, 2026, 31337})
    void everyDayIsWithoutGapsAndWorkFillsItsShift(long seed) {
        Fleet made = fleet(seed);
        for (int day = 0; day < 3; day++) {
            for (SimulatedVehicle vehicle : made.vehicles()) {
                Itinerary itinerary = made.itinerary(vehicle, DAY.plusDays(day));
                String who = "seed " + seed + ", day " + day + ", " + vehicle;
                double end = 0;
                for (Leg leg : itinerary.legs()) {
                    assertEquals(end, leg.startS(), 1e-6, who);
                    end = leg.endS();
                }
                assertEquals(86_400, end, 1e-6, who);
                if (vehicle.spare()) {
                    assertEquals(-1, itinerary.workFromS(), who);
                    continue;
                }
                boolean standsBy = made.standsBy(vehicle, DAY.plusDays(day));
                double sweepingHours = itinerary.seconds(Activity.SWEEPING) / 3600;
                assertTrue(
                        sweepingHours > (standsBy ? 1 : 2) && sweepingHours < 10,
                        who + " sweeps " + sweepingHours + " h");
                int from = itinerary.workFromS();
                int to = itinerary.workToS();
                boolean night = vehicle.shift() == Shift.NIGHT;
                assertTrue(from >= (night ? 48_600 : 0) && from < (night ? 49_600 : 1_000), who + " starts at " + from);
                assertTrue(to > (night ? 79_500 : 44_000) && to < (night ? 86_400 : 50_400), who + " ends at " + to);
            }
        }
    }

    @Test
    void positionsLieOnTheRouteWithinTheNoiseWhileSweeping() {
        VehicleSample sample = new VehicleSample();
        long start = OperationalSeconds.startSecond(DAY);
        int sweeping = 0;
        int off = 0;
        for (SimulatedVehicle vehicle : fleet.vehicles().subList(0, 30)) {
            for (int second = 0; second < 86_400; second += 60) {
                fleet.measure(vehicle, start + second, sample);
                if (sample.activity != Activity.SWEEPING || !sample.located) {
                    continue;
                }
                sweeping++;
                double x = CityPlane.x(sample.lonE6 / 1e6);
                double y = CityPlane.y(sample.latE6 / 1e6);
                double nearest = vehicle.routes().stream()
                        .map(CleaningRoute::line)
                        .mapToDouble(line -> line.distanceTo(x, y))
                        .min()
                        .orElseThrow();
                off += nearest > 20 ? 1 : 0;
                double error = Math.hypot(x - sample.trueX, y - sample.trueY);
                assertTrue(error < 30, vehicle + " is " + error + " m from where it is");
            }
        }
        assertTrue(sweeping > 5_000, "points while sweeping: " + sweeping);
        assertTrue(off < sweeping / 50, off + " of " + sweeping + " points farther than 20 m from the route");
    }

    @Test
    void theMainSwitchIsNeverOffForTwelveHours() {
        VehicleSample sample = new VehicleSample();
        long start = OperationalSeconds.startSecond(DAY);
        List<SimulatedVehicle> switching = fleet.vehicles().stream()
                .filter(SimulatedVehicle::batterySwitch)
                .toList();
        assertTrue(switching.size() > 5, switching.size() + " vehicles");
        for (SimulatedVehicle vehicle : switching) {
            int off = 0;
            int longest = 0;
            for (int second = 30_000; second < 3 * 86_400; second += 60) {
                fleet.measure(vehicle, start + second, sample);
                assertEquals(sample.accOn ? 0 : 1 << 8, sample.alarmBits);
                off = sample.accOn ? 0 : off + 60;
                longest = Math.max(longest, off);
            }
            assertTrue(longest < 43_000, vehicle + ": " + longest + " s");
        }
    }

    @Test
    void speedsBelongToWhatIsDone() {
        VehicleSample sample = new VehicleSample();
        long start = OperationalSeconds.startSecond(DAY);
        for (SimulatedVehicle vehicle : fleet.vehicles().subList(0, 60)) {
            for (int second = 0; second < 86_400; second += 35) {
                fleet.measure(vehicle, start + second, sample);
                String who = vehicle + " at " + second;
                double kmh = sample.trueSpeedKmh;
                switch (sample.activity) {
                    case SWEEPING -> assertTrue(kmh <= vehicle.operation().fastestKmh() + 0.01, who + ": " + kmh);
                    case TRANSIT -> assertTrue(kmh <= 40.01, who + ": " + kmh);
                    default -> assertEquals(0, kmh, who);
                }
                assertEquals(sample.activity != Activity.PARKED, sample.accOn, who);
            }
        }
    }

    @Test
    void odometersGrowWithTheDistanceAcrossDays() {
        SimulatedVehicle vehicle = fleet.vehicles().get(3);
        VehicleSample sample = new VehicleSample();
        fleet.measure(vehicle, OperationalSeconds.startSecond(DAY), sample);
        int first = sample.odometerHm;
        int before = first;
        double metres = fleet.itinerary(vehicle, DAY).metres()
                + fleet.itinerary(vehicle, DAY.plusDays(1)).metres();
        for (int second = 0; second <= 2 * 86_400; second += 300) {
            fleet.measure(vehicle, OperationalSeconds.startSecond(DAY) + second, sample);
            assertTrue(sample.odometerHm >= before && sample.odometerHm - before < 40, "at " + second);
            before = sample.odometerHm;
        }
        assertEquals(metres / 100, before - first, 2);
    }

    @Test
    void aVehicleIsReproducibleFromAnyMomentOn() {
        Fleet again = fleet(7);
        Fleet other = fleet(8);
        VehicleSample one = new VehicleSample();
        VehicleSample two = new VehicleSample();
        boolean differs = false;
        for (int i = 0; i < 2000; i++) {
            SimulatedVehicle vehicle = fleet.vehicles().get(i % 187);
            long second = OperationalSeconds.startSecond(DAY) + i * 43L;
            fleet.measure(vehicle, second, one);
            again.measure(again.vehicles().get(i % 187), second, two);
            assertEquals(describe(one), describe(two), "second " + second);
            other.measure(other.vehicles().get(i % 187), second, two);
            differs |= !describe(one).equals(describe(two));
        }
        assertTrue(differs, "another seed gives another fleet");
        assertNotEquals(fleet.vehicles(), other.vehicles());
    }

    private static String describe(VehicleSample s) {
        return s.timeMs + " " + s.accOn + " " + s.located + " " + s.latE6 + " " + s.lonE6 + " " + s.altitudeM + " "
                + s.speedDkmh + " " + s.headingDeg + " " + s.alarmBits + " " + s.odometerHm + " " + s.recorderSpeedDkmh
                + " " + s.signals + " " + s.asleep + " " + s.waterPerMille + " " + s.supplyDeciVolt + " " + s.rssi + " "
                + s.satellites;
    }

    @Test
    void reportsEveryTenSecondsAtWorkAndEveryFiveMinutesAsleep() {
        SimulatedVehicle vehicle = fleet.vehicles().stream()
                .filter(v -> v.shift() == Shift.DAY && !v.spare())
                .findFirst()
                .orElseThrow();
        long start = OperationalSeconds.startSecond(DAY);
        Itinerary itinerary = fleet.itinerary(vehicle, DAY);
        int asleep = 0;
        int awake = 0;
        for (int second = 0; second < 86_400; second++) {
            if (fleet.reportsAt(vehicle, start + second)) {
                if (itinerary.activityAt(second) == Activity.PARKED) {
                    asleep++;
                } else {
                    awake++;
                }
            }
        }
        double parked = itinerary.seconds(Activity.PARKED);
        assertEquals(parked / 300, asleep, 4);
        assertEquals((86_400 - parked) / 10, awake, 8);
    }

    @Test
    void noFixUnderARoofOrInATunnelAndTheLastFixStays() {
        VehicleSample sample = new VehicleSample();
        long start = OperationalSeconds.startSecond(DAY);
        List<SimulatedVehicle> roofed =
                fleet.vehicles().stream().filter(v -> v.depot().roofed()).collect(Collectors.toList());
        assertFalse(roofed.isEmpty());
        for (SimulatedVehicle vehicle : roofed) {
            fleet.measure(vehicle, start + (vehicle.shift() == Shift.DAY ? 80_000 : 40_000), sample);
            assertFalse(sample.located, vehicle.toString());
            double x = CityPlane.x(sample.lonE6 / 1e6) - vehicle.depot().x();
            double y = CityPlane.y(sample.latE6 / 1e6) - vehicle.depot().y();
            assertTrue(
                    Math.abs(x) < 60 && Math.abs(y) < 60, vehicle + ": last fix " + x + ", " + y + " m from the depot");
        }
        int inTunnel = 0;
        for (SimulatedVehicle vehicle : fleet.vehicles()) {
            for (int second = 0; second < 86_400; second += 60) {
                fleet.measure(vehicle, start + second, sample);
                if (CITY.underHill(sample.trueX, sample.trueY)) {
                    inTunnel++;
                    assertFalse(sample.located, vehicle + " at " + second);
                    assertNotEquals(0, sample.latE6, vehicle + " at " + second);
                }
            }
        }
        assertTrue(inTunnel > 20, "points in tunnels: " + inTunnel);
    }
}
