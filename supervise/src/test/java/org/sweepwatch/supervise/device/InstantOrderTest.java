package org.sweepwatch.supervise.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.point.DevicePoint;

class InstantOrderTest {
    @Test
    void pointsInTheOrderOfTheStoreLeaveInTheOrderOfTheFold() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<DevicePoint> stored = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            DevicePoint p = new DevicePoint();
            p.timeMs = random.nextInt(400) * 1_000L;
            p.latE6 = i;
            stored.add(p);
        }
        stored.sort(Comparator.<DevicePoint>comparingLong(p -> p.timeMs).thenComparingInt(p -> p.latE6));
        List<Integer> left = new ArrayList<>();
        InstantOrder order = new InstantOrder(p -> left.add(p.latE6));
        DevicePoint carrier = new DevicePoint();
        for (DevicePoint p : stored) {
            carrier.copyFrom(p);
            order.add(carrier);
        }
        order.end();
        List<Integer> expected =
                stored.stream().sorted(DevicePoint.FOLD_ORDER).map(p -> p.latE6).toList();
        assertEquals(expected, left, "seed " + seed);
    }
}
