package org.sweepwatch.geo.coverage;

import java.util.List;

/** Passes of several vehicles over one segment made into passes of the segment (编队作业合并). Pure function, any thread. */
public final class TrainMerge {
    /** Vehicles that follow each other within this time make one pass, ms. */
    public static final long FOLLOWING_MS = 600_000;

    private TrainMerge() {}

    /**
     * Merges the passes over one segment.
     *
     * @param passes of any vehicles over the same segment, in any order
     * @param tracksRequired tracks side by side that a pass takes on a wide road, 1 or more
     * @param coveredShare share of the length that makes a pass or a track, see {@link PassSettings#coveredShare()}
     * @return the passes in time order, also those that are not complete
     */
    public static List<MergedPass> merge(List<SegmentPass> passes, int tracksRequired, double coveredShare) {
        throw new UnsupportedOperationException();
    }
}
