package org.sweepwatch.bench.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;
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
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceIndex;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.grid.AreaIndex;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.RouteHit;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.shape.CircleShape;

/**
 * Fences, route and grid of one position. {@code cells*} is ours; {@code tree} keeps prepared polygons and buffered
 * corridors in an STRtree; {@code loop} asks every geometry. The tree and the loop find which corridors hold the point,
 * which is less than the nearest route with its offset.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar PositionLookup -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PositionLookupBenchmark {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private BenchCity city;
    private FenceIndex fences;
    private RouteIndex routes;
    private AreaIndex grids;
    private final RouteHit hit = new RouteHit();
    private final int[] inside = new int[32];
    private final List<Geometry> plain = new ArrayList<>();
    private final STRtree tree = new STRtree();
    private int next;

    @Setup
    public void build() {
        city = new BenchCity();
        fences = new FenceIndex(city.fences);
        routes = new RouteIndex(city.routes);
        grids = new AreaIndex(city.grids);
        for (Area grid : city.grids) {
            plain.add(grid.shape().geometry());
        }
        for (Route route : city.routes) {
            plain.add(buffered(route.line(), BenchCity.CORRIDOR_M));
        }
        for (Fence fence : city.fences) {
            plain.add(
                    fence.shape() instanceof CircleShape circle
                            ? buffered(circle.geometry(), circle.radiusM())
                            : fence.shape().geometry());
        }
        for (Geometry geometry : plain) {
            tree.insert(geometry.getEnvelopeInternal(), PreparedGeometryFactory.prepare(geometry));
        }
        tree.build();
    }

    /** Grown by metres: scaled to metres, buffered, scaled back. */
    private static Geometry buffered(Geometry geometry, double metres) {
        double kx = LocalMetric.metresPerDegreeLon(BenchCity.LAT);
        double ky = LocalMetric.METRES_PER_DEGREE;
        Geometry scaled = AffineTransformation.scaleInstance(kx, ky).transform(geometry);
        return AffineTransformation.scaleInstance(1 / kx, 1 / ky).transform(scaled.buffer(metres));
    }

    private int position() {
        next = (next + 1) & (BenchCity.POSITIONS - 1);
        return next;
    }

    @Benchmark
    public int cellsAll() {
        int i = position();
        double lat = city.lats[i];
        double lon = city.lons[i];
        int found = fences.inside(lat, lon, inside);
        routes.nearest(lat, lon, city.headings[i], 10, hit);
        return found + hit.routeId + grids.areaOf(lat, lon);
    }

    @Benchmark
    public int cellsFences() {
        int i = position();
        return fences.inside(city.lats[i], city.lons[i], inside);
    }

    @Benchmark
    public int cellsRoute() {
        int i = position();
        routes.nearest(city.lats[i], city.lons[i], city.headings[i], 10, hit);
        return hit.routeId;
    }

    @Benchmark
    public int cellsGrid() {
        int i = position();
        return grids.areaOf(city.lats[i], city.lons[i]);
    }

    @Benchmark
    public int tree() {
        int i = position();
        Coordinate at = new Coordinate(city.lons[i], city.lats[i]);
        Point point = FACTORY.createPoint(at);
        int found = 0;
        for (Object candidate : tree.query(new Envelope(at))) {
            found += ((PreparedGeometry) candidate).intersects(point) ? 1 : 0;
        }
        return found;
    }

    @Benchmark
    public int loop() {
        int i = position();
        Point point = FACTORY.createPoint(new Coordinate(city.lons[i], city.lats[i]));
        int found = 0;
        for (Geometry geometry : plain) {
            found += geometry.intersects(point) ? 1 : 0;
        }
        return found;
    }
}
