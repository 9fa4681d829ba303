package org.sweepwatch.geo.coverage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.track.MatchSettings;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackMatcher;
import org.sweepwatch.geo.track.VehicleTrack;

/** Vehicles that are known to have swept what they swept, against what the fold makes of their reports. */
class CoverageTruthTest {
    private static final int VEHICLES = 12;
    private static final double HOURS = 6;

    private final StreetGrid grid = new StreetGrid();
    private final RouteIndex routes = new RouteIndex(grid.routes);

    /** Segments swept and found to be; segments of different vehicles count apart. */
    static final class Score {
        int swept;
        int found;
        int both;

        double recall() {
            return both / (double) swept;
        }

        double precision() {
            return both / (double) found;
        }
    }

    static Set<Long> enough(Map<Long, Long> bits) {
        Set<Long> enough = new HashSet<>();
        bits.forEach((key, swept) -> {
            if (SegmentPass.share(swept) >= PassSettings.DEFAULTS.coveredShare()) {
                enough.add(key);
            }
        });
        return enough;
    }

    Map<Long, Long> folded(SweepDrive drive, int intervalS) {
        TrackMatcher matcher = new TrackMatcher(routes, MatchSettings.DEFAULTS);
        PassFold fold = new PassFold(routes, PassSettings.DEFAULTS);
        VehicleTrack track = new VehicleTrack();
        VehiclePasses passes = new VehiclePasses();
        Map<Long, Long> best = new HashMap<>();
        PassListener listener = new PassListener() {
            @Override
            public void passed(int routeId, int segment, long bits, long fromMs, long toMs, boolean sensorProven) {
                best.merge(
                        SweepDrive.key(routeId, segment), bits, (a, b) -> Long.bitCount(a) >= Long.bitCount(b) ? a : b);
            }

            @Override
            public void unproven(int routeId, int first, int last, long fromMs, long toMs) {
                throw new AssertionError("no report is missing");
            }
        };
        TrackMatch match = new TrackMatch();
        for (SweepDrive.Report report : drive.reports) {
            matcher.match(track, report.point(), match);
            WorkEvidence work = report.working() ? WorkEvidence.SENSOR : WorkEvidence.NONE;
            fold.add(passes, report.point(), match, work, intervalS * 1000L, listener);
        }
        fold.finish(passes, listener);
        return best;
    }

    @ParameterizedTest
    @CsvSource({"10, 0.98", "30, 0.95"})
    void findsWhatWasSweptAndNothingElse(int intervalS, double goal) {
        for (int round = 0; round < 3; round++) {
            long seed = Drawing.fresh().random().nextLong();
            Score score = new Score();
            for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
                SweepDrive drive = new SweepDrive(seed + vehicle, routes.lines(), intervalS, HOURS);
                Set<Long> swept = enough(drive.sweptBits);
                Set<Long> found = enough(folded(drive, intervalS));
                score.swept += swept.size();
                score.found += found.size();
                found.retainAll(swept);
                score.both += found.size();
            }
            System.out.printf(
                    "every %d s: %d segments swept, recall %.4f, precision %.4f%n",
                    intervalS, score.swept, score.recall(), score.precision());
            assertTrue(score.swept > 2_000, "segments: " + score.swept);
            assertTrue(score.recall() >= goal, () -> "recall " + score.recall());
            assertTrue(score.precision() >= goal, () -> "precision " + score.precision());
        }
    }
}
