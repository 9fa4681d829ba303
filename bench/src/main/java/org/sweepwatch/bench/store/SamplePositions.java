package org.sweepwatch.bench.store;

import org.sweepwatch.store.write.PositionBatch;

/** Positions of 187 vehicles in turn with five additional items, each with a key of its own. One thread. */
public final class SamplePositions {
    private static final int VEHICLES = 187;

    private final byte[] items = {0x31, 1, 14};
    private long made;

    /** How many have been made. */
    public long made() {
        return made;
    }

    /**
     * Adds positions to the batch.
     *
     * @param timeMs device time and time of receipt of each, ms since 1970 UTC; cut to whole seconds
     */
    public void fill(PositionBatch rows, int count, long timeMs) {
        for (int i = 0; i < count; i++) {
            long number = made++;
            rows.startRow((int) (number % VEHICLES) + 1, timeMs / 1000 * 1000, timeMs);
            rows.place(27_800_000 + i, 113_100_000, 60);
            rows.motion(80, 90);
            rows.bits(0, 3, 0);
            rows.odometerHm(i);
            rows.fuelDl(850);
            rows.recorderSpeedDkmh(80);
            rows.rssi(24);
            rows.satellites(14);
            rows.items(items, 0, items.length);
            rows.lastKnown();
        }
    }
}
