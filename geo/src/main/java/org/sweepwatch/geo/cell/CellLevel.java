package org.sweepwatch.geo.cell;

import java.util.Arrays;

/**
 * All cells of one size: pages of 8 by 8 cells, found by hash. A city's pages are few enough for their hash table to stay
 * in the processor's cache, and a page far away from the others costs 256 bytes and not a larger table.
 */
final class CellLevel {
    private static final int PAGE_SHIFT = 3;
    private static final int PAGE_MASK = (1 << PAGE_SHIFT) - 1;
    private static final int CELLS_PER_PAGE = 1 << (2 * PAGE_SHIFT);
    private static final long EMPTY = -1L;

    private final double perDegreeLon;
    private final double perDegreeLat;
    private final long[] keys;
    private final int[] pages;
    private final int mask;
    /** Start of the list of each cell, page by page. */
    private final int[] lists;

    private int pageCount;

    CellLevel(CellSize size, int pages) {
        this.perDegreeLon = size.perDegreeLon();
        this.perDegreeLat = size.perDegreeLat();
        int slots = Integer.highestOneBit(Math.max(1, pages)) << 2;
        this.keys = new long[slots];
        this.pages = new int[slots];
        this.mask = slots - 1;
        this.lists = new int[pages * CELLS_PER_PAGE];
        Arrays.fill(keys, EMPTY);
        Arrays.fill(lists, CellDirectory.NONE);
    }

    /** The page of a cell. */
    static long page(long key) {
        return CellSize.key(CellSize.columnOf(key) >> PAGE_SHIFT, CellSize.rowOf(key) >> PAGE_SHIFT);
    }

    void put(long key, int list) {
        long page = page(key);
        int slot = slot(page);
        while (keys[slot] != page && keys[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        if (keys[slot] == EMPTY) {
            keys[slot] = page;
            pages[slot] = pageCount++;
        }
        lists[place(pages[slot], CellSize.columnOf(key), CellSize.rowOf(key))] = list;
    }

    int find(double lat, double lon) {
        int column = CellSize.column(lon, perDegreeLon);
        int row = CellSize.row(lat, perDegreeLat);
        long page = CellSize.key(column >> PAGE_SHIFT, row >> PAGE_SHIFT);
        for (int slot = slot(page); ; slot = (slot + 1) & mask) {
            long found = keys[slot];
            if (found == page) {
                return lists[place(pages[slot], column, row)];
            }
            if (found == EMPTY) {
                return CellDirectory.NONE;
            }
        }
    }

    private static int place(int page, int column, int row) {
        return page * CELLS_PER_PAGE + ((row & PAGE_MASK) << PAGE_SHIFT) + (column & PAGE_MASK);
    }

    private int slot(long page) {
        long mixed = page * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    long memoryBytes() {
        return 12L * keys.length + 4L * lists.length;
    }
}
