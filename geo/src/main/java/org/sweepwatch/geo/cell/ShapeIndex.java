package org.sweepwatch.geo.cell;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.geo.shape.Shape;
import org.sweepwatch.geo.shape.ShapePart;

/**
 * Which of many shapes hold a point. Immutable, any thread, no allocation. A shape is known by its place in the list
 * from which the index was built.
 */
public final class ShapeIndex {
    /** Cells of this length in metres hold most of a city's fences as a whole and few edges each. */
    public static final double CELL_M = 250.0;

    private final CellDirectory cells;
    private final ShapePart[] parts;
    private final int[] shapeOfPart;

    public ShapeIndex(List<? extends Shape> shapes) {
        List<ShapePart> all = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int shape = 0; shape < shapes.size(); shape++) {
            for (ShapePart part : shapes.get(shape).parts()) {
                all.add(part);
                owners.add(shape);
            }
        }
        this.parts = all.toArray(new ShapePart[0]);
        this.shapeOfPart = owners.stream().mapToInt(Integer::intValue).toArray();
        this.cells = new CellDirectoryBuilder(CELL_M, all).build();
    }

    /**
     * Finds the shapes that hold the point. Returns how many there are and writes the first {@code out.length} of them
     * into {@code out}. When there are more, the number returned is larger than {@code out.length} but need not be exact.
     */
    public int inside(double lat, double lon, int[] out) {
        int found = 0;
        for (int level = 0; level < cells.levels(); level++) {
            int list = cells.find(level, lat, lon);
            if (list == CellDirectory.NONE) {
                continue;
            }
            int before = found;
            int last = -1;
            for (int i = 0, size = cells.size(list); i < size; i++) {
                int entry = cells.entry(list, i);
                int shape = shapeOfPart[entry >> 1];
                // Parts of one shape follow each other: one hit is enough.
                if (shape != last && holds(entry, lat, lon)) {
                    last = shape;
                    if (!contains(out, before, shape)) {
                        if (found < out.length) {
                            out[found] = shape;
                        }
                        found++;
                    }
                }
            }
        }
        return found;
    }

    /** The first shape of the list that holds the point, or -1. */
    public int first(double lat, double lon) {
        int first = Integer.MAX_VALUE;
        for (int level = 0; level < cells.levels(); level++) {
            int list = cells.find(level, lat, lon);
            for (int i = 0, size = list == CellDirectory.NONE ? 0 : cells.size(list); i < size; i++) {
                int entry = cells.entry(list, i);
                if (holds(entry, lat, lon)) {
                    first = Math.min(first, shapeOfPart[entry >> 1]);
                    break;
                }
            }
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    private boolean holds(int entry, double lat, double lon) {
        return (entry & 1) != 0 || parts[entry >> 1].contains(lat, lon);
    }

    /** Whether a shape was found in cells of another size: a corridor's pieces may lie in several. */
    private static boolean contains(int[] found, int count, int shape) {
        for (int i = 0, end = Math.min(count, found.length); i < end; i++) {
            if (found[i] == shape) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that the cells take, about. */
    public long memoryBytes() {
        return cells.memoryBytes();
    }
}
