package org.sweepwatch.bench.work;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.write.PositionBatch;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.server.Recalculations;
import org.sweepwatch.supervise.settings.Settings;
import org.sweepwatch.supervise.settings.SettingsReader;
import org.sweepwatch.supervise.simulate.DemoCity;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/**
 * A day of the simulated fleet in an embedded PostgreSQL of its own, recomputed as {@code recompute} does it: the points read
 * from the database, folded, and written back; the day judged and the recalculation logged. One thread.
 */
final class StoredDay implements AutoCloseable {
    private static final int ROWS = 5_000;
    private static final int VEHICLE_RUNS = 5;

    private final Clock later =
            Clock.fixed(WorkCity.CALENDAR.windowOf(WorkCity.DAY.plusDays(3)).from(), OperationalCalendar.ZONE);
    private final Settings settings = new SettingsReader().read();
    private final Path directory;
    private final EmbeddedPostgres server;
    private final Database database;

    StoredDay() throws IOException {
        directory = Files.createTempDirectory("work-day");
        server = EmbeddedPostgres.start(directory);
        database = Database.open(server.settings());
    }

    /** Stores the day and says how long it takes to recompute it, all of it and one vehicle's. */
    void measure(WorkCity city, PrintStream out) {
        DemoCity.load(
                database,
                city.simulation,
                WorkCity.CALENDAR.windowOf(WorkCity.DAY).from());
        new OutageStore(database).alive(later.instant());
        long from = System.nanoTime();
        long points = store(city);
        out.printf(Locale.ROOT, "%d points stored in %.1f s%n", points, seconds(from));
        recompute(null, out, city.simulation.vehicles().size() + " vehicles");
        String vehicle = city.simulation.vehicles().get(0).phone();
        double[] runs = new double[VEHICLE_RUNS];
        for (int run = 0; run < VEHICLE_RUNS; run++) {
            runs[run] = recompute(vehicle, out, "one vehicle");
        }
        Arrays.sort(runs);
        out.printf(Locale.ROOT, "one vehicle, median of %d: %.2f s%n", VEHICLE_RUNS, runs[VEHICLE_RUNS / 2]);
    }

    /** Seconds until the day is folded, judged and logged. */
    private double recompute(String vehicle, PrintStream out, String what) {
        double[] folded = new double[1];
        long from = System.nanoTime();
        new Recalculations(database, settings, later)
                .run(WorkCity.DAY, vehicle, "bench", "measured", progress -> folded[0] = seconds(from));
        double all = seconds(from);
        out.printf(
                Locale.ROOT,
                "%s recomputed through the store in %.2f s: read, folded and written in %.2f s, judged and logged in"
                        + " %.2f s%n",
                what,
                all,
                folded[0],
                all - folded[0]);
        return all;
    }

    private static double seconds(long fromNs) {
        return (System.nanoTime() - fromNs) / 1e9;
    }

    private long store(WorkCity city) {
        Map<String, Integer> ids = new HashMap<>();
        for (Vehicle vehicle : new VehicleStore(database).list()) {
            ids.put(vehicle.phone(), vehicle.id());
        }
        StoreBatch batch = new StoreBatch(ROWS);
        long points = 0;
        try (StoreWriter writer = new StoreWriter(database, later)) {
            for (SimulatedVehicle vehicle : city.simulation.vehicles()) {
                int id = ids.get(vehicle.phone());
                List<DevicePoint> day = city.points(vehicle);
                for (int i = 0; i < day.size(); i++) {
                    add(batch.positions(), id, day.get(i));
                    if ((i + 1) % ROWS == 0) {
                        writer.write(batch);
                        batch.clear();
                    }
                }
                batch.putDeviceDay(id, WorkCity.DAY.toEpochDay(), null, null, true);
                writer.write(batch);
                batch.clear();
                points += day.size();
            }
        }
        return points;
    }

    private static void add(PositionBatch rows, int vehicleId, DevicePoint p) {
        rows.startRow(vehicleId, p.timeMs, p.receivedMs);
        rows.place(p.latE6, p.lonE6, p.altitudeM);
        rows.motion(p.speedDkmh, p.headingDeg);
        rows.bits(p.alarmBits, p.statusBits, p.quality);
        rows.odometerHm(p.odometerHm);
        rows.ioStatus(p.ioStatus);
        rows.signals(p.signals);
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
