package org.sweepwatch.geo.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.route.RouteLines;
import org.sweepwatch.geo.track.TrackPoint;

/**
 * A vehicle that drives about a {@link StreetGrid}, sweeping at 8 km/h for some blocks and then on to the next place at 30
 * km/h, through the same streets: what it reports, and what it really swept. It turns off, turns round, and begins and ends
 * its work also within a block.
 *
 * <p>Its positions scatter so that 95 % lie within 10 m: 4.085 m (1 sigma) east and north. Half of the variance stays for
 * about a minute, as with real receivers, half is new with each point. Courses scatter by 8 degrees, speeds by 0.5 km/h.
 */
final class SweepDrive {
    static final double SIGMA_M = 4.085;

    private static final double SWEEP_MPS = 8 / 3.6;
    private static final double TRANSIT_MPS = 30 / 3.6;
    private static final double STEP_S = 0.5;
    private static final double SCATTER_KEPT_S = 60;
    private static final double COURSE_SIGMA_DEG = 8;

    /** One report with the truth about it. */
    record Report(TrackPoint point, boolean working) {}

    final List<Report> reports = new ArrayList<>();
    /** What was swept at most in one visit, by route and segment. */
    final Map<Long, Long> sweptBits = new HashMap<>();

    /** The present visit to a route. */
    private final Map<Long, Long> visitBits = new HashMap<>();

    private int visitedRoute;

    private final Random random;
    private final RouteLines lines;
    private final int intervalS;
    private double seconds;
    private double nextReportS;
    private double slowEast;
    private double slowNorth;

    private boolean working;
    /** Metres until work begins or ends. */
    private double leftM;

    SweepDrive(long seed, RouteLines lines, int intervalS, double hours) {
        this.random = new Random(seed);
        this.lines = lines;
        this.intervalS = intervalS;
        this.nextReportS = random.nextDouble() * intervalS;
        int direction = random.nextInt(4);
        int street = 1 + random.nextInt(StreetGrid.BLOCKS - 1);
        int block = random.nextInt(StreetGrid.BLOCKS);
        change();
        while (seconds < hours * 3600) {
            drive(direction, street, block);
            // Node at the end of the block, counted along its street in the street's own numbering.
            int along = block + 1;
            int turn = turn(direction, street, along);
            if (turn == 0) {
                block = along;
            } else {
                int[] next = turned(direction, street, along, turn);
                direction = next[0];
                street = next[1];
                block = next[2];
            }
        }
    }

    static long key(int routeId, int segment) {
        return (long) routeId << 32 | segment;
    }

    /** 0 straight on, 1 right, 2 round, 3 left; at the rim of the city only what leads on. */
    private int turn(int direction, int street, int along) {
        while (true) {
            double chance = random.nextDouble();
            int turn = chance < 0.6 ? 0 : chance < 0.77 ? 1 : chance < 0.94 ? 3 : 2;
            if (turn == 0 ? along < StreetGrid.BLOCKS : turned(direction, street, along, turn)[2] < StreetGrid.BLOCKS) {
                return turn;
            }
        }
    }

    private static int[] turned(int direction, int street, int along, int turn) {
        int next = (direction + turn) % 4;
        boolean rising = direction < 2;
        int across = rising ? along : StreetGrid.BLOCKS - along;
        if (turn == 2) {
            return new int[] {next, street, StreetGrid.BLOCKS - along};
        }
        return new int[] {next, across, next < 2 ? street : StreetGrid.BLOCKS - street};
    }

    private void change() {
        working = !working;
        boolean atCorner = random.nextDouble() < 0.7;
        int blocks = 1 + random.nextInt(working ? 12 : 6);
        leftM = blocks * StreetGrid.BLOCK_M - (atCorner ? 1e-6 : random.nextDouble() * StreetGrid.BLOCK_M);
    }

    private void drive(int direction, int street, int block) {
        double atM = 0;
        int course = direction * 90;
        int routeId = StreetGrid.routeId(direction, street, block);
        if (routeId != visitedRoute) {
            visitedRoute = routeId;
            visitBits.clear();
        }
        while (atM < StreetGrid.BLOCK_M) {
            double mps = working ? SWEEP_MPS : TRANSIT_MPS;
            double stepM = Math.min(Math.min(mps * STEP_S, StreetGrid.BLOCK_M - atM), Math.max(leftM, 1e-6));
            if (working) {
                swept(routeId, StreetGrid.routeAlongM(block) + atM, stepM);
            }
            atM += stepM;
            seconds += stepM / mps;
            leftM -= stepM;
            if (seconds >= nextReportS) {
                double drivenM = block * StreetGrid.BLOCK_M + atM;
                report(
                        StreetGrid.eastM(direction, street, drivenM),
                        StreetGrid.northM(direction, street, drivenM),
                        mps,
                        course);
                nextReportS += intervalS;
            }
            if (leftM <= 0) {
                change();
            }
        }
    }

    private void swept(int routeId, double fromM, double stepM) {
        int route = lines.find(routeId);
        int fromCm = (int) Math.round(fromM * 100);
        int toCm = (int) Math.round((fromM + stepM) * 100);
        for (int segment = lines.segmentAt(route, fromCm); segment <= lines.segmentAt(route, toCm); segment++) {
            long bits = SegmentPass.bits(lines.fromCm(segment), lines.toCm(segment), fromCm, toCm);
            long key = key(routeId, segment - lines.firstSegment(route));
            long swept = visitBits.merge(key, bits, (a, b) -> a | b);
            sweptBits.merge(key, swept, (a, b) -> Long.bitCount(a) >= Long.bitCount(b) ? a : b);
        }
    }

    private void report(double eastM, double northM, double mps, int course) {
        double kept = Math.exp(-intervalS / SCATTER_KEPT_S);
        double part = SIGMA_M * Math.sqrt(0.5);
        slowEast = kept * slowEast + Math.sqrt(1 - kept * kept) * part * random.nextGaussian();
        slowNorth = kept * slowNorth + Math.sqrt(1 - kept * kept) * part * random.nextGaussian();
        double lat = Drawing.lat(northM + slowNorth + part * random.nextGaussian());
        double lon = Drawing.lon(eastM + slowEast + part * random.nextGaussian());
        int heading = (int) Math.floorMod(Math.round(course + COURSE_SIGMA_DEG * random.nextGaussian()), 360L);
        int speed = (int) Math.max(0, Math.round(mps * 36 + 5 * random.nextGaussian()));
        TrackPoint point = new TrackPoint()
                .set(
                        1_790_000_000_000L + Math.round(nextReportS * 1000),
                        (int) Math.round(lat * 1e6),
                        (int) Math.round(lon * 1e6),
                        speed,
                        heading);
        reports.add(new Report(point, working));
    }
}
