package org.sweepwatch.supervise.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.layer.GridZone;
import org.sweepwatch.supervise.layer.LayerImport;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.plan.RequiredPasses;
import org.sweepwatch.supervise.plan.RequiredPasses.Due;
import org.sweepwatch.supervise.plan.TimeWindows;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CityLayers;
import org.sweepwatch.supervise.simulate.fleet.Shift;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/**
 * The plans of a simulation: those that its vehicles really follow. Each works on its routes every day in its shift, and
 * each route requires one pass of every vehicle that is to come. Stand-by vehicles have no plan.
 */
public final class DemoPlans {
    private DemoPlans() {}

    /** The cleaning routes with the passes they require. */
    public static List<PlannedRoute> routes(Simulation simulation) {
        Map<String, Map<String, Integer>> passes = new HashMap<>();
        for (SimulatedVehicle vehicle : simulation.vehicles()) {
            if (!vehicle.spare()) {
                String due = vehicle.operation().name() + "@" + shift(vehicle.shift());
                codes(vehicle)
                        .forEach(code -> passes.computeIfAbsent(code, c -> new TreeMap<>())
                                .merge(due, 1, Integer::sum));
            }
        }
        return CityLayers.routes(simulation.city()).stream()
                .map(route -> planned(route, passes.getOrDefault(route.code(), Map.of())))
                .toList();
    }

    private static PlannedRoute planned(Route route, Map<String, Integer> passes) {
        List<Due> dues = new ArrayList<>();
        passes.forEach((due, count) -> {
            String[] parts = due.split("@", -1);
            dues.add(new Due(Set.of(OperationType.valueOf(parts[0])), parts[1], count, 1));
        });
        return new PlannedRoute(route, new RequiredPasses(dues), TimeWindows.NONE, TimeWindows.NONE);
    }

    /** The responsibility grids with their zones. */
    static List<LayerFeature> grids(City city) {
        Map<String, Boolean> mainCity = city.cells().stream()
                .collect(Collectors.toMap(cell -> "G%03d".formatted(cell.number()), cell -> cell.mainCity()));
        return CityLayers.grids(city).stream()
                .map(area ->
                        (mainCity.get(area.code()) ? GridZone.MAIN : GridZone.SUBURB).on(LayerImport.feature(area)))
                .toList();
    }

    /**
     * The weekly plans.
     *
     * @param register the vehicles as they were stored
     */
    public static List<WeeklyPlan> plans(Simulation simulation, List<Vehicle> register, LocalDate from) {
        Map<String, Integer> ids = register.stream().collect(Collectors.toMap(Vehicle::phone, Vehicle::id));
        return simulation.vehicles().stream()
                .filter(vehicle -> !vehicle.spare())
                .map(vehicle -> new WeeklyPlan(
                        0,
                        ids.get(vehicle.phone()),
                        shift(vehicle.shift()),
                        vehicle.operation().name(),
                        codes(vehicle),
                        WeeklyPlan.EVERY_DAY,
                        from,
                        null))
                .toList();
    }

    private static List<String> codes(SimulatedVehicle vehicle) {
        return vehicle.routes().stream()
                .map(route -> "R%03d".formatted(route.number()))
                .toList();
    }

    private static String shift(Shift shift) {
        return shift == Shift.DAY ? "D" : "N";
    }
}
