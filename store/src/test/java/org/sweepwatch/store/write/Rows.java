package org.sweepwatch.store.write;

import org.sweepwatch.store.query.Position;

/** Positions for tests. */
final class Rows {
    private Rows() {}

    /** A plain located point whose values follow from its number: by it two of one instant differ. */
    static void add(PositionBatch batch, int vehicle, long timeMs, int number) {
        batch.startRow(vehicle, timeMs, timeMs + 1_000);
        batch.place(27_832_150 + number, 113_147_690, 60);
        batch.motion(83, 90);
        batch.bits(0, 3, 0);
        batch.odometerHm(1000 + number);
    }

    /** The number of a point made by {@link #add}. */
    static int number(Position position) {
        return (int) Math.round(position.latitude() * 1e6) - 27_832_150;
    }

    static void addLastKnown(PositionBatch batch, int vehicle, long timeMs, int number) {
        add(batch, vehicle, timeMs, number);
        batch.lastKnown();
    }
}
