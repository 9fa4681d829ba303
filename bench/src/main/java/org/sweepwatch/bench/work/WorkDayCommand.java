package org.sweepwatch.bench.work;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.sweepwatch.supervise.device.Refolder;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.point.DevicePoint;

/**
 * {@code work-day [VEHICLES]}: folds a full day of the fleet again, on all cores, from points in memory. Goals: a fleet of 187
 * with 1.6 million points in under 60 s on two cores, one vehicle's day in under 0.5 s; reading them from the store comes on
 * top (20 ms a vehicle and day).
 */
public final class WorkDayCommand {
    private static final int USAGE = 2;
    private static final int FLEET = 187;

    private WorkDayCommand() {}

    /** 0 done, 2 wrong usage. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        int vehicles = FLEET;
        try {
            vehicles = args.length == 0 ? FLEET : Integer.parseInt(args[0]);
        } catch (NumberFormatException e) {
            err.println("work-day: a number of vehicles expected, found '" + args[0] + "'");
            return USAGE;
        }
        if (args.length > 1 || vehicles < 1) {
            err.println("work-day: one number of vehicles expected: work-day [VEHICLES]");
            return USAGE;
        }
        WorkCity city = new WorkCity(vehicles);
        LongAdder points = new LongAdder();
        LongAdder foldNs = new LongAdder();
        LongAdder stateBytes = new LongAdder();
        IntStream.range(0, vehicles).parallel().forEach(vehicle -> {
            List<DevicePoint> day =
                    city.points(city.simulation.vehicles().get(vehicle));
            long from = System.nanoTime();
            Refolder refolder = new Refolder(
                    WorkCity.DAY.toEpochDay(),
                    WorkCity.CALENDAR,
                    MotionSettings.DEFAULT,
                    city.basis(vehicle),
                    null);
            day.forEach(refolder::add);
            stateBytes.add(refolder.work().toBytes().length);
            foldNs.add(System.nanoTime() - from);
            points.add(day.size());
        });
        out.printf(
                Locale.ROOT,
                "%d points of %d vehicles folded in %.2f s of one core: %.0f ns a point, %.1f ms and %.1f KB a vehicle%n",
                points.sum(),
                vehicles,
                foldNs.sum() / 1e9,
                (double) foldNs.sum() / points.sum(),
                foldNs.sum() / 1e6 / vehicles,
                stateBytes.sum() / 1024.0 / vehicles);
        return 0;
    }
}
