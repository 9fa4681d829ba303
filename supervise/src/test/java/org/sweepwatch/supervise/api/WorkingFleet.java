package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.rule.DeviceRules;
import org.sweepwatch.supervise.live.LiveEvent;
import org.sweepwatch.supervise.live.LiveFault;
import org.sweepwatch.supervise.live.LivePosition;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CityLayers;

/**
 * A fleet at work in the made-up city since the operational day began: registered, driving along routes, folded, stored
 * and live, with known faults. Drives on with {@link #step}.
 *
 * <p>Of every ten vehicles one is parked and one stands with the engine on. One in forty has its antenna cut at 08:00,
 * one in sixty has not been heard of at all.
 */
final class WorkingFleet {
    static final String SCRIPT_PLATE = "<script>document.title='taken'</script>";

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANTENNA_OPEN = 1 << 5;
    private static final Instant CUT = Instant.parse("2026-03-10T00:00:00Z");
    private static final Duration STORED = Duration.ofHours(1);
    private static final double SPEED_M_S = 2.5;
    private static final double METRES_LATITUDE = 110_800;
    private static final double METRES_LONGITUDE = 98_400;
    private static final String[] DISTRICTS = {"天元区", "芦淞区", "荷塘区", "石峰区", "渌口区"};

    private final RunningApi api;
    private final List<Vehicle> vehicles;
    private final List<LayerFeature> routes;
    private final List<double[][]> lines = new ArrayList<>();

    WorkingFleet(RunningApi api, int size) {
        this.api = api;
        City city = City.made(7);
        layer(LayerKind.DISTRICT, CityLayers.districtsGeoJson(city));
        layer(LayerKind.GRID, CityLayers.gridsGeoJson(city));
        layer(LayerKind.FENCE, CityLayers.fencesGeoJson(city));
        layer(LayerKind.ROUTE, CityLayers.routesGeoJson(city));
        List<VehicleEntry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(new VehicleEntry(
                    i == 3 ? SCRIPT_PLATE : String.format("湘B%05d", 10_000 + i * 37),
                    String.format("1390733%04d", i + 1),
                    DISTRICTS[i % DISTRICTS.length],
                    String.format("ZZ-%03d", i + 1),
                    i % 2 == 0 ? "JS" : "XS",
                    "株洲环卫" + (i % 7 + 1) + "队",
                    RunningApi.NOW.minus(Duration.ofDays(90)),
                    null));
        }
        api.vehicles.upsertAll(entries, RunningApi.NOW);
        vehicles = api.vehicles.list();
        routes = api.layers.list(LayerKind.ROUTE, RunningApi.TODAY);
        routes.forEach(route -> lines.add(line(route)));
        plans();
        morning();
    }

    private void layer(LayerKind kind, String geoJson) {
        try {
            List<LayerFeature> features = new ArrayList<>();
            for (JsonNode feature : JSON.readTree(geoJson).get("features")) {
                ObjectNode properties = (ObjectNode) feature.get("properties");
                String name = properties.path("name").asText() + " " + (features.size() + 1);
                features.add(new LayerFeature(
                        0, name, properties.toString(), feature.get("geometry").toString()));
            }
            api.layers.replace(kind, features, RunningApi.TODAY, new Change("test", "a city", RunningApi.NOW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first vehicle is to work every day, otherwise today; and work is off in one district. */
    private void plans() {
        Change change = new Change("test", "plans of a city", RunningApi.NOW);
        List<String> codes = List.of(routes.get(0).name(), routes.get(1).name());
        int first = vehicles.get(0).id();
        api.desk.addPlan(
                new WeeklyPlan(0, first, "D", null, codes, WeeklyPlan.EVERY_DAY, RunningApi.TODAY, null), change);
        api.desk.putChange(
                new PlanChange(
                        0, RunningApi.TODAY, first, "D", PlanChange.Kind.REPLACE, "XS", codes.subList(0, 1), "道路施工"),
                change);
        api.desk.addWeatherStop(
                new WeatherStop(
                        0,
                        RunningApi.NOW,
                        RunningApi.NOW.plusSeconds(3600),
                        List.of(DISTRICTS[1]),
                        List.of("SS"),
                        "气温低于3℃",
                        "值班长"),
                change);
    }

    private static double[][] line(LayerFeature route) {
        try {
            return JSON.convertValue(JSON.readTree(route.geometry()).get("coordinates"), double[][].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the start of the day until now: folded all of it, stored the last hour. */
    private void morning() {
        long startMs = RunningApi.CALENDAR.startMs(RunningApi.TODAY.toEpochDay());
        StoreBatch batch = new StoreBatch();
        DevicePoint point = new DevicePoint();
        for (int i = 0; i < vehicles.size(); i++) {
            int id = vehicles.get(i).id();
            if (unheard(i)) {
                continue;
            }
            DeviceDayFold fold =
                    new DeviceDayFold(RunningApi.TODAY.toEpochDay(), RunningApi.CALENDAR, DeviceRules.DEFAULT.motion());
            api.folds.put(id, fold);
            for (long timeMs = startMs; timeMs < RunningApi.NOW.toEpochMilli(); timeMs += STEP.toMillis()) {
                place(point, i, timeMs);
                fold.add(point);
                fold.heard(point.receivedMs);
                if (timeMs >= RunningApi.NOW.minus(STORED).toEpochMilli()) {
                    store(batch, point, i);
                }
            }
            api.live.position(live(point, i));
            if (cut(i)) {
                api.live.faults(id, List.of(new LiveFault("F05", "A", CUT.toEpochMilli())));
            }
        }
        for (int i = 0; i < 12; i++) {
            batch.addEvent(
                    vehicles.get((i * 7) % vehicles.size()).id(),
                    RunningApi.NOW.minusSeconds(i * 97L).toEpochMilli(),
                    i % 2 == 0 ? "fence-enter" : "fence-exit",
                    Integer.toString(api.layers
                            .list(LayerKind.FENCE, RunningApi.TODAY)
                            .get(i)
                            .id()),
                    api.layers.list(LayerKind.FENCE, RunningApi.TODAY).get(i).name());
        }
        api.write(batch);
    }

    /** Everybody drives on for one step of the clock. */
    void step() {
        api.clock.advance(STEP);
        DevicePoint point = new DevicePoint();
        for (int i = 0; i < vehicles.size(); i++) {
            if (!unheard(i)) {
                place(point, i, api.clock.millis());
                api.live.position(live(point, i));
            }
        }
    }

    /** One vehicle enters a fence. */
    void event() {
        LayerFeature fence = api.layers.list(LayerKind.FENCE, RunningApi.TODAY).get(0);
        api.live.event(new LiveEvent(
                0,
                vehicles.get(1).id(),
                api.clock.instant(),
                "fence-enter",
                Integer.toString(fence.id()),
                fence.name()));
    }

    List<Vehicle> vehicles() {
        return vehicles;
    }

    static boolean cut(int i) {
        return i % 40 == 11;
    }

    static boolean unheard(int i) {
        return i % 60 == 25;
    }

    private static boolean parked(int i) {
        return i % 10 == 4;
    }

    private static boolean idle(int i) {
        return i % 10 == 7;
    }

    /** Puts vehicle {@code i} where it is at a time: to and fro on its route at 9 km/h. */
    private void place(DevicePoint point, int i, long timeMs) {
        double[][] line = lines.get((i * 31) % lines.size());
        double length = length(line);
        double way = i * 0.37 * length + (parked(i) || idle(i) ? 0 : SPEED_M_S * (timeMs % 86_400_000L) / 1_000.0);
        boolean back = (long) (way / length) % 2 == 1;
        double left = back ? length - way % length : way % length;
        int k = 0;
        while (k < line.length - 2 && left > piece(line, k)) {
            left -= piece(line, k++);
        }
        double share = left / piece(line, k);
        double dLon = line[k + 1][0] - line[k][0];
        double dLat = line[k + 1][1] - line[k][1];
        double north = (back ? -1 : 1) * dLat * METRES_LATITUDE;
        double east = (back ? -1 : 1) * dLon * METRES_LONGITUDE;
        boolean blind = cut(i) && timeMs >= CUT.toEpochMilli();
        point.vehicleId = vehicles.get(i).id();
        point.timeMs = timeMs;
        point.receivedMs = timeMs + 1_000;
        point.latE6 = (int) Math.round((line[k][1] + dLat * share) * 1e6);
        point.lonE6 = (int) Math.round((line[k][0] + dLon * share) * 1e6);
        point.altitudeM = 62;
        point.speedDkmh = parked(i) || idle(i) ? 0 : (int) Math.round(SPEED_M_S * 36);
        point.headingDeg = (int) Math.floorMod(Math.round(Math.toDegrees(Math.atan2(east, north))), 360L);
        point.alarmBits = blind ? ANTENNA_OPEN : 0;
        point.statusBits = (parked(i) ? 0 : 1) | 2;
    }

    private static double length(double[][] line) {
        double metres = 0;
        for (int k = 0; k < line.length - 1; k++) {
            metres += piece(line, k);
        }
        return metres;
    }

    private static double piece(double[][] line, int k) {
        return Math.hypot(
                (line[k + 1][0] - line[k][0]) * METRES_LONGITUDE, (line[k + 1][1] - line[k][1]) * METRES_LATITUDE);
    }

    private void store(StoreBatch batch, DevicePoint point, int i) {
        if (batch.positions().isFull()) {
            api.write(batch);
            batch.clear();
        }
        batch.positions().startRow(point.vehicleId, point.timeMs, point.receivedMs);
        batch.positions().place(point.latE6, point.lonE6, point.altitudeM);
        batch.positions().motion(point.speedDkmh, point.headingDeg);
        batch.positions().bits(point.alarmBits, point.statusBits, 0);
        batch.positions().route(routes.get((i * 31) % lines.size()).id(), 2);
        batch.positions().lastKnown();
    }

    private LivePosition live(DevicePoint point, int i) {
        return new LivePosition(
                point.vehicleId,
                point.timeMs,
                point.receivedMs,
                point.latE6,
                point.lonE6,
                point.altitudeM,
                point.speedDkmh,
                point.headingDeg,
                point.alarmBits & 0xFFFFFFFFL,
                point.statusBits & 0xFFFFFFFFL,
                routes.get((i * 31) % lines.size()).id(),
                2);
    }
}
