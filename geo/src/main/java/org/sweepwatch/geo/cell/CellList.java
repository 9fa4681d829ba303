package org.sweepwatch.geo.cell;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.sweepwatch.geo.shape.Cover;
import org.sweepwatch.geo.shape.ShapePart;

/** Pairs of a cell and an entry, gathered while a directory is built: the cell's key above, the entry in the low bits. */
final class CellList {
    /** Number of the part and one bit for "covers the whole cell". */
    static final int ENTRY_BITS = 23;

    static final int MAX_PARTS = 1 << (ENTRY_BITS - 1);
    private static final int ENTRY_MASK = (1 << ENTRY_BITS) - 1;

    private final CellSize size;
    private long[] pairs = new long[256];
    private int length;

    private ShapePart part;
    private Cover.Test test;
    private int number;
    private int limit;

    CellList(CellSize size) {
        this.size = size;
    }

    /** Adds the cells of one part; when these would be more than {@code maxCells}, adds none and returns false. */
    boolean add(int partNumber, ShapePart shapePart, int maxCells) {
        Envelope box = shapePart.envelope();
        int before = length;
        part = shapePart;
        test = shapePart.coverTest();
        number = partNumber;
        limit = maxCells == Integer.MAX_VALUE ? maxCells : before + maxCells;
        // One cell more on each side: rounding may put a point on the rim of the part into the next cell.
        boolean fits = cover(
                Math.max(0, size.columnOf(box.getMinX()) - 1),
                Math.max(0, size.rowOf(box.getMinY()) - 1),
                size.columnOf(box.getMaxX()) + 1,
                size.rowOf(box.getMaxY()) + 1);
        if (!fits) {
            length = before;
        }
        return fits;
    }

    /** Halves the block until its cells are all inside, all outside or single. False when the limit is passed. */
    private boolean cover(int firstColumn, int firstRow, int lastColumn, int lastRow) {
        Envelope box = size.box(firstColumn, firstRow, lastColumn, lastRow);
        if (!box.intersects(part.envelope())) {
            return true;
        }
        Cover cover = test.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        if (cover == Cover.OUTSIDE) {
            return true;
        }
        int columns = lastColumn - firstColumn + 1;
        int rows = lastRow - firstRow + 1;
        if (cover == Cover.INSIDE || (columns == 1 && rows == 1)) {
            return fill(firstColumn, firstRow, lastColumn, lastRow, number << 1 | (cover == Cover.INSIDE ? 1 : 0));
        }
        if (columns >= rows) {
            int middle = firstColumn + columns / 2;
            return cover(firstColumn, firstRow, middle - 1, lastRow) && cover(middle, firstRow, lastColumn, lastRow);
        }
        int middle = firstRow + rows / 2;
        return cover(firstColumn, firstRow, lastColumn, middle - 1) && cover(firstColumn, middle, lastColumn, lastRow);
    }

    private boolean fill(int firstColumn, int firstRow, int lastColumn, int lastRow, int entry) {
        long cells = (long) (lastColumn - firstColumn + 1) * (lastRow - firstRow + 1);
        if (length + cells > limit) {
            return false;
        }
        if (length + cells > pairs.length) {
            pairs = Arrays.copyOf(pairs, (int) Math.max(2L * pairs.length, length + cells));
        }
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                pairs[length++] = CellSize.key(column, row) << ENTRY_BITS | entry;
            }
        }
        return true;
    }

    /** Brings the pairs into the order of cells, and of entries within a cell. */
    void sort() {
        Arrays.sort(pairs, 0, length);
    }

    int length() {
        return length;
    }

    long key(int i) {
        return pairs[i] >>> ENTRY_BITS;
    }

    int entry(int i) {
        return (int) pairs[i] & ENTRY_MASK;
    }
}
