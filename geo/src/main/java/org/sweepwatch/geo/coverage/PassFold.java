package org.sweepwatch.geo.coverage;

import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.route.RouteLines;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackPoint;

/**
 * Which segments a vehicle swept (覆盖与遍数): the fold of its matched points in time order. One thread; holds no vehicle's
 * state itself and does not allocate.
 *
 * <p>Two consecutive points not farther apart in time than {@link PassSettings#chainMs} are a chain and prove what lies
 * between them:
 *
 * <ul>
 *   <li>both working on the same route, or on one and then on another that begins where it ends: the way between;
 *   <li>both working, otherwise: on the route of the first as far as the place nearest to the second, and on the route of
 *       the second from the place nearest to the first. When a vehicle turns off, both places are the corner;
 *   <li>one of them working: the half of that way that is on its side, at its working speed. Work began or ended somewhere
 *       between, on average in the middle.
 * </ul>
 *
 * <p>A longer silence proves nothing: it is told as unproven when the vehicle worked before or after it or was elsewhere
 * afterwards. A pass over a segment ends when the vehicle is farther away than {@link PassSettings#leftM()} or has not been
 * on or beside it for {@link PassSettings#leftMs()}.
 *
 * <p>A segment shorter than {@link #SHORT_M} is shorter than the scatter of the points: a working point matched to it, or a
 * chain that touches it, covers the whole of it.
 */
public final class PassFold {
    /** A segment (a whole route then) shorter than this is covered by whatever touches it, metres. */
    public static final double SHORT_M = 20.0;

    private static final double E7_PER_E6 = 10.0;
    /** Metres in a millisecond at a tenth of a km/h. */
    private static final double M_PER_MS = 1.0 / 36_000.0;
    /** Beside a segment, as far as a point may be off its line, metres. */
    private static final double BESIDE_M = 25.0;

    private RouteIndex routes;
    private PassSettings settings;
    private final Way way = new Way();
    private long overflows;

    public PassFold(RouteIndex routes, PassSettings settings) {
        this.routes = routes;
        this.settings = settings;
    }

    /** From the next point on these hold. Open passes over segments that are gone end with what they have. */
    public void use(RouteIndex newRoutes, PassSettings newSettings) {
        this.routes = newRoutes;
        this.settings = newSettings;
    }

    /**
     * Takes in the next point of a vehicle.
     *
     * @param match where the point was matched
     * @param work whether the vehicle worked there
     * @param tauMs expected interval between reports of this terminal, ms
     * @param out hears of passes that ended and of gaps
     * @throws IllegalArgumentException when the point is earlier than the last: the caller keeps the order
     */
    public void add(
            VehiclePasses vehicle,
            TrackPoint point,
            TrackMatch match,
            WorkEvidence work,
            long tauMs,
            PassListener out) {
        if (point.timeMs < vehicle.lastTimeMs) {
            throw new IllegalArgumentException(
                    "point of " + point.timeMs + " after one of " + vehicle.lastTimeMs + " (expected: in time order)");
        }
        endUnseen(vehicle, point.timeMs, out);
        if (vehicle.lastTimeMs != Long.MIN_VALUE) {
            boolean worked = work != WorkEvidence.NONE || vehicle.lastWork != WorkEvidence.NONE;
            if (point.timeMs - vehicle.lastTimeMs > settings.chainMs(tauMs)) {
                gap(vehicle, point, match, worked, out);
            } else if (worked) {
                chain(vehicle, point, match, work, out);
            }
        }
        touch(vehicle, point, match, work, out);
        endLeft(vehicle, point, out);
        vehicle.keep(point, match, work);
    }

    private void gap(VehiclePasses vehicle, TrackPoint point, TrackMatch match, boolean worked, PassListener out) {
        double straightM = Way.straightM(vehicle, point);
        if (!worked && straightM <= settings.leftM()) {
            return;
        }
        way.find(routes.lines(), vehicle, point, match, straightM);
        int first = 0;
        int last = 0;
        int routeId = TrackMatch.NO_ROUTE;
        if (way.straightOn && point.timeMs - vehicle.lastTimeMs <= settings.leftMs()) {
            RouteLines lines = routes.lines();
            routeId = match.routeId;
            int base = lines.firstSegment(way.toRoute);
            first = lines.segmentAt(way.toRoute, Math.min(vehicle.lastAlongCm, match.alongCm)) - base;
            last = lines.segmentAt(way.toRoute, Math.max(vehicle.lastAlongCm, match.alongCm)) - base;
        }
        out.unproven(routeId, first, last, vehicle.lastTimeMs, point.timeMs);
    }

    private void chain(VehiclePasses vehicle, TrackPoint point, TrackMatch match, WorkEvidence work, PassListener out) {
        long ms = point.timeMs - vehicle.lastTimeMs;
        double bySpeedM = (vehicle.lastSpeedDkmh + point.speedDkmh) / 2.0 * M_PER_MS * ms;
        way.find(routes.lines(), vehicle, point, match, Math.max(Way.straightM(vehicle, point), bySpeedM));
        int onCm = way.onCm;
        int upCm = way.upCm;
        WorkEvidence evidence = work.weaker(vehicle.lastWork);
        if (vehicle.lastWork == WorkEvidence.NONE) {
            onCm = 0;
            upCm = half(upCm, point.speedDkmh, ms);
            evidence = work;
        } else if (work == WorkEvidence.NONE) {
            onCm = half(onCm, vehicle.lastSpeedDkmh, ms);
            upCm = 0;
            evidence = vehicle.lastWork;
        } else if (way.straightOn) {
            upCm = 0;
        }
        double lengthCm = Math.max(1.0, way.lengthM() * Way.CM);
        if (onCm != 0 && way.fromRoute >= 0) {
            long toMs = vehicle.lastTimeMs + (long) (ms * Math.min(1.0, Math.abs(onCm) / lengthCm));
            int alongCm = vehicle.lastAlongCm;
            cover(vehicle, way.fromRoute, alongCm, alongCm + onCm, vehicle.lastTimeMs, toMs, evidence, out);
        }
        if (upCm != 0 && way.toRoute >= 0) {
            long fromMs = point.timeMs - (long) (ms * Math.min(1.0, Math.abs(upCm) / lengthCm));
            int alongCm = match.alongCm;
            cover(vehicle, way.toRoute, alongCm - upCm, alongCm, fromMs, point.timeMs, evidence, out);
        }
    }

    /** The half of the way that belongs to the end that worked, and no more than its speed makes of half the time. */
    private int half(int cm, int speedDkmh, long ms) {
        double longestCm = Math.min(way.lengthM(), speedDkmh * M_PER_MS * ms) / 2.0 * Way.CM;
        return (int) Math.max(-longestCm, Math.min(longestCm, cm));
    }

    /** A working point by itself proves only what is too short to be proven otherwise. */
    private void touch(VehiclePasses vehicle, TrackPoint point, TrackMatch match, WorkEvidence work, PassListener out) {
        if (work != WorkEvidence.NONE && match.onRoute()) {
            int route = routes.lines().find(match.routeId);
            if (route >= 0) {
                cover(vehicle, route, match.alongCm, match.alongCm, point.timeMs, point.timeMs, work, out);
            }
        }
    }

    /** Marks a stretch of a route as swept; driven from the first place to the second. */
    private void cover(
            VehiclePasses vehicle,
            int route,
            int fromCm,
            int toCm,
            long fromMs,
            long toMs,
            WorkEvidence evidence,
            PassListener out) {
        RouteLines lines = routes.lines();
        int lowCm = Math.min(fromCm, toCm);
        int highCm = Math.max(fromCm, toCm);
        double msPerCm = fromCm == toCm ? 0.0 : (toMs - fromMs) / (double) (toCm - fromCm);
        for (int segment = lines.segmentAt(route, lowCm), last = lines.segmentAt(route, highCm);
                segment <= last;
                segment++) {
            int startCm = lines.fromCm(segment);
            int endCm = lines.toCm(segment);
            long bits = SegmentPass.bits(startCm, endCm, lowCm, highCm);
            if (bits != 0) {
                int at = open(vehicle, lines.id(route), segment - lines.firstSegment(route), fromMs, out);
                int nearCm = Math.max(startCm, Math.min(endCm, fromCm));
                int farCm = Math.max(startCm, Math.min(endCm, toCm));
                vehicle.cover(
                        at,
                        bits,
                        fromMs + (long) ((nearCm - fromCm) * msPerCm),
                        fromMs + (long) ((farCm - fromCm) * msPerCm),
                        evidence == WorkEvidence.SENSOR);
            }
        }
    }

    private int open(VehiclePasses vehicle, int routeId, int segment, long fromMs, PassListener out) {
        int at = vehicle.find(routeId, segment);
        if (at >= 0) {
            return at;
        }
        if (vehicle.open() == VehiclePasses.MAX_OPEN) {
            overflows++;
            end(vehicle, vehicle.longestUnseen(), out);
        }
        return vehicle.add(routeId, segment, fromMs);
    }

    private void endUnseen(VehiclePasses vehicle, long nowMs, PassListener out) {
        for (int at = vehicle.open() - 1; at >= 0; at--) {
            if (nowMs - vehicle.seenMs[at] > settings.leftMs()) {
                end(vehicle, at, out);
            }
        }
    }

    private void endLeft(VehiclePasses vehicle, TrackPoint point, PassListener out) {
        RouteLines lines = routes.lines();
        double latE7 = point.latE6 * E7_PER_E6;
        double lonE7 = point.lonE6 * E7_PER_E6;
        for (int at = vehicle.open() - 1; at >= 0; at--) {
            int segment = lines.find(vehicle.routeIds[at], vehicle.segments[at]);
            double distance2 = segment < 0 ? Double.POSITIVE_INFINITY : lines.segmentDistance2(segment, latE7, lonE7);
            if (distance2 > settings.leftM() * settings.leftM()) {
                end(vehicle, at, out);
            } else if (distance2 <= BESIDE_M * BESIDE_M) {
                vehicle.seenMs[at] = point.timeMs;
            }
        }
    }

    private static void end(VehiclePasses vehicle, int at, PassListener out) {
        vehicle.tell(at, out);
        vehicle.remove(at);
    }

    /** Tells the passes that have not ended, as they stand, and changes nothing: for figures of the running day. */
    public void tellOpen(VehiclePasses vehicle, PassListener out) {
        for (int at = 0; at < vehicle.open(); at++) {
            vehicle.tell(at, out);
        }
    }

    /** Ends all passes, for the end of a day, and forgets the last point: what comes next makes no chain with it. */
    public void finish(VehiclePasses vehicle, PassListener out) {
        tellOpen(vehicle, out);
        vehicle.clear();
    }

    /** Passes that ended only because the vehicle had {@link VehiclePasses#MAX_OPEN} of them open. */
    public long overflows() {
        return overflows;
    }
}
