package org.sweepwatch.bench.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
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
import org.sweepwatch.geo.shape.CircleShape;

/**
 * Fences, grid and nearest road of one position by a bare uniform grid over a plane: each cell of 250 m knows which shapes hold
 * all of it, which only a part, and the pieces of road near it. It asks no course, knows no ends of one-way roads, no overlay of
 * days and no city beyond its edge. The same city and positions as in {@link PositionLookupBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GridLimitBenchmark {
    private static final double CELL_M = 250;
    private static final double HALF_M = 15_500;
    private static final int COLUMNS = (int) (2 * HALF_M / CELL_M);
    private static final double EAST_M = LocalMetric.metresPerDegreeLon(BenchCity.LAT);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** A place within centimetres of an edge may lie on either side of it on a plane. */
    private static final double MOST_OTHERWISE = 0.001;

    private BenchCity city;
    /** Number of shapes that hold the whole cell. */
    private final int[] whole = new int[COLUMNS * COLUMNS];
    /** Rings of the polygons that hold a part of it: x, y and so on, closed. */
    private final double[][][] rings = new double[COLUMNS * COLUMNS][][];
    /** Circles that hold a part of it: x, y and the square of the radius. */
    private final double[][] circles = new double[COLUMNS * COLUMNS][];
    /** Pieces of road within reach of it: both ends. */
    private final double[][] pieces = new double[COLUMNS * COLUMNS][];

    private int next;

    @Setup
    public void build() {
        city = new BenchCity();
        List<List<double[]>> parts = lists();
        List<List<double[]>> rounds = lists();
        List<List<double[]>> roads = lists();
        for (Area grid : city.grids) {
            addPolygon(grid.shape().geometry(), parts);
        }
        for (Fence fence : city.fences) {
            if (fence.shape() instanceof CircleShape circle) {
                addCircle(circle, rounds);
            } else {
                addPolygon(fence.shape().geometry(), parts);
            }
        }
        for (Route route : city.routes) {
            addRoad(flat(route.line()), roads);
        }
        for (int cell = 0; cell < whole.length; cell++) {
            rings[cell] = parts.get(cell).toArray(double[][]::new);
            circles[cell] = joined(rounds.get(cell));
            pieces[cell] = joined(roads.get(cell));
        }
        checkAgainstOurs();
    }

    private static List<List<double[]>> lists() {
        List<List<double[]>> lists = new ArrayList<>();
        for (int cell = 0; cell < COLUMNS * COLUMNS; cell++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] flat(Geometry geometry) {
        Coordinate[] from = geometry.getCoordinates();
        double[] to = new double[2 * from.length];
        for (int i = 0; i < from.length; i++) {
            to[2 * i] = (from[i].x - BenchCity.LON) * EAST_M;
            to[2 * i + 1] = (from[i].y - BenchCity.LAT) * LocalMetric.METRES_PER_DEGREE;
        }
        return to;
    }

    private void addPolygon(Geometry geometry, List<List<double[]>> parts) {
        double[] ring = flat(geometry);
        Coordinate[] corners = new Coordinate[ring.length / 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(ring[2 * i], ring[2 * i + 1]);
        }
        PreparedGeometry shape = PreparedGeometryFactory.prepare(FACTORY.createPolygon(corners));
        for (int cell : cells(shape.getGeometry().getEnvelopeInternal())) {
            Geometry square = FACTORY.toGeometry(square(cell));
            if (shape.contains(square)) {
                whole[cell]++;
            } else if (shape.intersects(square)) {
                parts.get(cell).add(ring);
            }
        }
    }

    private static void addCircle(CircleShape circle, List<List<double[]>> rounds) {
        double[] centre = flat(circle.geometry());
        double radiusM = circle.radiusM();
        Envelope reach = new Envelope(new Coordinate(centre[0], centre[1]));
        reach.expandBy(radiusM);
        for (int cell : cells(reach)) {
            rounds.get(cell).add(new double[] {centre[0], centre[1], radiusM * radiusM});
        }
    }

    private static void addRoad(double[] line, List<List<double[]>> roads) {
        for (int i = 0; i + 3 < line.length; i += 2) {
            LineSegment piece = new LineSegment(line[i], line[i + 1], line[i + 2], line[i + 3]);
            Envelope reach = new Envelope(piece.p0, piece.p1);
            reach.expandBy(BenchCity.CORRIDOR_M);
            for (int cell : cells(reach)) {
                if (FACTORY.toGeometry(square(cell))
                        .isWithinDistance(piece.toGeometry(FACTORY), BenchCity.CORRIDOR_M)) {
                    roads.get(cell).add(new double[] {piece.p0.x, piece.p0.y, piece.p1.x, piece.p1.y});
                }
            }
        }
    }

    private static int[] cells(Envelope reach) {
        List<Integer> found = new ArrayList<>();
        for (int row = at(reach.getMinY()); row <= at(reach.getMaxY()); row++) {
            for (int column = at(reach.getMinX()); column <= at(reach.getMaxX()); column++) {
                found.add(row * COLUMNS + column);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int at(double metres) {
        return (int) Math.max(0, Math.min(COLUMNS - 1, (metres + HALF_M) / CELL_M));
    }

    private static Envelope square(int cell) {
        double west = cell % COLUMNS * CELL_M - HALF_M;
        double south = cell / COLUMNS * CELL_M - HALF_M;
        return new Envelope(west, west + CELL_M, south, south + CELL_M);
    }

    /** A limit that answers something else is none. */
    private void checkAgainstOurs() {
        FenceIndex fences = new FenceIndex(city.fences);
        AreaIndex grids = new AreaIndex(city.grids);
        int[] inside = new int[BenchCity.FENCES];
        int otherwise = 0;
        for (int i = 0; i < BenchCity.POSITIONS; i++) {
            int ours = fences.inside(city.lats[i], city.lons[i], inside)
                    + (grids.areaOf(city.lats[i], city.lons[i]) == AreaIndex.NO_AREA ? 0 : 1);
            double x = (city.lons[i] - BenchCity.LON) * EAST_M;
            double y = (city.lats[i] - BenchCity.LAT) * LocalMetric.METRES_PER_DEGREE;
            otherwise += ours == shapes(at(y) * COLUMNS + at(x), x, y) ? 0 : 1;
        }
        if (otherwise > MOST_OTHERWISE * BenchCity.POSITIONS) {
            throw new IllegalStateException("the bare grid finds other shapes at " + otherwise + " positions");
        }
    }

    @Benchmark
    public double bareGrid() {
        int i = next = (next + 1) & (BenchCity.POSITIONS - 1);
        double x = (city.lons[i] - BenchCity.LON) * EAST_M;
        double y = (city.lats[i] - BenchCity.LAT) * LocalMetric.METRES_PER_DEGREE;
        int cell = at(y) * COLUMNS + at(x);
        return shapes(cell, x, y) + nearestSquared(pieces[cell], x, y);
    }

    private int shapes(int cell, double x, double y) {
        int found = whole[cell];
        for (double[] ring : rings[cell]) {
            found += holds(ring, x, y) ? 1 : 0;
        }
        double[] round = circles[cell];
        for (int i = 0; i < round.length; i += 3) {
            double dx = x - round[i];
            double dy = y - round[i + 1];
            found += dx * dx + dy * dy <= round[i + 2] ? 1 : 0;
        }
        return found;
    }

    private static boolean holds(double[] ring, double x, double y) {
        boolean in = false;
        for (int i = 0; i + 3 < ring.length; i += 2) {
            double y0 = ring[i + 1];
            double y1 = ring[i + 3];
            if (y0 > y != y1 > y && x < (ring[i + 2] - ring[i]) * (y - y0) / (y1 - y0) + ring[i]) {
                in = !in;
            }
        }
        return in;
    }

    private static double nearestSquared(double[] roads, double x, double y) {
        double best = BenchCity.CORRIDOR_M * BenchCity.CORRIDOR_M;
        for (int i = 0; i < roads.length; i += 4) {
            double ex = roads[i + 2] - roads[i];
            double ey = roads[i + 3] - roads[i + 1];
            double px = x - roads[i];
            double py = y - roads[i + 1];
            double along = Math.max(0, Math.min(1, (px * ex + py * ey) / (ex * ex + ey * ey)));
            double dx = px - along * ex;
            double dy = py - along * ey;
            best = Math.min(best, dx * dx + dy * dy);
        }
        return best;
    }
}
