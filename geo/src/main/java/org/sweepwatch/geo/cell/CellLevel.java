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
    /** As many as an array of cells can hold. */
    private static final int PAGE_NUMBER_BITS = 25;

    private static final int PAGE_NUMBER_MASK = (1 << PAGE_NUMBER_BITS) - 1;

    private final double perDegreeLon;
    private final double perDegreeLat;
    /** Key of a page above, its number in the low bits: one read finds both. */
    private final long[] slots;

    private final int mask;
    /** Start of the list of each cell, page by page. */
    private final int[] lists;

    private int pageCount;

    CellLevel(CellSize size, int pages) {
        this.perDegreeLon = size.perDegreeLon();
        this.perDegreeLat = size.perDegreeLat();
        this.slots = new long[Integer.highestOneBit(Math.max(1, pages)) << 2];
        this.mask = slots.length - 1;
        this.lists = new int[Math.multiplyExact(pages, CELLS_PER_PAGE)];
        Arrays.fill(slots, EMPTY);
        Arrays.fill(lists, CellDirectory.NONE);
    }

    /** The page of a cell. */
    static long page(long key) {
        return CellSize.key(CellSize.columnOf(key) >> PAGE_SHIFT, CellSize.rowOf(key) >> PAGE_SHIFT);
    }

    void put(long key, int list) {
        long page = page(key);
        int slot = slot(page);
        while (slots[slot] != EMPTY && slots[slot] >>> PAGE_NUMBER_BITS != page) {
            slot = (slot + 1) & mask;
        }
        if (slots[slot] == EMPTY) {
            slots[slot] = page << PAGE_NUMBER_BITS | pageCount++;
        }
        lists[place(slots[slot], CellSize.columnOf(key), CellSize.rowOf(key))] = list;
    }

    int find(double lat, double lon) {
        int column = CellSize.column(lon, perDegreeLon);
        int row = CellSize.row(lat, perDegreeLat);
        long page = CellSize.key(column >> PAGE_SHIFT, row >> PAGE_SHIFT);
        for (int slot = slot(page); ; slot = (slot + 1) & mask) {
            long found = slots[slot];
            if (found >>> PAGE_NUMBER_BITS == page) {
                return lists[place(found, column, row)];
            }
            if (found == EMPTY) {
                return CellDirectory.NONE;
            }
        }
    }

    private static int place(long slot, int column, int row) {
        return ((int) slot & PAGE_NUMBER_MASK) * CELLS_PER_PAGE
                + ((row & PAGE_MASK) << PAGE_SHIFT)
                + (column & PAGE_MASK);
    }

    private int slot(long page) {
        long mixed = page * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    long memoryBytes() {
        return 8L * slots.length + 4L * lists.length;
    }
}
