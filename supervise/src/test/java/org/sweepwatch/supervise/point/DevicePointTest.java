package org.sweepwatch.supervise.point;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DevicePointTest {
    private static final List<Consumer<DevicePoint>> BASIC_BLOCK = List.of(
            p -> p.alarmBits ^= 1 << 31,
            p -> p.alarmBits ^= 1,
            p -> p.statusBits ^= 1 << 31,
            p -> p.latE6++,
            p -> p.lonE6++,
            p -> p.altitudeM = -1,
            p -> p.altitudeM++,
            p -> p.speedDkmh++,
            p -> p.headingDeg++);

    private static DevicePoint point() {
        DevicePoint p = new DevicePoint();
        p.vehicleId = 7;
        p.timeMs = 1_780_000_000_000L;
        p.statusBits = 3;
        p.latE6 = 27_832_150;
        p.lonE6 = 113_147_690;
        p.altitudeM = 60;
        p.speedDkmh = 83;
        p.headingDeg = 90;
        return p;
    }

    @Test
    void theHashChangesWithEachValueOfTheBasicBlockAndWithNothingElse() {
        Set<Integer> hashes = new HashSet<>(Set.of(point().contentHash()));
        for (Consumer<DevicePoint> change : BASIC_BLOCK) {
            DevicePoint p = point();
            change.accept(p);
            hashes.add(p.contentHash());
        }
        assertEquals(1 + BASIC_BLOCK.size(), hashes.size());
        DevicePoint same = point();
        same.receivedMs = 1;
        same.odometerHm = 2;
        same.quality = PointQuality.LATE;
        assertEquals(point().contentHash(), same.contentHash());
    }

    @Test
    void hashesOfLikePointsDiffer() {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            DevicePoint p = point();
            p.latE6 += i % 200;
            p.lonE6 += i / 200;
            hashes.add(p.contentHash());
        }
        assertEquals(20_000, hashes.size(), 2);
    }

    /** The stored state of a day holds one: it is the same in every version. */
    @Test
    void theHashIsTheOneOfStoredStates() {
        // Worked out apart from the code.
        assertEquals(2014972435, point().contentHash());
    }

    @Test
    void aSpeedBeyondWhatTheStoreHoldsHasTheHashOfTheStoredOne() {
        DevicePoint live = point();
        live.speedDkmh = 65_535;
        DevicePoint stored = point();
        stored.speedDkmh = 32_767;
        assertEquals(stored.contentHash(), live.contentHash());
    }
}
