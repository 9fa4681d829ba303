package org.sweepwatch.store.write;

/** Positions for tests. */
final class Rows {
    private Rows() {}

    /** A plain located point whose values follow from its identity. */
    static void add(PositionBatch batch, int vehicle, long timeMs, int hash) {
        batch.startRow(vehicle, timeMs, hash, timeMs + 1_000);
        batch.place(27_832_150 + hash % 1000, 113_147_690, 60);
        batch.motion(83, 90);
        batch.bits(0, 3, 0);
        batch.odometerHm(1000 + hash);
    }

    static void addLastKnown(PositionBatch batch, int vehicle, long timeMs, int hash) {
        add(batch, vehicle, timeMs, hash);
        batch.lastKnown();
    }
}
