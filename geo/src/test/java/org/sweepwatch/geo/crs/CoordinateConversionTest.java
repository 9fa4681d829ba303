package org.sweepwatch.geo.crs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.Drawing;

class CoordinateConversionTest {
    private static final double LAT = 27.832150;
    private static final double LON = 113.147690;
    private static final double SIX_DECIMALS = 0.6e-6;

    @Test
    void zhuzhouInGcj02LiesSixHundredMetresToTheSouthEast() {
        Coordinate gcj = CoordinateConversion.fromWgs84(Crs.GCJ02, LAT, LON);
        assertEquals(27.828988, gcj.y, SIX_DECIMALS);
        assertEquals(113.153499, gcj.x, SIX_DECIMALS);
        assertEquals(671, LocalMetric.haversineM(LAT, LON, gcj.y, gcj.x), 1.5);
    }

    @Test
    void zhuzhouInBd09LiesTwelveHundredMetresAway() {
        Coordinate bd = CoordinateConversion.fromWgs84(Crs.BD09, LAT, LON);
        assertEquals(27.835305, bd.y, SIX_DECIMALS);
        assertEquals(113.159909, bd.x, SIX_DECIMALS);
        assertEquals(1252, LocalMetric.haversineM(LAT, LON, bd.y, bd.x), 3);
    }

    @Test
    void gcj02AndBd09OfZhuzhouComeBackToWgs84() {
        Coordinate fromGcj = CoordinateConversion.toWgs84(Crs.GCJ02, 27.828988, 113.153499);
        Coordinate fromBd = CoordinateConversion.toWgs84(Crs.BD09, 27.835305, 113.159909);
        assertTrue(LocalMetric.haversineM(LAT, LON, fromGcj.y, fromGcj.x) < 0.15, "within the rounding of the input");
        assertTrue(LocalMetric.haversineM(LAT, LON, fromBd.y, fromBd.x) < 0.15, "within the rounding of the input");
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void thereAndBackIsWithinOneCentimetreAllOverChina(Crs crs) {
        Drawing drawing = Drawing.fresh();
        for (int i = 0; i < 20_000; i++) {
            double lat = drawing.between(3, 54);
            double lon = drawing.between(73, 136);
            Coordinate out = CoordinateConversion.fromWgs84(crs, lat, lon);
            Coordinate back = CoordinateConversion.toWgs84(crs, out.y, out.x);
            double offM = LocalMetric.haversineM(lat, lon, back.y, back.x);
            assertTrue(offM < 0.01, () -> crs + " " + lat + ", " + lon + " off by " + offM + " m");
        }
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void nothingMovesOutsideChina(Crs crs) {
        for (double[] p : new double[][] {{48.8584, 2.2945}, {-33.86, 151.21}, {0, 0}, {35.68, 139.69}, {90, 180}}) {
            assertEquals(new Coordinate(p[1], p[0]), CoordinateConversion.fromWgs84(crs, p[0], p[1]));
            assertEquals(new Coordinate(p[1], p[0]), CoordinateConversion.toWgs84(crs, p[0], p[1]));
        }
    }

    @Test
    void cgcs2000IsTakenAsWgs84() {
        assertEquals(new Coordinate(LON, LAT), CoordinateConversion.toWgs84(Crs.CGCS2000, LAT, LON));
    }

    @Test
    void systemsAreFoundByTheNamesOfTheCommandLine() {
        assertEquals(Optional.of(Crs.GCJ02), Crs.named("gcj02"));
        assertEquals(Optional.of(Crs.GCJ02), Crs.named("GCJ-02"));
        assertEquals(Optional.of(Crs.WGS84), Crs.named("wgs84"));
        assertEquals(Optional.empty(), Crs.named("utm"));
    }
}
