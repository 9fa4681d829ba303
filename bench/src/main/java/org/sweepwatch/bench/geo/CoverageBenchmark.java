package org.sweepwatch.bench.geo;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.geo.coverage.PassFold;
import org.sweepwatch.geo.coverage.PassListener;
import org.sweepwatch.geo.coverage.PassSettings;
import org.sweepwatch.geo.coverage.VehiclePasses;
import org.sweepwatch.geo.coverage.WorkEvidence;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.route.RouteLines;
import org.sweepwatch.geo.route.RouteSegment;
import org.sweepwatch.geo.track.MatchSettings;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackMatcher;
import org.sweepwatch.geo.track.TrackPoint;
import org.sweepwatch.geo.track.VehicleTrack;

/**
 * One point of a vehicle at work, matched to its route and folded into passes: 187 vehicles take turns, each sweeps one
 * route of the {@link BenchCity} after the other at 8 km/h and reports every 10 s with 4 m (1 sigma) of scatter.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar CoverageBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoverageBenchmark {
    private static final int VEHICLES = 187;
    private static final int ROUNDS = 1_000;
    private static final long INTERVAL_MS = 10_000;
    private static final int SPEED_DKMH = 80;
    private static final double STEP_M = SPEED_DKMH / 36.0 * INTERVAL_MS / 1_000;
    private static final double SIGMA_M = 4.0;

    private final int[] lats = new int[VEHICLES * ROUNDS];
    private final int[] lons = new int[VEHICLES * ROUNDS];
    private final short[] headings = new short[VEHICLES * ROUNDS];
    private final VehicleTrack[] tracks = new VehicleTrack[VEHICLES];
    private final VehiclePasses[] passes = new VehiclePasses[VEHICLES];
    private final TrackPoint point = new TrackPoint();
    private final TrackMatch match = new TrackMatch();
    private final Counter counter = new Counter();
    private TrackMatcher matcher;
    private PassFold fold;
    private int next;
    private long round;

    /** What the pipeline would store. */
    private static final class Counter implements PassListener {
        long passed;
        long unproven;

        @Override
        public void passed(int routeId, int segment, long bits, long fromMs, long toMs, boolean sensorProven) {
            passed++;
        }

        @Override
        public void unproven(int routeId, int firstSegment, int lastSegment, long fromMs, long toMs) {
            unproven++;
        }
    }

    @Setup
    public void drive() {
        BenchCity city = new BenchCity();
        RouteIndex routes = new RouteIndex(city.routes);
        matcher = new TrackMatcher(routes, MatchSettings.DEFAULTS);
        fold = new PassFold(routes, PassSettings.DEFAULTS);
        Random random = new Random(8);
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            tracks[vehicle] = new VehicleTrack();
            passes[vehicle] = new VehiclePasses();
            int route = random.nextInt(BenchCity.ROUTES);
            double alongM = 0;
            for (int i = 0; i < ROUNDS; i++) {
                if (alongM * 100 > routes.lines().lengthCm(route)) {
                    route = random.nextInt(BenchCity.ROUTES);
                    alongM = 0;
                }
                place(routes.lines(), route, alongM, i * VEHICLES + vehicle, random);
                alongM += STEP_M;
            }
        }
    }

    private void place(RouteLines lines, int route, double alongM, int at, Random random) {
        RouteSegment segment = lines.segment(lines.segmentAt(route, (int) (alongM * 100)));
        var a = segment.points().get(0);
        var b = segment.points().get(segment.points().size() - 1);
        double share = Math.min(1.0, (alongM - segment.fromM()) / segment.lengthM());
        double lat = a.y + share * (b.y - a.y) + random.nextGaussian() * SIGMA_M / LocalMetric.METRES_PER_DEGREE;
        double lon = a.x + share * (b.x - a.x) + random.nextGaussian() * SIGMA_M / LocalMetric.metresPerDegreeLon(a.y);
        lats[at] = (int) Math.round(lat * 1e6);
        lons[at] = (int) Math.round(lon * 1e6);
        headings[at] = (short) LocalMetric.bearingDeg(a.y, a.x, b.y, b.x);
    }

    private int advance() {
        if (++next == lats.length) {
            next = 0;
        }
        if (next % VEHICLES == 0) {
            round++;
        }
        point.set(round * INTERVAL_MS, lats[next], lons[next], SPEED_DKMH, headings[next]);
        return next % VEHICLES;
    }

    @Benchmark
    public int match() {
        int vehicle = advance();
        matcher.match(tracks[vehicle], point, match);
        return match.alongCm;
    }

    @Benchmark
    public long matchAndFold() {
        int vehicle = advance();
        matcher.match(tracks[vehicle], point, match);
        fold.add(passes[vehicle], point, match, WorkEvidence.SENSOR, INTERVAL_MS, counter);
        return counter.passed;
    }
}
