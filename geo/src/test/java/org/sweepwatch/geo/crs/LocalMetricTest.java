package org.sweepwatch.geo.crs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sweepwatch.geo.Drawing;

class LocalMetricTest {
    @Test
    void oneDegreeNorthIsTheSameEverywhere() {
        assertEquals(111_195.08, LocalMetric.haversineM(0, 0, 1, 0), 0.01);
        assertEquals(111_195.08, LocalMetric.haversineM(60, 10, 61, 10), 0.01);
    }

    @Test
    void oppositePointsAreHalfTheCircumferenceApart() {
        assertEquals(Math.PI * LocalMetric.EARTH_RADIUS_M, LocalMetric.haversineM(0, 0, 0, 180), 1e-3);
        assertEquals(Math.PI * LocalMetric.EARTH_RADIUS_M, LocalMetric.haversineM(90, 0, -90, 0), 1e-3);
    }

    @Test
    void theQuickDistanceKeepsItsBounds() {
        Drawing drawing = Drawing.fresh();
        double worstNearM = 0;
        double worstFar = 0;
        for (int i = 0; i < 100_000; i++) {
            double lat = drawing.between(-60, 60);
            double lon = drawing.between(-170, 170);
            double direction = drawing.between(0, 2 * Math.PI);
            worstNearM = Math.max(worstNearM, error(lat, lon, direction, drawing.between(0, 200)));
            double farM = drawing.between(200, 10_000);
            worstFar = Math.max(worstFar, error(lat, lon, direction, farM) / farM);
        }
        System.out.printf("worst error up to 200 m: %.6f m, up to 10 km: %.2e%n", worstNearM, worstFar);
        assertTrue(worstNearM < 1e-4);
        assertTrue(worstFar < 1e-6);
    }

    private static double error(double lat, double lon, double direction, double distanceM) {
        double lat2 = lat + distanceM * Math.cos(direction) / LocalMetric.METRES_PER_DEGREE;
        double lon2 = lon + distanceM * Math.sin(direction) / LocalMetric.metresPerDegreeLon(lat);
        return Math.abs(LocalMetric.localM(lat, lon, lat2, lon2) - LocalMetric.haversineM(lat, lon, lat2, lon2));
    }

    @Test
    void bearingsRunClockwiseFromNorth() {
        assertEquals(0, LocalMetric.bearingDeg(27, 113, 27.01, 113), 1e-9);
        assertEquals(90, LocalMetric.bearingDeg(27, 113, 27, 113.01), 1e-9);
        assertEquals(180, LocalMetric.bearingDeg(27, 113, 26.99, 113), 1e-9);
        assertEquals(270, LocalMetric.bearingDeg(27, 113, 27, 112.99), 1e-9);
    }
}
