package org.sweepwatch.supervise.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.DatedEntry;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.ShiftStore;
import org.sweepwatch.store.query.ShiftVersion;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.layer.LayerImport;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CityLayers;

/** Puts the register, the layers and the plans of a simulation into a store, as imports would. */
public final class DemoCity {
    private DemoCity() {}

    /** @param inServiceFrom when the devices come into service; all else counts from its operational day on */
    public static void load(Database database, Simulation simulation, Instant inServiceFrom) {
        OperationalCalendar calendar = new OperationalCalendar();
        LocalDate day = calendar.dateOf(inServiceFrom);
        Change change = new Change("demo", "the made-up city", inServiceFrom);
        layers(new LayerStore(database), simulation, day, change);
        List<DatedEntry> register = simulation.vehicles().stream()
                .map(vehicle -> new VehicleEntry(
                        vehicle.plate(),
                        vehicle.phone(),
                        vehicle.district().chinese(),
                        vehicle.number(),
                        vehicle.operation().name(),
                        vehicle.district().chinese() + "环卫所",
                        inServiceFrom,
                        null))
                .map(entry -> new DatedEntry(entry, day, null))
                .toList();
        VehicleStore vehicles = new VehicleStore(database);
        vehicles.upsertAll(register, day, inServiceFrom, change);
        new ShiftStore(database)
                .putAll(
                        Shift.standard(calendar.dayStart()).stream()
                                .map(shift -> new ShiftVersion(
                                        shift.id(), shift.name(), shift.start(), shift.end(), day, null))
                                .toList(),
                        change);
        plans(new PlanStore(database), vehicles.list(), simulation, day, change);
    }

    private static void layers(LayerStore layers, Simulation simulation, LocalDate day, Change change) {
        City city = simulation.city();
        layers.replace(
                LayerKind.ROUTE,
                DemoPlans.routes(simulation).stream().map(LayerImport::feature).toList(),
                day,
                change);
        layers.replace(
                LayerKind.FENCE,
                CityLayers.fences(city).stream().map(LayerImport::feature).toList(),
                day,
                change);
        layers.replace(LayerKind.GRID, DemoPlans.grids(city), day, change);
        List<LayerFeature> districts =
                CityLayers.districts(city).stream().map(LayerImport::feature).toList();
        layers.replace(LayerKind.DISTRICT, districts, day, change);
    }

    private static void plans(
            PlanStore plans, List<Vehicle> vehicles, Simulation simulation, LocalDate day, Change change) {
        plans.replace(
                DemoPlans.plans(simulation, vehicles, day),
                List.of(),
                day,
                (all, changes) -> {}, // one plan a vehicle cannot overlap
                change);
    }
}
