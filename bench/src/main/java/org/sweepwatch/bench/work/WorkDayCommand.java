package org.sweepwatch.bench.work;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.sweepwatch.supervise.device.Refolder;
import org.sweepwatch.supervise.point.DevicePoint;

/**
 * {@code work-day [VEHICLES] [--through-store]}: folds a full day of the fleet again, on all cores, from points in memory; or
 * recomputes it through an embedded PostgreSQL, as {@code recompute} does. Goals: a fleet of 187 with 1.6 million points in
 * under 60 s on two cores, one vehicle's day in under 0.5 s.
 */
public final class WorkDayCommand {
    private static final int USAGE = 2;
    private static final int FLEET = 187;
    private static final String THROUGH_STORE = "--through-store";

    private WorkDayCommand() {}

    /** 0 done, 2 wrong usage. */
    public static int run(PrintStream out, PrintStream err, String... args) throws IOException {
        List<String> numbers =
                Arrays.stream(args).filter(arg -> !arg.equals(THROUGH_STORE)).toList();
        int vehicles = FLEET;
        try {
            vehicles = numbers.isEmpty() ? FLEET : Integer.parseInt(numbers.get(0));
        } catch (NumberFormatException e) {
            err.println("work-day: a number of vehicles expected, found '" + numbers.get(0) + "'");
            return USAGE;
        }
        if (numbers.size() > 1 || vehicles < 1) {
            err.println("work-day: one number of vehicles expected: work-day [VEHICLES] [" + THROUGH_STORE + "]");
            return USAGE;
        }
        WorkCity city = new WorkCity(vehicles);
        if (numbers.size() < args.length) {
            try (StoredDay day = new StoredDay()) {
                day.measure(city, out);
            }
            return 0;
        }
        inMemory(city, vehicles, out);
        return 0;
    }

    private static void inMemory(WorkCity city, int vehicles, PrintStream out) {
        LongAdder points = new LongAdder();
        LongAdder foldNs = new LongAdder();
        LongAdder stateBytes = new LongAdder();
        IntStream.range(0, vehicles).parallel().forEach(vehicle -> {
            List<DevicePoint> day = city.points(city.simulation.vehicles().get(vehicle));
            long from = cpuNs();
            Refolder refolder = new Refolder(WorkCity.DAY.toEpochDay(), WorkCity.CALENDAR, city.basis(vehicle), null);
            day.forEach(refolder::add);
            stateBytes.add(refolder.work().toBytes().length);
            foldNs.add(cpuNs() - from);
            points.add(day.size());
        });
        out.printf(
                Locale.ROOT,
                "%d points of %d vehicles folded in %.2f s of CPU: %.0f ns a point, %.1f ms and %.1f KB a vehicle%n",
                points.sum(),
                vehicles,
                foldNs.sum() / 1e9,
                (double) foldNs.sum() / points.sum(),
                foldNs.sum() / 1e6 / vehicles,
                stateBytes.sum() / 1024.0 / vehicles);
    }

    /** Of this thread alone, so that making the points and other work of the machine do not count. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
