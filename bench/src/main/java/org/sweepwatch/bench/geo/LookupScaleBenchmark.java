package org.sweepwatch.bench.geo;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.geo.fence.FenceIndex;
import org.sweepwatch.geo.route.RouteHit;
import org.sweepwatch.geo.route.RouteIndex;

/**
 * Fences and route of one position in a {@link BenchCity} of 1, 10 and 100 times the customer's size: 200 to 20,000 fences,
 * 300 to 30,000 routes. The positions are those of 16,384 vehicles anywhere in it, so the index is read where the processor's
 * cache does not hold it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookupScaleBenchmark {
    @Param({"1", "10", "100"})
    int times;

    private final RouteHit hit = new RouteHit();
    private final int[] inside = new int[32];
    private BenchCity city;
    private FenceIndex fences;
    private RouteIndex routes;
    private int next;

    /** Fences in a city of so many times the size. */
    public static int fences(int times) {
        return BenchCity.FENCES * times;
    }

    /** Routes in a city of so many times the size. */
    public static int routes(int times) {
        return BenchCity.ROUTES * times;
    }

    @Setup
    public void build() {
        city = new BenchCity(times);
        fences = new FenceIndex(city.fences);
        routes = new RouteIndex(city.routes);
    }

    private int position() {
        next = (next + 1) & (BenchCity.POSITIONS - 1);
        return next;
    }

    @Benchmark
    public int fence() {
        int i = position();
        return fences.inside(city.lats[i], city.lons[i], inside);
    }

    @Benchmark
    public int route() {
        int i = position();
        routes.nearest(city.lats[i], city.lons[i], city.headings[i], 10, hit);
        return hit.routeId;
    }
}
