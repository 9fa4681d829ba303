package org.sweepwatch.geo.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.track.MatchSettings;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackMatcher;
import org.sweepwatch.geo.track.VehicleTrack;

/** The same points in time order give the same passes, live or replayed, with a restart wherever it falls. */
class PassSplitPropertyTest {
    private static final RouteIndex ROUTES = new RouteIndex(new StreetGrid().routes);

    /** The passes of a day as text, kept and restored with the given chance after each point. */
    private static final class Run implements PassListener {
        final List<String> told = new ArrayList<>();
        private TrackMatcher matcher = new TrackMatcher(ROUTES, MatchSettings.DEFAULTS);
        private PassFold fold = new PassFold(ROUTES, PassSettings.DEFAULTS);
        private VehicleTrack track = new VehicleTrack();
        private VehiclePasses passes = new VehiclePasses();
        private final TrackMatch match = new TrackMatch();

        void add(SweepDrive.Report report, WorkEvidence work) {
            matcher.match(track, report.point(), match);
            fold.add(passes, report.point(), match, work, 10_000, this);
        }

        void restart() {
            track = VehicleTrack.fromBytes(track.toBytes());
            passes = VehiclePasses.fromBytes(passes.toBytes());
            matcher = new TrackMatcher(ROUTES, MatchSettings.DEFAULTS);
            fold = new PassFold(ROUTES, PassSettings.DEFAULTS);
        }

        byte[] state() {
            return passes.toBytes();
        }

        void finish() {
            fold.finish(passes, this);
        }

        @Override
        public void passed(int routeId, int segment, long bits, long fromMs, long toMs, boolean sensorProven) {
            told.add(routeId + "/" + segment + " " + bits + " " + fromMs + " " + toMs + " " + sensorProven);
        }

        @Override
        public void unproven(int routeId, int first, int last, long fromMs, long toMs) {
            told.add("unproven " + routeId + "/" + first + "-" + last + " " + fromMs + " " + toMs);
        }
    }

    @Property(tries = 60)
    void restartsInBetweenChangeNothing(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 0.5) double restarts,
            @ForAll @DoubleRange(min = 0, max = 0.3) double lost,
            @ForAll @IntRange(min = 5, max = 40) int intervalS) {
        SweepDrive drive = new SweepDrive(seed, ROUTES.lines(), intervalS, 2);
        Drawing drawing = new Drawing(seed);
        Run whole = new Run();
        Run cut = new Run();
        boolean silent = false;
        for (SweepDrive.Report report : drive.reports) {
            silent = drawing.between(0, 1) < (silent ? 0.9 : lost / 10);
            WorkEvidence work = !report.working()
                    ? WorkEvidence.NONE
                    : drawing.random().nextInt(4) == 0 ? WorkEvidence.SPEED : WorkEvidence.SENSOR;
            if (!silent) {
                whole.add(report, work);
                cut.add(report, work);
                if (drawing.between(0, 1) < restarts) {
                    cut.restart();
                }
            }
        }
        assertArrayEquals(whole.state(), cut.state());
        whole.finish();
        cut.finish();
        assertEquals(whole.told, cut.told);
        assertTrue(whole.told.size() > 5, () -> "passes: " + whole.told);
    }
}
