package org.sweepwatch.geo.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;
import org.sweepwatch.geo.shape.PolygonShape;
import org.sweepwatch.geo.shape.Shape;

class ShapeIndexTest {
    private static final int CITY_M = 10_000;

    @RepeatedTest(3)
    void findsExactlyTheShapesThatHoldAPoint() {
        Drawing drawing = Drawing.fresh();
        List<Shape> shapes = city(drawing, 300);
        ShapeIndex index = new ShapeIndex(shapes);
        int[] out = new int[64];
        int hits = 0;
        for (int i = 0; i < 5_000; i++) {
            Coordinate p = Drawing.at(drawing.between(-CITY_M, CITY_M), drawing.between(-CITY_M, CITY_M));
            int[] expected = holding(shapes, p.y, p.x);
            int found = index.inside(p.y, p.x, out);
            hits += found;
            int[] actual = Arrays.copyOf(out, found);
            Arrays.sort(actual);
            assertArrayEquals(expected, actual, p::toString);
            assertEquals(expected.length == 0 ? -1 : expected[0], index.first(p.y, p.x));
        }
        assertTrue(hits > 2_500, "the test must meet shapes: " + hits);
    }

    private static List<Shape> city(Drawing drawing, int count) {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double east = drawing.between(-CITY_M, CITY_M);
            double north = drawing.between(-CITY_M, CITY_M);
            shapes.add(
                    switch (i % 4) {
                        case 0 -> new CircleShape(Drawing.lat(north), Drawing.lon(east), drawing.between(5, 3_000));
                        case 1 -> new CorridorShape(drawing.wander(east, north, 90, 40), drawing.between(5, 900));
                        case 2 -> new PolygonShape(drawing.polygon(east, north, drawing.between(20, 4_000), 50));
                        default -> new PolygonShape(drawing.multiPolygon(east, north, drawing.between(20, 2_000), 20));
                    });
        }
        return shapes;
    }

    private static int[] holding(List<Shape> shapes, double lat, double lon) {
        List<Integer> holding = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).parts().stream().anyMatch(part -> part.contains(lat, lon))) {
                holding.add(i);
            }
        }
        return holding.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void aFenceAsLargeAsACountryGoesToCoarseCellsAndIsStillExact() {
        Drawing drawing = Drawing.fresh();
        List<Shape> shapes = new ArrayList<>(city(drawing, 40));
        shapes.add(PolygonShape.rectangle(18.2, 73.6, 53.5, 135.05));
        shapes.add(new PolygonShape(drawing.polygon(0, 0, 1_500_000, 5_000)));
        shapes.add(PolygonShape.rectangle(-90, -180, 90, 180));
        ShapeIndex index = new ShapeIndex(shapes);
        assertTrue(index.memoryBytes() < 8_000_000, () -> "bytes: " + index.memoryBytes());
        int[] out = new int[64];
        for (int i = 0; i < 2_000; i++) {
            double lat = drawing.between(-89, 89);
            double lon = drawing.between(-179, 179);
            if (i % 2 == 0) {
                lat = drawing.between(20, 40);
                lon = drawing.between(100, 120);
            }
            int[] actual = Arrays.copyOf(out, index.inside(lat, lon, out));
            Arrays.sort(actual);
            assertArrayEquals(holding(shapes, lat, lon), actual, lat + ", " + lon);
        }
    }

    @Test
    void thousandsOfHugeFencesStayWithinTheBoundOfCells() {
        Drawing drawing = Drawing.fresh();
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            shapes.add(new CircleShape(drawing.between(20, 50), drawing.between(80, 130), 50_000));
        }
        ShapeIndex index = new ShapeIndex(shapes);
        // Each entry takes 4 bytes, and a cell of its own 12 bytes at a load of a quarter.
        assertTrue(index.memoryBytes() < 52L * CellDirectory.MAX_CELL_ENTRIES, () -> "bytes: " + index.memoryBytes());
        int[] out = new int[512];
        for (int i = 0; i < 300; i++) {
            double lat = drawing.between(20, 50);
            double lon = drawing.between(80, 130);
            int[] actual = Arrays.copyOf(out, index.inside(lat, lon, out));
            Arrays.sort(actual);
            assertArrayEquals(holding(shapes, lat, lon), actual);
        }
    }

    @Test
    void pointsOffTheEarthAndNoNumbersAreNowhere() {
        ShapeIndex index = new ShapeIndex(List.of(PolygonShape.rectangle(-90, -180, 90, 180)));
        int[] out = new int[4];
        assertEquals(1, index.inside(0, 0, out));
        for (double bad :
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 181, -181, 1e300}) {
            assertEquals(0, index.inside(bad, 113, out));
            assertEquals(0, index.inside(27, bad, out));
        }
    }

    @Test
    void shapesAtThePolesAndTheDateLineDoNoHarm() {
        Drawing drawing = Drawing.fresh();
        ShapeIndex index = new ShapeIndex(List.of(
                new CircleShape(90, 0, 1_000),
                new CircleShape(-89.99, 179.99, 50_000),
                new CircleShape(0, 180, 1_000),
                new CorridorShape(
                        Drawing.FACTORY.createLineString(
                                new Coordinate[] {new Coordinate(179.9, 10), new Coordinate(-179.9, 10)}),
                        100)));
        int[] out = new int[4];
        for (int i = 0; i < 10_000; i++) {
            index.inside(drawing.between(-90, 90), drawing.between(-180, 180), out);
        }
        assertEquals(1, index.inside(0, 180, out));
        assertTrue(index.memoryBytes() < 8_000_000, () -> "bytes: " + index.memoryBytes());
    }

    @Test
    void aShortOutputIsFilledAndTheRestOnlyCounted() {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            shapes.add(new CircleShape(27, 113, 100 + i));
        }
        int[] out = new int[3];
        assertEquals(10, new ShapeIndex(shapes).inside(27, 113, out));
        assertArrayEquals(new int[] {0, 1, 2}, out);
    }

    @Test
    void anIndexOfNothingHoldsNothing() {
        ShapeIndex index = new ShapeIndex(List.of());
        assertEquals(0, index.inside(27, 113, new int[1]));
        assertEquals(-1, index.first(27, 113));
    }
}
