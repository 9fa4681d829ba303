package org.sweepwatch.geo.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.shape.ShapePart;

/** Puts parts of shapes into cells. For one thread, used once. */
public final class CellDirectoryBuilder {
    private static final int COARSER = 4;
    /** A cell of this length holds the whole Earth. */
    private static final double EARTH_M = 360.0 * LocalMetric.METRES_PER_DEGREE;

    private final double finestCellM;
    private final List<? extends ShapePart> parts;
    private final Map<List<Integer>, Integer> listStarts = new HashMap<>();
    private boolean runs;
    private int[] lists = new int[64];
    private int listsLength;

    /** Cells of about {@code finestCellM} metres, at least 25; entry number i is for the part number i. */
    public CellDirectoryBuilder(double finestCellM, List<? extends ShapePart> parts) {
        if (parts.size() > CellList.MAX_PARTS) {
            throw new IllegalArgumentException(
                    "parts in one index: " + parts.size() + " (expected: <= " + CellList.MAX_PARTS + ")");
        }
        this.finestCellM = finestCellM;
        this.parts = parts;
    }

    /**
     * The same for parts that lie in a row, as the pieces of a line do: a list holds pairs, the number of the first part of
     * a run and that of its last. Whether a part covers the cell is not kept. Such lists are a fifth as long.
     */
    public CellDirectory buildRuns() {
        runs = true;
        return build();
    }

    /** The directory with everything that reaches into a cell. */
    public CellDirectory build() {
        int share = CellDirectory.MAX_CELL_ENTRIES / Math.max(1, parts.size());
        int maxCells = Math.max(CellDirectory.MIN_CELLS_PER_PART, Math.min(CellDirectory.MAX_CELLS_PER_PART, share));
        double refLat = middleLat();
        List<CellLevel> levels = new ArrayList<>();
        boolean[] placed = new boolean[parts.size()];
        int left = parts.size();
        for (double cellM = finestCellM; left > 0; cellM *= COARSER) {
            CellSize size = CellSize.of(cellM, refLat);
            CellList cells = new CellList(size);
            int limit = cellM > EARTH_M ? Integer.MAX_VALUE : maxCells;
            for (int part = 0; part < placed.length; part++) {
                if (!placed[part] && cells.add(part, parts.get(part), limit)) {
                    placed[part] = true;
                    left--;
                }
            }
            if (cells.length() > 0) {
                levels.add(level(cells, size));
            }
        }
        return new CellDirectory(levels.toArray(new CellLevel[0]), Arrays.copyOf(lists, listsLength));
    }

    private CellLevel level(CellList cells, CellSize size) {
        cells.sort();
        Set<Long> pages = new HashSet<>();
        for (int i = 0; i < cells.length(); i++) {
            pages.add(CellLevel.page(cells.key(i)));
        }
        CellLevel level = new CellLevel(size, pages.size());
        int end;
        for (int start = 0; start < cells.length(); start = end) {
            long key = cells.key(start);
            end = start + 1;
            while (end < cells.length() && cells.key(end) == key) {
                end++;
            }
            int[] entries = new int[end - start];
            for (int i = start; i < end; i++) {
                entries[i - start] = cells.entry(i);
            }
            level.put(key, list(runs ? runs(entries) : entries));
        }
        return level;
    }

    private static int[] runs(int[] entries) {
        int[] runs = new int[2 * entries.length];
        int length = 0;
        for (int entry : entries) {
            int part = entry >> 1;
            if (length == 0 || part != runs[length - 1] + 1) {
                runs[length++] = part;
                runs[length++] = part;
            } else {
                runs[length - 1] = part;
            }
        }
        return Arrays.copyOf(runs, length);
    }

    /** Where the list with these entries starts; cells with the same entries share one. */
    private int list(int[] entries) {
        List<Integer> boxed = Arrays.stream(entries).boxed().toList();
        Integer known = listStarts.get(boxed);
        if (known != null) {
            return known;
        }
        int start = listsLength;
        listsLength += 1 + entries.length;
        if (lists.length < listsLength) {
            lists = Arrays.copyOf(lists, Math.max(lists.length * 2, listsLength));
        }
        lists[start] = entries.length;
        System.arraycopy(entries, 0, lists, start + 1, entries.length);
        listStarts.put(boxed, start);
        return start;
    }

    /** Half of the parts lie south of it: one part far away does not distort the cells of all others. */
    private double middleLat() {
        double[] lats = parts.stream()
                .mapToDouble(part -> part.envelope().centre().y)
                .sorted()
                .toArray();
        return lats.length == 0 ? 0.0 : lats[lats.length / 2];
    }
}
