package org.sweepwatch.supervise.simulate;

import java.time.Instant;
import java.util.List;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.layer.LayerWriter;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CityLayers;

/** Puts the register and the layers of a simulation into a store, as an import would. */
public final class DemoCity {
    private DemoCity() {}

    /** @param inServiceFrom when the devices come into service */
    public static void load(Database database, Simulation simulation, Instant inServiceFrom) {
        City city = simulation.city();
        LayerStore layers = new LayerStore(database);
        layers.replace(
                LayerKind.ROUTE,
                CityLayers.routes(city).stream()
                        .map(route -> feature(
                                route.code(), LayerWriter.properties(route), LayerWriter.geometry(route.line())))
                        .toList(),
                inServiceFrom);
        layers.replace(
                LayerKind.FENCE,
                CityLayers.fences(city).stream()
                        .map(fence -> feature(
                                fence.code(),
                                LayerWriter.properties(fence),
                                LayerWriter.geometry(fence.shape().geometry())))
                        .toList(),
                inServiceFrom);
        layers.replace(LayerKind.GRID, areas(CityLayers.grids(city)), inServiceFrom);
        layers.replace(LayerKind.DISTRICT, areas(CityLayers.districts(city)), inServiceFrom);
        List<VehicleEntry> vehicles = simulation.vehicles().stream()
                .map(vehicle -> new VehicleEntry(
                        vehicle.plate(),
                        vehicle.phone(),
                        vehicle.district().chinese(),
                        vehicle.number(),
                        vehicle.operation().name(),
                        vehicle.district().chinese() + "环卫所",
                        inServiceFrom,
                        null))
                .toList();
        new VehicleStore(database).upsertAll(vehicles, inServiceFrom);
    }

    private static List<LayerFeature> areas(List<Area> areas) {
        return areas.stream()
                .map(area -> feature(
                        area.code(),
                        LayerWriter.properties(area),
                        LayerWriter.geometry(area.shape().geometry())))
                .toList();
    }

    private static LayerFeature feature(String name, String properties, String geometry) {
        return new LayerFeature(0, name, properties, geometry);
    }
}
