package org.sweepwatch.geo.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Passes of several vehicles over one segment made into passes of the segment (编队作业合并). Pure functions, any thread.
 *
 * <p>On a road of one track, vehicles that work at the same time or follow each other within {@link #FOLLOWING_MS} make one
 * pass together, and what they covered is added up; a vehicle that comes back begins a new pass. On a road that takes
 * several tracks a pass is made of as many tracks as it takes, each by itself long enough, one after the other or side by
 * side, by one vehicle or several.
 */
public final class TrainMerge {
    /** Vehicles that follow each other within this time make one pass, ms. */
    public static final long FOLLOWING_MS = 600_000;

    private static final Comparator<SegmentPass> IN_TIME = Comparator.comparingLong(SegmentPass::fromMs)
            .thenComparingLong(SegmentPass::toMs)
            .thenComparingInt(SegmentPass::vehicleId)
            .thenComparingLong(SegmentPass::coveredBits);

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
        List<MergedPass> merged = new ArrayList<>();
        List<SegmentPass> train = new ArrayList<>();
        for (SegmentPass pass : passes.stream().sorted(IN_TIME).toList()) {
            if (!train.isEmpty() && !belongs(train, pass, tracksRequired, coveredShare)) {
                merged.add(merged(train, tracksRequired, coveredShare));
                train.clear();
            }
            train.add(pass);
        }
        if (!train.isEmpty()) {
            merged.add(merged(train, tracksRequired, coveredShare));
        }
        return merged;
    }

    private static boolean belongs(List<SegmentPass> train, SegmentPass pass, int tracksRequired, double coveredShare) {
        if (tracksRequired > 1) {
            return tracks(train, coveredShare) < tracksRequired;
        }
        long endMs = train.stream().mapToLong(SegmentPass::toMs).max().orElseThrow();
        return pass.fromMs() - endMs <= FOLLOWING_MS
                && train.stream().noneMatch(other -> other.vehicleId() == pass.vehicleId());
    }

    private static int tracks(List<SegmentPass> train, double coveredShare) {
        return (int) train.stream()
                .filter(pass -> pass.coveredShare() >= coveredShare)
                .count();
    }

    private static MergedPass merged(List<SegmentPass> train, int tracksRequired, double coveredShare) {
        long bits = train.stream().mapToLong(SegmentPass::coveredBits).reduce(0L, (a, b) -> a | b);
        double share = SegmentPass.share(bits);
        int tracks = tracks(train, coveredShare);
        return new MergedPass(
                train.stream().map(SegmentPass::vehicleId).distinct().toList(),
                train.get(0).fromMs(),
                train.stream().mapToLong(SegmentPass::toMs).max().orElseThrow(),
                share,
                tracks,
                train.stream().allMatch(SegmentPass::sensorProven),
                tracksRequired > 1 ? tracks >= tracksRequired : share >= coveredShare);
    }
}
