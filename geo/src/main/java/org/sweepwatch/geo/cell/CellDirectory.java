package org.sweepwatch.geo.cell;

/**
 * From a point to the entries of its cell. Immutable, any thread, no allocation.
 *
 * <p>There is one {@link CellLevel} per size of cell in use, nearly always just one. Cells are squares on the ground at the
 * latitude for which the directory was built; elsewhere they are rectangles, which changes nothing but the speed. A point
 * outside every cell, outside the Earth or not a number has no entries.
 */
public final class CellDirectory {
    /** Cells that all parts together may take, about: with more parts than this allows, each still gets 64. */
    public static final int MAX_CELL_ENTRIES = 1 << 22;
    /** Cells that one part may take at one size; then it is put into cells four times as long. */
    public static final int MAX_CELLS_PER_PART = 1 << 15;

    static final int MIN_CELLS_PER_PART = 64;

    /** No list: nothing is in the cell. */
    public static final int NONE = -1;

    private final CellLevel[] levels;
    /** Lists one after the other: length, then that many entries. */
    private final int[] entries;

    CellDirectory(CellLevel[] levels, int[] entries) {
        this.levels = levels;
        this.entries = entries;
    }

    /** Whether a point is on the Earth: false for values that are not numbers. */
    public static boolean onEarth(double lat, double lon) {
        return lat >= -90.0 && lat <= 90.0 && lon >= -180.0 && lon <= 180.0;
    }

    /** Sizes of cells in use; a lookup asks each of them. */
    public int levels() {
        return levels.length;
    }

    /** The list of the cell of one size that holds the point, or {@link #NONE}. */
    public int find(int level, double lat, double lon) {
        return onEarth(lat, lon) ? levels[level].find(lat, lon) : NONE;
    }

    /** Number of entries of a list. */
    public int size(int list) {
        return entries[list];
    }

    /**
     * One entry of a list: number of the part times 2, plus 1 when the part covers the whole cell. Ascending. In a directory
     * of runs: first and last part of each run in turn.
     */
    public int entry(int list, int i) {
        return entries[list + 1 + i];
    }

    /** Bytes held, about: for the log and for tests of the bound. */
    public long memoryBytes() {
        long bytes = 4L * entries.length;
        for (CellLevel level : levels) {
            bytes += level.memoryBytes();
        }
        return bytes;
    }
}
