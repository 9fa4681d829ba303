package org.sweepwatch.geo.grid;

import java.util.Comparator;
import java.util.List;
import org.sweepwatch.geo.cell.ShapeIndex;

/**
 * The area that holds a point. Immutable, any thread; lookups do not allocate.
 *
 * <p>A point on an edge common to two areas is in exactly one of them. Where areas overlap the one with the lowest id
 * answers.
 */
public final class AreaIndex {
    /** Answer for a point in no area, off the Earth or not a number. */
    public static final int NO_AREA = 0;

    private final int[] ids;
    private final ShapeIndex index;

    public AreaIndex(List<Area> areas) {
        List<Area> sorted =
                areas.stream().sorted(Comparator.comparingInt(Area::id)).toList();
        this.ids = sorted.stream().mapToInt(Area::id).toArray();
        this.index = new ShapeIndex(sorted.stream().map(Area::shape).toList());
    }

    /** The id of the area that holds the point, or {@link #NO_AREA}. */
    public int areaOf(double lat, double lon) {
        int at = index.first(lat, lon);
        return at < 0 ? NO_AREA : ids[at];
    }
}
