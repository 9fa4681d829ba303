package org.sweepwatch.store.write;

import java.util.Arrays;

/** Finds in a batch the newest row of each vehicle among those fit to be a last known position. Reused. */
final class LastKnownRows {
    private int[] rows = new int[256];
    private int count;
    /** Open addressing over vehicle ids: row + 1, 0 when free. Always at least twice as many places as rows. */
    private int[] table = new int[1024];

    /** Row numbers; the first {@link #count()} are valid. */
    int[] rows() {
        return rows;
    }

    int count() {
        return count;
    }

    void find(PositionBatch batch) {
        int places = Integer.highestOneBit(Math.max(512, batch.size())) * 4;
        if (table.length < places) {
            table = new int[places];
        } else {
            Arrays.fill(table, 0);
        }
        count = 0;
        for (int row = 0; row < batch.size(); row++) {
            if (batch.isLastKnown(row)) {
                offer(batch, row);
            }
        }
    }

    private void offer(PositionBatch batch, int row) {
        int vehicle = batch.vehicleId[row];
        int mask = table.length - 1;
        int place = ((vehicle * 0x9E3779B9) >>> 7) & mask;
        while (table[place] != 0) {
            int known = rows[table[place] - 1];
            if (batch.vehicleId[known] == vehicle) {
                if (batch.timeMs[row] > batch.timeMs[known]) {
                    rows[table[place] - 1] = row;
                }
                return;
            }
            place = (place + 1) & mask;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        rows[count++] = row;
        table[place] = count;
    }
}
