package org.sweepwatch.geo.fence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sweepwatch.geo.cell.ShapeIndex;

/**
 * The fences that hold a point. Immutable, any thread; lookups do not allocate. A layer that changed is a new index.
 *
 * <p>What lies on an edge is said in {@code org.sweepwatch.geo.shape}. A point outside all fences, off the Earth or not a
 * number is in none.
 */
public final class FenceIndex {
    /** No fences. */
    public static final FenceIndex EMPTY = new FenceIndex(List.of());

    private final Fence[] fences;
    private final int[] ids;
    private final ShapeIndex index;

    /** Builds the index; ids must be unique. */
    public FenceIndex(List<Fence> fences) {
        List<Fence> sorted = new ArrayList<>(fences);
        sorted.sort(Comparator.comparingInt(Fence::id));
        this.fences = sorted.toArray(new Fence[0]);
        this.ids = sorted.stream().mapToInt(Fence::id).toArray();
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] == ids[i - 1]) {
                throw new IllegalArgumentException("fence id twice: " + ids[i]);
            }
        }
        this.index = new ShapeIndex(sorted.stream().map(Fence::shape).toList());
    }

    /**
     * Writes the ids of the fences that hold the point into {@code outIds} and returns how many there are. A number larger
     * than {@code outIds.length} means that only the first were written.
     */
    public int inside(double lat, double lon, int[] outIds) {
        int found = index.inside(lat, lon, outIds);
        for (int i = 0, end = Math.min(found, outIds.length); i < end; i++) {
            outIds[i] = ids[outIds[i]];
        }
        return found;
    }

    /** The fence with this id, or null. Does not allocate. */
    public Fence fence(int id) {
        int at = Arrays.binarySearch(ids, id);
        return at >= 0 ? fences[at] : null;
    }

    /** All fences, by id. */
    public List<Fence> fences() {
        return List.of(fences);
    }

    /** Bytes that the cells take, about. */
    public long memoryBytes() {
        return index.memoryBytes();
    }
}
