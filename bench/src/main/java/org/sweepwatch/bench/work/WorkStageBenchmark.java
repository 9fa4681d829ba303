package org.sweepwatch.bench.work;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.work.fold.WorkDayFold;
import org.sweepwatch.supervise.work.fold.WorkFolder;

/**
 * The hours of a shift of 32 vehicles of the simulated city, a point each 10 s, in the order in which they arrive. Goal:
 * work state and matching together at most 3 us a point, nothing allocated but the room for runs and passes.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar WorkStageBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WorkStageBenchmark {
    private static final int VEHICLES = 32;
    private static final int ROUNDS = 4_000;

    private final WorkCity city = new WorkCity(VEHICLES);
    private final DevicePoint[] points = new DevicePoint[VEHICLES * ROUNDS];
    private final WorkFolder folder = new WorkFolder();
    private WorkDayFold full;
    private byte[] bytes;

    @Setup
    public void makeDay() {
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            List<DevicePoint> day = city.points(city.simulation.vehicles().get(vehicle));
            for (int round = 0; round < ROUNDS; round++) {
                points[round * VEHICLES + vehicle] = day.get(day.size() - ROUNDS + round);
            }
        }
        full = fold(1);
        bytes = full.toBytes();
    }

    private WorkDayFold fold(int vehicle) {
        WorkDayFold fold = newFold(vehicle);
        for (int i = vehicle; i < points.length; i += VEHICLES) {
            folder.add(fold, points[i], true);
        }
        return fold;
    }

    private WorkDayFold newFold(int vehicle) {
        return new WorkDayFold(WorkCity.DAY.toEpochDay(), WorkCity.CALENDAR, city.basis(vehicle));
    }

    /** Mileage, matching, state, passes and grids of one point. */
    @Benchmark
    @OperationsPerInvocation(VEHICLES * ROUNDS)
    public WorkDayFold[] workPoint() {
        WorkDayFold[] folds = new WorkDayFold[VEHICLES];
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            folds[vehicle] = newFold(vehicle);
        }
        for (int i = 0; i < points.length; i++) {
            folder.add(folds[i % VEHICLES], points[i], true);
        }
        return folds;
    }

    /** The whole of it with the health of the device, as the pipeline's stage does it. */
    @Benchmark
    @OperationsPerInvocation(VEHICLES * ROUNDS)
    public LiveDeviceDays livePoint() {
        LiveDeviceDays days = new LiveDeviceDays(WorkCity.CALENDAR, (vehicle, day) -> city.basis(vehicle));
        for (int i = 0; i < points.length; i++) {
            days.point(i, points[i]);
        }
        return days;
    }

    @Benchmark
    public byte[] write() {
        return full.toBytes();
    }

    @Benchmark
    public WorkDayFold read() {
        return WorkDayFold.fromBytes(bytes, WorkCity.CALENDAR, city.basis(1));
    }
}
