package org.sweepwatch.supervise.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.point.PointQuality.ServiceBox;

class PointQualityTest {
    private static final int FIXED = PointQuality.STATUS_LOCATED | PointQuality.STATUS_ACC;
    private static final long LAT = 27_832_150;
    private static final long LON = 113_147_690;

    private static int classify(long latE6, long lonE6, int status) {
        return PointQuality.classify(latE6, lonE6, status, ServiceBox.ZHUZHOU);
    }

    @Test
    void findsNothingWrongWithAFixInTheCity() {
        assertEquals(0, classify(LAT, LON, FIXED));
        assertTrue(PointQuality.usable(0));
        assertTrue(PointQuality.usable(PointQuality.LATE | PointQuality.BLIND_BATCH | PointQuality.DRIFT));
    }

    @Test
    void saysWhenThereIsNoFixWhateverTheCoordinates() {
        assertEquals(PointQuality.NOT_LOCATED, classify(LAT, LON, PointQuality.STATUS_ACC));
        int nonsense = classify(0xD17BB306L, LON, 0);
        assertTrue((nonsense & PointQuality.NOT_LOCATED) != 0);
        assertTrue((nonsense & PointQuality.OUT_OF_RANGE) != 0);
        assertFalse(PointQuality.usable(nonsense));
    }

    @Test
    void callsTinyCoordinatesNullIslandAndOnlyThose() {
        assertEquals(PointQuality.NULL_ISLAND, classify(0, 0, FIXED));
        assertEquals(PointQuality.NULL_ISLAND, classify(-999, 999, FIXED));
        assertEquals(PointQuality.OUT_OF_BOX, classify(0, LON, FIXED));
        assertEquals(PointQuality.OUT_OF_BOX, classify(1_000, 1_000, FIXED));
    }

    @Test
    void findsLatitudeAndLongitudeExchanged() {
        int swapped = classify(LON, LAT, FIXED);
        assertEquals(PointQuality.OUT_OF_RANGE | PointQuality.OUT_OF_BOX | PointQuality.SWAPPED, swapped);
        ServiceBox east = ServiceBox.ofDegrees(20, 40, 30, 50);
        assertEquals(
                PointQuality.OUT_OF_BOX | PointQuality.SWAPPED,
                PointQuality.classify(45_000_000, 25_000_000, FIXED, east));
    }

    @Test
    void keepsEncryptedCoordinatesApartFromForeignOnes() {
        assertEquals(PointQuality.ENCRYPTED, classify(12_000_000, 12_000_000, FIXED | PointQuality.STATUS_ENCRYPTED));
        assertFalse(PointQuality.usable(PointQuality.ENCRYPTED));
    }

    @Test
    void allowsFiftyKilometresAroundTheCityAndNoMore() {
        assertEquals(0, classify(28_193_000, 112_970_000, FIXED), "Changsha, 42 km from the city's edge");
        assertEquals(PointQuality.OUT_OF_BOX, classify(30_590_000, 114_300_000, FIXED), "Wuhan");
        assertEquals(PointQuality.OUT_OF_BOX, classify(-LAT, LON, FIXED), "the southern half");
        assertEquals(0, classify(28_470_000, 114_640_000, FIXED), "the corner belongs to the box");
        assertEquals(PointQuality.OUT_OF_BOX, classify(28_470_001, 114_640_000, FIXED));
    }

    @Test
    void callsAPointLateFromTheFirstMillisecondAfterTwoMinutes() {
        assertEquals(0, PointQuality.lateness(1_000_000, 1_120_000));
        assertEquals(PointQuality.LATE, PointQuality.lateness(1_000_000, 1_120_001));
        assertEquals(0, PointQuality.lateness(1_000_000, 0));
    }

    @Test
    void refusesAnEmptyBox() {
        assertThrows(IllegalArgumentException.class, () -> new ServiceBox(5, 0, 5, 1));
    }
}
