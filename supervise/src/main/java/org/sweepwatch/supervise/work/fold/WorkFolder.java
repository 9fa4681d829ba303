package org.sweepwatch.supervise.work.fold;

import org.sweepwatch.geo.coverage.PassFold;
import org.sweepwatch.geo.coverage.PassSettings;
import org.sweepwatch.geo.coverage.WorkEvidence;
import org.sweepwatch.geo.grid.AreaIndex;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.RouteHit;
import org.sweepwatch.geo.track.MatchSettings;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackMatcher;
import org.sweepwatch.geo.track.TrackPoint;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.work.state.WorkInput.Reading;
import org.sweepwatch.supervise.work.state.WorkState;

/**
 * Folds points into work days (作业日归集): mileage, work state, passes over segments, patrols of grids.
 *
 * <pre>
 *   point --> good or not --> mileage
 *                        +--> matched to a route --+--> work state --> decided? --> passes
 *                        +--> service place -------+
 *                        +--> grid
 * </pre>
 *
 * Holds no vehicle's state itself; one folder serves all vehicles of its thread. Nothing is allocated for a point but the
 * room for runs and passes.
 */
public final class WorkFolder {
    private static final double DEGREES = 1e-6;
    private static final int FASTEST_DKMH = 1_600;
    private static final int LOWEST_M = -200;
    private static final int HIGHEST_M = 6_000;
    private static final long PARKED_MS = 86_400_000;
    private static final long OLDEST_MS = 30L * 86_400_000;

    private final TrackMatcher matcher = new TrackMatcher(WorkGround.NONE.routes(), MatchSettings.DEFAULTS);
    private final PassFold passes = new PassFold(WorkGround.NONE.routes(), PassSettings.DEFAULTS);
    private final TrackPoint point = new TrackPoint();
    private final TrackMatch match = new TrackMatch();
    private final TrackPoint decidedPoint = new TrackPoint();
    private final TrackMatch decidedMatch = new TrackMatch();
    private final RouteHit hit = new RouteHit();
    private final int[] place = new int[1];
    private WorkGround ground = WorkGround.NONE;
    private FoldRules rules = FoldRules.DEFAULT;

    /**
     * Takes in the next point of a vehicle's day.
     *
     * @param onTrack whether it agrees with the track before it; otherwise it drifted (漂移)
     */
    public void add(WorkDayFold day, DevicePoint p, boolean onTrack) {
        use(day.basis);
        int minute = (int) ((p.timeMs - day.startMs) / 60_000);
        boolean good = onTrack && isGood(p);
        boolean off = !p.accOn() || p.asleep();
        if (good || !off || p.located()) {
            day.mileage.received(minute, good);
        }
        long stepMm = 0;
        boolean atPlace = false;
        match.routeId = TrackMatch.NO_ROUTE;
        if (good) {
            boolean stands = p.speedDkmh < day.basis.thresholds().standingDkmh();
            stepMm = day.mileage.step(p, minute, stands, day.basis);
            double lat = p.latE6 * DEGREES;
            double lon = p.lonE6 * DEGREES;
            if (!off) {
                atPlace = ground.places().inside(lat, lon, place) > 0;
                int grid = ground.grids().areaOf(lat, lon);
                if (grid != AreaIndex.NO_AREA) {
                    day.grids.add(grid, p.timeMs, day.startMs);
                }
            }
            point.set(p.timeMs, p.latE6, p.lonE6, p.speedDkmh, p.headingDeg);
            matcher.match(day.track, point, match);
        }
        if (day.basis.profile() != null) {
            follow(day, p, good, atPlace, stepMm);
        }
    }

    private void use(WorkBasis wanted) {
        if (ground != wanted.ground() || rules != wanted.rules()) {
            ground = wanted.ground();
            rules = wanted.rules();
            matcher.use(ground.routes(), rules.match());
            passes.use(ground.routes(), rules.pass());
        }
    }

    /** The criteria of a good point (合格点) that do not need the points before it. */
    private static boolean isGood(DevicePoint p) {
        return PointQuality.usable(p.quality)
                && p.speedDkmh <= FASTEST_DKMH
                && p.headingDeg < 360
                && p.altitudeM >= LOWEST_M
                && p.altitudeM <= HIGHEST_M
                && p.receivedMs - p.timeMs <= OLDEST_MS;
    }

    private void follow(WorkDayFold day, DevicePoint p, boolean good, boolean atPlace, long stepMm) {
        boolean matched = match.onRoute();
        int routeId = match.routeId;
        if (good && !matched && day.basis.profile().input().read(p) == Reading.ON) {
            routeId = routeBeside(p);
        }
        if (p.timeMs - day.states.lastMs() > day.basis.thresholds().gapMs()) {
            release(day, 0);
        }
        day.states.add(p, good, atPlace, matched, routeId, stepMm, day.basis.profile(), day.basis.thresholds());
        if (good) {
            if (day.undecided.isFull()) {
                release(day, 1);
            }
            day.undecided.add(point, match);
        }
        if (!day.states.undecided()) {
            release(day, 0);
        }
    }

    /** The route on which a vehicle works that keeps too far from its line to be matched, 0 for none. */
    private int routeBeside(DevicePoint p) {
        boolean near =
                ground.routes().nearest(p.latE6 * DEGREES, p.lonE6 * DEGREES, p.headingDeg, p.speedDkmh / 10.0, hit);
        if (!near) {
            return TrackMatch.NO_ROUTE;
        }
        Route route = ground.route(hit.routeId);
        double farthestM = rules.offRouteM(route == null ? 0 : route.roadClass());
        return hit.offsetM <= farthestM ? hit.routeId : TrackMatch.NO_ROUTE;
    }

    /** Tells the passes of the oldest points, of all of them when {@code most} is 0. */
    private void release(WorkDayFold day, int most) {
        for (int n = 0; !day.undecided.isEmpty() && (most == 0 || n < most); n++) {
            day.undecided.take(decidedPoint, decidedMatch);
            passes.add(
                    day.passes,
                    decidedPoint,
                    decidedMatch,
                    evidence(day, decidedPoint.timeMs),
                    expectedMs(day, decidedPoint.timeMs),
                    day.log);
        }
    }

    /** How long the vehicle could be silent before this point without a gap: as long as it liked while parked. */
    private static long expectedMs(WorkDayFold day, long timeMs) {
        return day.states.stateAt(timeMs - 1) == WorkState.PARKED ? PARKED_MS : day.basis.tauMs();
    }

    private static WorkEvidence evidence(WorkDayFold day, long timeMs) {
        if (day.states.stateAt(timeMs) != WorkState.WORKING) {
            return WorkEvidence.NONE;
        }
        return day.states.provenAt(timeMs) ? WorkEvidence.SENSOR : WorkEvidence.SPEED;
    }
}
