package org.sweepwatch.supervise.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.geo.coverage.SegmentPass;
import org.sweepwatch.geo.route.RouteSegment;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.SweptTruth;
import org.sweepwatch.supervise.work.figure.Figure;
import org.sweepwatch.supervise.work.figure.Problem;
import org.sweepwatch.supervise.work.figure.RouteShift;
import org.sweepwatch.supervise.work.figure.VehicleShift;
import org.sweepwatch.supervise.work.figure.WorkReport;
import org.sweepwatch.supervise.work.state.WorkState;

/** What the simulated city really did against what the figures say of it. */
class CityTruthTest {
    private static final double DONE = 0.8;

    @ParameterizedTest(name = "seed {0}, {1} vehicles, a point each {2} s")
    @CsvSource({"1,24,10,0.98", "2,24,10,0.98", "3,24,30,0.95"})
    void whatWasSweptIsFoundAndNothingElse(long seed, int vehicles, int intervalS, double wanted) {
        CityDay city = new CityDay(seed, vehicles, intervalS).fold((vehicle, points) -> {});
        int really = 0;
        int found = 0;
        int both = 0;
        for (SimulatedVehicle vehicle : city.simulation.vehicles()) {
            SweptTruth truth = new SweptTruth(city.simulation.fleet().fleet(), vehicle, CityDay.DAY);
            Set<String> said = done(city, vehicle);
            for (PlannedRoute planned : city.routes) {
                for (RouteSegment segment : RouteSegment.of(planned.route())) {
                    boolean swept = truth.share(planned.route().id(), segment.fromM(), segment.toM()) >= DONE;
                    boolean claimed = said.contains(planned.route().id() + "/" + segment.index());
                    really += swept ? 1 : 0;
                    found += claimed ? 1 : 0;
                    both += swept && claimed ? 1 : 0;
                }
            }
        }
        double recall = (double) both / really;
        double precision = (double) both / found;
        System.out.printf(
                "seed %d, %d s: %d segments swept, %d found, recall %.4f, precision %.4f%n",
                seed, intervalS, really, found, recall, precision);
        assertTrue(recall >= wanted, "recall " + recall);
        assertTrue(precision >= wanted, "precision " + precision);
    }

    /**
     * How often, by whom and when. A vehicle that turns at the end of its road and comes straight back makes one pass of the
     * last 150 m, so roads that are driven there and back are left out.
     */
    @ParameterizedTest(name = "seed {0}, {1} s")
    @CsvSource({"1,10,0.98", "5,10,0.98", "3,30,0.95"})
    void everyPassIsCountedOnceAndAtItsTime(long seed, int intervalS, double wanted) {
        CityDay city = new CityDay(seed, 24, intervalS).fold((vehicle, points) -> {});
        long startMs = CityDay.CALENDAR.startMs(CityDay.DAY.toEpochDay());
        int really = 0;
        int found = 0;
        int both = 0;
        int atAnotherTime = 0;
        int several = 0;
        for (SimulatedVehicle vehicle : city.simulation.vehicles()) {
            SweptTruth truth = new SweptTruth(city.simulation.fleet().fleet(), vehicle, CityDay.DAY);
            Map<String, List<SegmentPass>> passes = complete(city, vehicle);
            for (PlannedRoute planned : city.routes) {
                if (!planned.route().oneway()) {
                    continue;
                }
                for (RouteSegment segment : RouteSegment.of(planned.route())) {
                    int id = planned.route().id();
                    int driven = truth.passes(id, segment.fromM(), segment.toM(), DONE);
                    List<SegmentPass> said = passes.getOrDefault(id + "/" + segment.index(), List.of());
                    really += driven;
                    found += said.size();
                    both += Math.min(driven, said.size());
                    several += driven > 1 ? 1 : 0;
                    for (SegmentPass pass : said) {
                        double second = (pass.fromMs() - startMs) / 1000.0;
                        atAnotherTime +=
                                truth.sweptAt(id, segment.fromM(), segment.toM(), DONE, second, 2 * intervalS) ? 0 : 1;
                    }
                }
            }
        }
        System.out.printf(
                "seed %d, %d s: %d passes driven, %d found, %d of them right, %d at another time; %d segments more than once%n",
                seed, intervalS, really, found, both, atAnotherTime, several);
        assertTrue(several > 100, several + " segments were swept more than once");
        assertTrue(both >= wanted * really, both + " of " + really + " passes were found");
        assertTrue(both >= wanted * found, both + " of " + found + " passes are true");
        assertTrue(atAnotherTime <= (1 - wanted) * found, atAnotherTime + " passes at another time");
    }

    /** By route and segment, those that are long enough each by itself. */
    private static Map<String, List<SegmentPass>> complete(CityDay city, SimulatedVehicle vehicle) {
        Map<String, List<SegmentPass>> complete = new HashMap<>();
        Set<Integer> planned =
                vehicle.routes().stream().map(route -> route.number()).collect(Collectors.toSet());
        int id = CityDay.id(vehicle);
        for (SegmentPass pass : city.work.get(id).passes(id)) {
            if ((pass.sensorProven() || planned.contains(pass.routeId())) && pass.coveredShare() >= DONE) {
                complete.computeIfAbsent(pass.routeId() + "/" + pass.segmentIndex(), key -> new ArrayList<>())
                        .add(pass);
            }
        }
        return complete;
    }

    /** Complete passes, one by one or together. */
    private static Set<String> done(CityDay city, SimulatedVehicle vehicle) {
        Map<String, Long> bits = new HashMap<>();
        Set<Integer> planned =
                vehicle.routes().stream().map(route -> route.number()).collect(Collectors.toSet());
        int id = CityDay.id(vehicle);
        for (SegmentPass pass : city.work.get(id).passes(id)) {
            if (pass.sensorProven() || planned.contains(pass.routeId())) {
                bits.merge(pass.routeId() + "/" + pass.segmentIndex(), pass.coveredBits(), (a, b) -> a | b);
            }
        }
        return bits.entrySet().stream()
                .filter(entry -> SegmentPass.share(entry.getValue()) >= DONE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void whoStrayedSpedOrLostTheLinkIsFoundAndNobodyElseIsAccused() {
        CityDay city = new CityDay(4, 24, 10);
        List<SimulatedVehicle> working = city.simulation.vehicles().stream()
                .filter(vehicle ->
                        !vehicle.spare() && !vehicle.operation().name().equals("BJ"))
                .toList();
        SimulatedVehicle speeding = working.get(1);
        SimulatedVehicle straying = working.get(2);
        SimulatedVehicle silent = working.get(3);
        SimulatedVehicle cutOff = working.get(4);
        SimulatedVehicle elsewhere = working.get(working.size() - 1);
        city.plan(
                straying,
                elsewhere.routes().stream()
                        .filter(route -> !straying.routes().contains(route))
                        .map(route -> "R%03d".formatted(route.number()))
                        .toList());
        long from = CityDay.CALENDAR.startMs(CityDay.DAY.toEpochDay());
        long cutFrom = from + (cutOff.shift().name().equals("DAY") ? 2 : 16) * 3_600_000L;
        city.fold((vehicle, points) -> {
            if (vehicle.equals(speeding)) {
                points.stream().filter(p -> Signal.on(p.signals) != 0).forEach(p -> p.speedDkmh += 180);
            }
            if (vehicle.equals(silent)) {
                points.clear();
            }
            if (vehicle.equals(cutOff)) {
                points.removeIf(p -> p.timeMs >= cutFrom && p.timeMs < cutFrom + 2 * 3_600_000L);
            }
        });

        WorkReport report = city.report();

        Map<String, Set<String>> accused = new TreeMap<>();
        for (VehicleShift vehicle : report.vehicleDay().vehicles()) {
            if (!vehicle.problems().isEmpty()) {
                accused.computeIfAbsent(vehicle.phone(), phone -> new TreeSet<>())
                        .addAll(vehicle.problems());
            }
        }
        Map<String, Set<String>> expected = new TreeMap<>();
        expected.put(speeding.phone(), Set.of(Problem.OVERSPEED.name()));
        expected.put(straying.phone(), Set.of(Problem.OFF_ROUTE.name()));
        expected.put(silent.phone(), Set.of(Problem.NO_GPS.name()));
        System.out.println(report.vehicleDay().bulletin());
        assertEquals(expected, accused);
        String sentence = silent.code() + (silent.shift().name().equals("DAY") ? "全班无GPS" : "整晚无GPS");
        assertTrue(String.join("", report.vehicleDay().bulletin()).contains(sentence), sentence);
        for (RouteShift road : report.routeCoverage().of(null).routes()) {
            if (silent.routes().stream().anyMatch(route -> route.number() == road.route())) {
                assertEquals(0.0, road.missedM(), road.code() + ": what nobody saw is not missed");
            }
        }
        VehicleShift gap = report.vehicleDay().vehicles().stream()
                .filter(vehicle -> vehicle.phone().equals(cutOff.phone()) && vehicle.planned())
                .findFirst()
                .orElseThrow();
        assertTrue(gap.unprovenMinutes() > 100, gap.unprovenMinutes() + " min unproven");
    }

    /** Of main roads that a vehicle sweeps on both sides only one is planned; the other is 14 m away. */
    @ParameterizedTest(name = "seed {0}, {1} s")
    @CsvSource({"1,10", "3,30"})
    void whoSweepsTheOtherSideOfItsRoadDoesNotStray(long seed, int intervalS) {
        CityDay city = new CityDay(seed, 24, intervalS);
        Map<Integer, Set<Integer>> unplanned = new HashMap<>();
        for (SimulatedVehicle vehicle : city.simulation.vehicles()) {
            Map<Integer, CleaningRoute> planned = new TreeMap<>();
            for (CleaningRoute route : vehicle.routes()) {
                if (planned.values().stream().noneMatch(one -> otherSide(one, route))) {
                    planned.put(route.number(), route);
                } else {
                    unplanned
                            .computeIfAbsent(CityDay.id(vehicle), id -> new TreeSet<>())
                            .add(route.number());
                }
            }
            city.plan(vehicle, planned.keySet().stream().map("R%03d"::formatted).toList());
        }
        city.fold((vehicle, points) -> {});
        double otherSideKm = 0;
        double offKm = 0;
        for (VehicleShift vehicle : city.report().vehicleDay().vehicles()) {
            otherSideKm += city.work.get(vehicle.vehicle()).runs().stream()
                    .filter(run -> run.state() == WorkState.WORKING && run.proven())
                    .filter(run ->
                            unplanned.getOrDefault(vehicle.vehicle(), Set.of()).contains(run.routeId()))
                    .mapToDouble(run -> run.metres() / 1000)
                    .sum();
            Figure off = TownDay.figure(vehicle.figures(), "C7");
            offKm += off.numerator() == null ? 0 : off.numerator();
            assertFalse(vehicle.problems().contains(Problem.OFF_ROUTE.name()), vehicle.plate());
        }
        System.out.printf(
                "seed %d, %d s: %.1f km swept on the other side, %.2f km off the route%n",
                seed, intervalS, otherSideKm, offKm);
        assertTrue(otherSideKm > 50, otherSideKm + " km");
        assertTrue(offKm < 0.02 * otherSideKm, offKm + " km");
    }

    private static boolean otherSide(CleaningRoute one, CleaningRoute other) {
        return one.dualCarriageway()
                && other.dualCarriageway()
                && one.fromNode() == other.toNode()
                && one.toNode() == other.fromNode();
    }
}
