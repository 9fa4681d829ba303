package org.sweepwatch.geo.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.crs.LocalMetric;

/** Circle and corridor, and the boxes of all parts. */
class RoundShapesTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 27.83, 53, -33, 70})
    void aCircleHoldsWhatIsWithinItsRadius(double lat) {
        CircleShape circle = new CircleShape(lat, 113, 500);
        Drawing drawing = Drawing.fresh();
        for (int i = 0; i < 10_000; i++) {
            double pointLat = lat + drawing.between(-0.01, 0.01);
            double pointLon = 113 + drawing.between(-0.01, 0.01);
            double distanceM = LocalMetric.haversineM(lat, 113, pointLat, pointLon);
            assertEquals(500 - distanceM, circle.depthM(pointLat, pointLon), 0.5);
            if (Math.abs(distanceM - 500) > 0.25) {
                assertEquals(distanceM < 500, circle.contains(pointLat, pointLon));
            }
        }
    }

    @Test
    void theEdgeOfACircleAndOfACorridorBelongsToIt() {
        double eastLon = 100.0 / LocalMetric.METRES_PER_DEGREE;
        CircleShape circle = new CircleShape(0, 0, eastLon * LocalMetric.METRES_PER_DEGREE);
        assertTrue(circle.contains(0, eastLon));
        assertFalse(circle.contains(0, eastLon * 1.000001));
        Capsule capsule = new Capsule(-1, 0, 1, 0, eastLon * LocalMetric.METRES_PER_DEGREE);
        assertTrue(capsule.contains(0.5, eastLon));
        assertFalse(capsule.contains(0.5, eastLon * 1.000001));
    }

    @Test
    void aCorridorHoldsWhatJtsFindsWithinHalfItsWidth() {
        Drawing drawing = Drawing.fresh();
        double kx = LocalMetric.metresPerDegreeLon(Drawing.LAT);
        AffineTransformation metres = AffineTransformation.translationInstance(-Drawing.LON, -Drawing.LAT)
                .scale(kx, LocalMetric.METRES_PER_DEGREE);
        for (int round = 0; round < 20; round++) {
            LineString line = drawing.wander(0, 0, 80, 30);
            CorridorShape corridor = new CorridorShape(line, 60);
            Geometry lineM = metres.transform(line);
            for (int i = 0; i < 2_000; i++) {
                Coordinate p = Drawing.at(drawing.between(-1_000, 1_000), drawing.between(-1_000, 1_000));
                double distanceM = lineM.distance(metres.transform(Drawing.FACTORY.createPoint(p.copy())));
                assertEquals(30 - distanceM, corridor.depthM(p.y, p.x), 0.5);
                if (Math.abs(distanceM - 30) > 0.1) {
                    boolean held = corridor.parts().stream().anyMatch(part -> part.contains(p.y, p.x));
                    assertEquals(distanceM < 30, held);
                }
            }
        }
    }

    @Test
    void whatAPartSaysOfABoxHoldsForEveryPointInIt() {
        Drawing drawing = Drawing.fresh();
        Map<Cover, Integer> seen = new EnumMap<>(Cover.class);
        for (int round = 0; round < 3_000; round++) {
            double size = drawing.between(10, 600);
            List<ShapePart> parts = List.of(
                    new CircleShape(Drawing.lat(0), Drawing.lon(0), size),
                    new Capsule(Drawing.lat(-size), Drawing.lon(-300), Drawing.lat(size), Drawing.lon(300), size / 2),
                    new PolygonShape(drawing.polygon(0, 0, size, 12)));
            Coordinate corner = Drawing.at(drawing.between(-800, 600), drawing.between(-800, 600));
            Coordinate opposite =
                    new Coordinate(corner.x + drawing.between(1e-5, 0.003), corner.y + drawing.between(1e-5, 0.003));
            for (ShapePart part : parts) {
                Cover cover = part.coverTest().of(corner.x, corner.y, opposite.x, opposite.y);
                seen.merge(cover, 1, Integer::sum);
                for (int i = 0; i < 20 && cover != Cover.BOUNDARY; i++) {
                    double lat = drawing.between(corner.y, opposite.y);
                    double lon = drawing.between(corner.x, opposite.x);
                    assertEquals(cover == Cover.INSIDE, part.contains(lat, lon), () -> part + " " + cover);
                }
            }
        }
        for (Cover cover : Cover.values()) {
            assertTrue(seen.getOrDefault(cover, 0) > 200, () -> cover + " was hardly met");
        }
    }

    @Test
    void aPartLiesInItsEnvelope() {
        Drawing drawing = Drawing.fresh();
        for (int round = 0; round < 2_000; round++) {
            double lat = drawing.between(-89, 89);
            double lat2 = Math.min(89.5, lat + drawing.between(0, 0.02));
            ShapePart part = round % 2 == 0
                    ? new CircleShape(lat, 10, drawing.between(1, 5_000))
                    : new Capsule(lat, 10, lat2, 10 + drawing.between(-0.02, 0.02), drawing.between(1, 500));
            for (int i = 0; i < 50; i++) {
                double pointLat = lat + drawing.between(-0.08, 0.08);
                double pointLon = 10 + drawing.between(-0.5, 0.5);
                if (part.contains(pointLat, pointLon)) {
                    assertTrue(part.envelope().contains(pointLon, pointLat), part + " " + pointLat + " " + pointLon);
                }
            }
        }
    }

    @Test
    void aRadiusOrWidthThatIsNotAboveZeroIsRefused() {
        LineString line = Drawing.fresh().wander(0, 0, 10, 3);
        for (double bad : new double[] {0, -1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new CircleShape(27, 113, bad));
            assertThrows(IllegalArgumentException.class, () -> new CorridorShape(line, bad));
        }
    }
}
