package org.sweepwatch.geo.fence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sweepwatch.geo.shape.CircleShape;

class FenceIndexTest {
    private static final Fence DEPOT =
            new Fence(12, "D1", "一号停车场", FenceKind.DEPOT, true, new CircleShape(27.83, 113.14, 100));
    private static final Fence WATER =
            new Fence(5, "W1", "一号加水点", FenceKind.WATER, false, new CircleShape(27.83, 113.14, 50));
    private static final Fence TUNNEL =
            new Fence(40, "T1", "隧道", FenceKind.DEAD_SPOT, false, new CircleShape(27.84, 113.14, 50));

    @Test
    void answersWithTheIdsOfTheFences() {
        FenceIndex index = new FenceIndex(List.of(DEPOT, WATER, TUNNEL));
        int[] out = new int[4];
        assertEquals(2, index.inside(27.83, 113.14, out));
        assertArrayEquals(new int[] {5, 12}, new int[] {out[0], out[1]});
        assertEquals(1, index.inside(27.8306, 113.14, out));
        assertEquals(12, out[0]);
        assertEquals(0, index.inside(28.5, 113.14, out));
        assertEquals(DEPOT, index.fence(12));
        assertNull(index.fence(13));
        assertEquals(List.of(WATER, DEPOT, TUNNEL), index.fences());
    }

    @Test
    void oneIdForTwoFencesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new FenceIndex(List.of(DEPOT, WATER.withId(12))));
        assertThrows(IllegalArgumentException.class, () -> WATER.withId(0));
    }

    @Test
    void dataIsNotExpectedFromUnderARoofOrInADeadSpot() {
        assertTrue(DEPOT.shadowsSatellites());
        assertTrue(TUNNEL.shadowsSatellites());
        assertFalse(WATER.shadowsSatellites());
    }

    @Test
    void kindsHaveTheirNamesInLayers() {
        assertEquals(Optional.of(FenceKind.DEAD_SPOT), FenceKind.named("dead_spot"));
        assertEquals(Optional.of(FenceKind.DEAD_SPOT), FenceKind.named("Dead-Spot"));
        assertEquals(Optional.empty(), FenceKind.named("lake"));
    }
}
