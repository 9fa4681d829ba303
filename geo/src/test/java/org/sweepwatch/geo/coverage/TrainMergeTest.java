package org.sweepwatch.geo.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainMergeTest {
    private static final long ALL = -1L;
    private static final long FIRST_HALF = 0xFFFF_FFFFL;
    private static final long START_MS = 1_790_000_000_000L;

    private static SegmentPass pass(int vehicle, int fromMin, int toMin, long bits) {
        return new SegmentPass(vehicle, 7, 3, bits, START_MS + fromMin * 60_000L, START_MS + toMin * 60_000L, true);
    }

    private static List<MergedPass> merge(int tracks, SegmentPass... passes) {
        List<SegmentPass> shuffled = new ArrayList<>(List.of(passes));
        Collections.shuffle(shuffled, new Random(passes.length));
        return TrainMerge.merge(shuffled, tracks, PassSettings.DEFAULTS.coveredShare());
    }

    private static List<Boolean> done(List<MergedPass> merged) {
        return merged.stream().map(MergedPass::done).toList();
    }

    @Test
    void aTrainIsOnePass() {
        List<MergedPass> merged = merge(1, pass(1, 0, 1, ALL), pass(2, 1, 2, ALL), pass(3, 11, 12, ALL));
        assertEquals(1, merged.size());
        assertEquals(List.of(1, 2, 3), merged.get(0).vehicleIds());
        assertEquals(3, merged.get(0).tracks());
        assertEquals(START_MS, merged.get(0).fromMs());
        assertEquals(START_MS + 720_000, merged.get(0).toMs());
        assertTrue(merged.get(0).done());
    }

    @Test
    void vehiclesMoreThanTenMinutesApartAreTwoPasses() {
        assertEquals(List.of(true, true), done(merge(1, pass(1, 0, 1, ALL), pass(2, 12, 13, ALL))));
    }

    @Test
    void aVehicleThatComesBackBeginsANewPass() {
        List<MergedPass> merged =
                merge(1, pass(1, 0, 1, ALL), pass(2, 1, 2, ALL), pass(1, 6, 7, ALL), pass(2, 7, 8, ALL));
        assertEquals(
                List.of(List.of(1, 2), List.of(1, 2)),
                merged.stream().map(MergedPass::vehicleIds).toList());
    }

    @Test
    void whatVehiclesOfATrainCoverIsAddedUp() {
        assertEquals(List.of(true), done(merge(1, pass(1, 0, 1, FIRST_HALF), pass(2, 1, 2, ~FIRST_HALF))));
        assertEquals(List.of(false, false), done(merge(1, pass(1, 0, 1, FIRST_HALF), pass(2, 30, 31, ~FIRST_HALF))));
        assertEquals(0.5, merge(1, pass(1, 0, 1, FIRST_HALF)).get(0).coveredShare());
    }

    @Test
    void aWideRoadTakesAsManyTracksAsItSays() {
        assertEquals(List.of(true), done(merge(2, pass(1, 0, 1, ALL), pass(2, 0, 1, ALL))));
        assertEquals(List.of(false), done(merge(2, pass(1, 0, 1, ALL))));
        assertEquals(List.of(true), done(merge(2, pass(1, 0, 1, ALL), pass(1, 40, 41, ALL))), "by one vehicle, too");
        assertEquals(
                List.of(true, false),
                done(merge(2, pass(1, 0, 1, ALL), pass(2, 1, 2, ALL), pass(3, 2, 3, ALL))),
                "the third is half a pass");
        assertEquals(List.of(false), done(merge(2, pass(1, 0, 1, FIRST_HALF), pass(2, 0, 1, ~FIRST_HALF))));
    }

    @Test
    void aPassIsProvenWhenAllOfItIs() {
        SegmentPass inferred = new SegmentPass(2, 7, 3, ALL, START_MS, START_MS + 1, false);
        assertFalse(merge(1, pass(1, 0, 1, ALL), inferred).get(0).sensorProven());
        assertTrue(merge(1, pass(1, 0, 1, ALL)).get(0).sensorProven());
        assertEquals(List.of(), merge(1));
    }
}
