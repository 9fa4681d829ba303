package org.sweepwatch.bench.device;

import java.util.Random;
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
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.work.fold.WorkBases;

/**
 * A day of 187 vehicles with a point each 10 s, in the order in which it arrives.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar DeviceDayBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DeviceDayBenchmark {
    private static final int VEHICLES = 187;
    private static final int ROUNDS = 1_000;
    private static final long DAY = 20_514;

    private final OperationalCalendar calendar = new OperationalCalendar();
    private final DevicePoint[] points = new DevicePoint[VEHICLES * ROUNDS];
    private DeviceDayFold full;
    private byte[] bytes;

    @Setup
    public void makeDay() {
        Random random = new Random(187);
        int[] lat = new int[VEHICLES];
        int[] lon = new int[VEHICLES];
        for (int i = 0; i < points.length; i++) {
            int vehicle = i % VEHICLES;
            if (i < VEHICLES) {
                lat[vehicle] = 27_800_000 + random.nextInt(100_000);
                lon[vehicle] = 113_100_000 + random.nextInt(100_000);
            }
            lat[vehicle] += 180 + random.nextInt(20);
            lon[vehicle] += random.nextInt(40) - 20;
            points[i] = point(vehicle, i / VEHICLES, lat[vehicle], lon[vehicle]);
        }
        full = new DeviceDayFold(DAY, calendar, MotionSettings.DEFAULT);
        for (int i = 0; i < points.length; i += VEHICLES) {
            full.heard(points[i].receivedMs);
            full.addOffset(points[i].receivedMs, points[i].timeMs, false);
            full.add(points[i]);
        }
        bytes = full.toBytes();
    }

    private DevicePoint point(int vehicle, int round, int latE6, int lonE6) {
        DevicePoint p = new DevicePoint();
        p.vehicleId = vehicle;
        p.timeMs = calendar.startMs(DAY) + round * 10_000L;
        p.receivedMs = p.timeMs + 400;
        p.latE6 = latE6;
        p.lonE6 = lonE6;
        p.speedDkmh = 75;
        p.statusBits = PointQuality.STATUS_ACC | PointQuality.STATUS_LOCATED;
        p.odometerHm = 520_000 + round / 5;
        p.ioStatus = 0;
        return p;
    }

    /** One point: routed to its day, heard, clock, folded. */
    @Benchmark
    @OperationsPerInvocation(VEHICLES * ROUNDS)
    public LiveDeviceDays livePoint() {
        LiveDeviceDays days = new LiveDeviceDays(calendar, WorkBases.NONE);
        for (int i = 0; i < points.length; i++) {
            days.point(i, points[i]);
        }
        return days;
    }

    /** One point of one device, folded alone. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public DeviceDayFold foldedPoint() {
        DeviceDayFold fold = new DeviceDayFold(DAY, calendar, MotionSettings.DEFAULT);
        for (int i = 0; i < points.length; i += VEHICLES) {
            fold.add(points[i]);
        }
        return fold;
    }

    @Benchmark
    public byte[] write() {
        return full.toBytes();
    }

    @Benchmark
    public DeviceDayFold read() {
        return DeviceDayFold.fromBytes(bytes, calendar, MotionSettings.DEFAULT);
    }
}
