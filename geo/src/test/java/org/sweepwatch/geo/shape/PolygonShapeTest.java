package org.sweepwatch.geo.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.crs.LocalMetric;

class PolygonShapeTest {
    @RepeatedTest(2)
    void agreesWithJtsOnPolygonsWithHoles() {
        Drawing drawing = Drawing.fresh();
        for (int vertices : new int[] {3, 4, 7, 50, 400, 10_000}) {
            agrees(drawing, drawing.polygon(0, 0, 2_000, vertices), 5_000);
            agrees(drawing, drawing.multiPolygon(0, 0, 1_000, vertices), 5_000);
        }
    }

    private static void agrees(Drawing drawing, Geometry polygon, int points) {
        PolygonShape shape = new PolygonShape(polygon);
        IndexedPointInAreaLocator oracle = new IndexedPointInAreaLocator(polygon);
        for (int i = 0; i < points; i++) {
            Coordinate p = Drawing.at(drawing.between(-2_500, 2_500), drawing.between(-2_500, 2_500));
            int location = oracle.locate(p);
            if (location != Location.BOUNDARY) {
                assertEquals(location == Location.INTERIOR, shape.contains(p.y, p.x), p::toString);
            }
        }
    }

    @Test
    void whatItSaysOfABoxIsWhatJtsSays() {
        Drawing drawing = Drawing.fresh();
        for (int round = 0; round < 20; round++) {
            Geometry polygon = drawing.multiPolygon(0, 0, 900, 3 + round * 3);
            Cover.Test test = new PolygonShape(polygon).coverTest();
            for (int i = 0; i < 500; i++) {
                Coordinate corner = Drawing.at(drawing.between(-2_200, 2_000), drawing.between(-1_200, 1_000));
                Coordinate far = new Coordinate(
                        corner.x + drawing.between(1e-6, 0.006), corner.y + drawing.between(1e-6, 0.006));
                Geometry box = Drawing.FACTORY.toGeometry(new Envelope(corner, far));
                Cover expected = !polygon.intersects(box)
                        ? Cover.OUTSIDE
                        : polygon.contains(box) ? Cover.INSIDE : Cover.BOUNDARY;
                assertEquals(expected, test.of(corner.x, corner.y, far.x, far.y), box::toString);
            }
        }
    }

    @Test
    void aRectangleHoldsItsWesternAndSouthernEdgeOnly() {
        PolygonShape box = PolygonShape.rectangle(27.0, 113.0, 28.0, 114.0);
        assertTrue(box.contains(27.5, 113.5));
        assertTrue(box.contains(27.5, 113.0), "west");
        assertTrue(box.contains(27.0, 113.5), "south");
        assertTrue(box.contains(27.0, 113.0), "south-west corner");
        assertFalse(box.contains(27.5, 114.0), "east");
        assertFalse(box.contains(28.0, 113.5), "north");
        assertFalse(box.contains(28.0, 114.0), "north-east corner");
    }

    @Test
    void ofTwoNeighboursExactlyOneHoldsAPointOnTheCommonEdge() {
        Drawing drawing = Drawing.fresh();
        for (int i = 0; i < 2_000; i++) {
            Coordinate a = Drawing.at(drawing.between(-100, 100), -500);
            Coordinate b = Drawing.at(drawing.between(-100, 100), 500);
            Coordinate west = Drawing.at(-1_000, 0);
            Coordinate east = Drawing.at(1_000, 0);
            // Drawn in opposite directions, as neighbours are.
            PolygonShape left = new PolygonShape(Drawing.FACTORY.createPolygon(new Coordinate[] {a, b, west, a}));
            PolygonShape right = new PolygonShape(Drawing.FACTORY.createPolygon(new Coordinate[] {b, a, east, b}));
            double share = drawing.between(0.001, 0.999);
            double lon = a.x + (b.x - a.x) * share;
            double lat = a.y + (b.y - a.y) * share;
            assertTrue(left.contains(lat, lon) ^ right.contains(lat, lon), lat + ", " + lon);
        }
    }

    @Test
    void depthIsTheDistanceToTheNearestEdge() {
        Drawing drawing = Drawing.fresh();
        Geometry polygon = drawing.polygon(0, 0, 1_000, 40);
        PolygonShape shape = new PolygonShape(polygon);
        // The same in metres, for JTS.
        double kx = LocalMetric.metresPerDegreeLon(Drawing.LAT);
        AffineTransformation metres = AffineTransformation.translationInstance(-Drawing.LON, -Drawing.LAT)
                .scale(kx, LocalMetric.METRES_PER_DEGREE);
        Geometry edge = metres.transform(polygon).getBoundary();
        for (int i = 0; i < 2_000; i++) {
            Coordinate p = Drawing.at(drawing.between(-1_200, 1_200), drawing.between(-1_200, 1_200));
            double expectedM = edge.distance(metres.transform(Drawing.FACTORY.createPoint(p.copy())));
            double depthM = shape.depthM(p.y, p.x);
            assertEquals(expectedM, Math.abs(depthM), 0.2);
            assertEquals(shape.contains(p.y, p.x), depthM > 0);
        }
    }

    @Test
    void aPointThatIsNoNumberOrOffTheEarthIsOutside() {
        PolygonShape box = PolygonShape.rectangle(-90, -180, 90, 180);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 500}) {
            assertFalse(box.contains(bad, 0));
            assertFalse(box.contains(0, bad));
        }
    }

    @Test
    void aLineOrAnEmptyGeometryIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PolygonShape(Drawing.FACTORY.createPolygon()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PolygonShape(Drawing.fresh().wander(0, 0, 10, 3)));
        assertThrows(IllegalArgumentException.class, () -> PolygonShape.rectangle(28, 113, 27, 114));
    }
}
