package org.sweepwatch.supervise.device.fold;

import org.sweepwatch.supervise.point.DevicePoint;

/**
 * What a chain of usable points says about movement: the track, jumps off it (漂移), two devices under one number
 * (终端冒用), and positions that stay while the vehicle moves.
 *
 * <pre>
 *   point agrees with the main track -------------------------------> main track goes on
 *         agrees with the other track only -------------------------> the other goes on
 *         agrees with neither -------------------------------------> it begins another
 *
 *   back on the main track            the points since it was left were drift
 *   main track silent, other settled  the vehicle is there: they exchange roles, the jump alone was drift
 *   tracks taken by turns, far apart  two devices; then nothing of it is drift
 * </pre>
 *
 * Live and late points are two chains, each with a Motion of its own: a device with a wrong clock sends points between
 * those of yesterday, and these must not be read as one track.
 */
public final class Motion {
    private final Track[] tracks = {new Track(), new Track()};
    private final StuckRun stuck = new StuckRun();
    private int main;
    private boolean onMain = true;
    private boolean mainSheltered;
    private long lastMs;

    /** Points since the main track was left. */
    private int offPoints;

    private long offFromMs;
    private int offJumpM;
    private int offJumpKmh;

    private int clashSwitches;
    private long clashFromMs;
    private boolean clashing;

    private int driftPoints;
    private long firstDriftMs;
    private long lastDriftMs;
    private int worstJumpM;
    private int worstJumpKmh;

    private long clashFirstMs;
    private long clashLastMs;
    private int clashDistanceM;
    private int clashPlaces;
    private MinuteSet clashMinutes;

    private long movedMm;

    /** Fills {@code counts} with drift as it is proven. Returns false when the point is off the main track. */
    boolean add(DevicePoint p, boolean sheltered, long dayStartMs, SlotCounts counts, MotionSettings s) {
        Track track = tracks[main];
        int minute = (int) ((p.timeMs - dayStartMs) / 60_000);
        if (track.points == 0 || p.timeMs - track.lastMs > s.gapMs()) {
            if (goesOnElsewhere(p, s)) {
                settle(minute, counts);
                followMain(p, minute, dayStartMs, counts, s);
            } else {
                begin(p, minute, counts, s);
            }
            mainSheltered = sheltered;
            return true;
        }
        if (track.continuedBy(p, s)) {
            followMain(p, minute, dayStartMs, counts, s);
            mainSheltered = sheltered;
            return true;
        }
        if (sheltered || mainSheltered) {
            return false;
        }
        leaveMain(p, dayStartMs, counts, s);
        return false;
    }

    /** Nothing came from the main track for long, but the point follows those that left it. */
    private boolean goesOnElsewhere(DevicePoint p, MotionSettings s) {
        Track other = tracks[1 - main];
        return !onMain && p.timeMs - other.lastMs <= s.gapMs() && other.continuedBy(p, s);
    }

    /** The first point at all, or after a gap in which the vehicle may have been carried anywhere. */
    private void begin(DevicePoint p, int minute, SlotCounts counts, MotionSettings s) {
        if (offPoints > 0) {
            drift(offPoints, lastMs, minute, counts);
        }
        tracks[main].start(p);
        forgetOther();
        onMain = true;
        lastMs = p.timeMs;
        stuck.add(p, Double.MAX_VALUE, 0, s);
    }

    private void followMain(DevicePoint p, int minute, long dayStartMs, SlotCounts counts, MotionSettings s) {
        Track track = tracks[main];
        if (!onMain) {
            switchTrack(p, tracks[1 - main], dayStartMs, s);
            if (clashing) {
                offPoints = 0;
            } else if (offPoints > 0) {
                drift(offPoints, offFromMs, minute, counts);
            }
            onMain = true;
        }
        long stepMs = p.timeMs - track.lastMs;
        if (p.accOn() && stepMs <= s.continuousGapMs() && p.speedDkmh >= s.movingKmh() * 10) {
            movedMm += (long) (track.distanceM(p.latE6, p.lonE6) * 1000);
        }
        track.accept(p);
        lastMs = p.timeMs;
        stuck.add(p, stuckDistanceM(track), dayStartMs, s);
    }

    private double stuckDistanceM(Track track) {
        return track.distanceM(stuck.latE6(), stuck.lonE6());
    }

    private void leaveMain(DevicePoint p, long dayStartMs, SlotCounts counts, MotionSettings s) {
        Track from = tracks[main];
        Track other = tracks[1 - main];
        if (offPoints++ == 0) {
            offFromMs = p.timeMs;
            double jumpM = from.distanceM(p.latE6, p.lonE6);
            offJumpM = (int) jumpM;
            offJumpKmh = (int) (jumpM * 3_600 / Math.max(1_000, p.timeMs - from.lastMs));
        }
        boolean known = !onMain || other.points >= s.clashPoints();
        boolean remembered = other.points > 0 && p.timeMs - other.lastMs <= (known ? s.gapMs() : s.settleMs());
        if (remembered && other.continuedBy(p, s)) {
            if (onMain) {
                switchTrack(p, from, dayStartMs, s);
            }
            other.accept(p);
        } else {
            forgetOther();
            other.start(p);
        }
        onMain = false;
        lastMs = p.timeMs;
        if (other.points >= s.settlePoints() && p.timeMs - from.lastMs > s.settleMs()) {
            settle((int) ((p.timeMs - dayStartMs) / 60_000), counts);
        }
    }

    /** The vehicle is where the other track goes on: believe it. The jump there counts, the points after it do not. */
    private void settle(int minute, SlotCounts counts) {
        if (!clashing) {
            int strays = Math.max(0, offPoints - tracks[1 - main].points);
            drift(strays + 1, offFromMs, minute, counts);
        }
        offPoints = 0;
        main = 1 - main;
        onMain = true;
    }

    /** One of two tracks is taken up again within a short time: far apart and often, that takes two devices. */
    private void switchTrack(DevicePoint p, Track left, long dayStartMs, MotionSettings s) {
        double apartM = left.distanceM(p.latE6, p.lonE6);
        if (p.timeMs - lastMs > s.clashWithinMs() || apartM < s.clashM()) {
            return;
        }
        if (clashSwitches++ == 0) {
            clashFromMs = lastMs;
        }
        clashDistanceM = Math.max(clashDistanceM, (int) apartM);
        if (clashSwitches < s.clashSwitches()
                || tracks[0].points < s.clashPoints()
                || tracks[1].points < s.clashPoints()) {
            return;
        }
        if (clashMinutes == null) {
            clashMinutes = new MinuteSet();
            clashFirstMs = clashFromMs;
        }
        if (!clashing) {
            clashing = true;
            clashPlaces += clashSwitches - 1;
            clashLastMs = clashFromMs;
        }
        clashPlaces++;
        int from = (int) ((clashLastMs - dayStartMs) / 60_000);
        clashLastMs = p.timeMs;
        clashMinutes.addRange(from, (int) ((p.timeMs - dayStartMs) / 60_000) + 1);
    }

    private void forgetOther() {
        tracks[1 - main].points = 0;
        clashSwitches = 0;
        clashing = false;
    }

    private void drift(int points, long timeMs, int minute, SlotCounts counts) {
        if (driftPoints == 0) {
            firstDriftMs = timeMs;
        }
        driftPoints += points;
        lastDriftMs = timeMs;
        if (offJumpM > worstJumpM) {
            worstJumpM = offJumpM;
            worstJumpKmh = offJumpKmh;
        }
        counts.add(SlotCounts.Kind.DRIFT, minute, points);
        offPoints = 0;
    }

    public StuckRun stuck() {
        return stuck;
    }

    /** Points proven to be off the track. */
    public int driftPoints() {
        return driftPoints;
    }

    /** When the track was first left, ms since 1970 UTC. */
    public long firstDriftMs() {
        return firstDriftMs;
    }

    /** When the track was last left, ms since 1970 UTC. */
    public long lastDriftMs() {
        return lastDriftMs;
    }

    /** Farthest jump off the track, m. */
    public int worstJumpM() {
        return worstJumpM;
    }

    /** Speed that the farthest jump would have taken, km/h. */
    public int worstJumpKmh() {
        return worstJumpKmh;
    }

    /** Minutes in which two places took turns; a new set, empty when they never did. */
    public MinuteSet clashMinutes() {
        return clashMinutes == null ? new MinuteSet() : clashMinutes.copy();
    }

    public long clashFirstMs() {
        return clashFirstMs;
    }

    public long clashLastMs() {
        return clashLastMs;
    }

    /** How often the place changed to and fro. */
    public int clashPlaces() {
        return clashPlaces;
    }

    /** Farthest distance between the two places, m. */
    public int clashDistanceM() {
        return clashDistanceM;
    }

    /** Metres driven with ACC on, along points that follow each other closely and move; noise of standing is left out. */
    public double movedM() {
        return movedMm / 1000.0;
    }

    void write(StateWriter out, long baseMs) {
        tracks[0].write(out, baseMs);
        tracks[1].write(out, baseMs);
        stuck.write(out, baseMs);
        out.number(main);
        out.flag(onMain);
        out.flag(mainSheltered);
        out.signed(lastMs - baseMs);
        out.number(movedMm);
        out.number(offPoints);
        if (offPoints > 0) {
            out.signed(offFromMs - baseMs);
            out.number(offJumpM);
            out.number(offJumpKmh);
        }
        out.number(driftPoints);
        if (driftPoints > 0) {
            out.signed(firstDriftMs - baseMs);
            out.signed(lastDriftMs - baseMs);
            out.number(worstJumpM);
            out.number(worstJumpKmh);
        }
        out.number(clashDistanceM);
        out.number(clashSwitches);
        if (clashSwitches > 0) {
            out.signed(clashFromMs - baseMs);
            out.flag(clashing);
        }
        out.number(clashPlaces);
        if (clashPlaces > 0) {
            out.signed(clashFirstMs - baseMs);
            out.signed(clashLastMs - baseMs);
            out.minutes(clashMinutes);
        }
    }

    void read(StateReader in, long baseMs) {
        tracks[0].read(in, baseMs);
        tracks[1].read(in, baseMs);
        stuck.read(in, baseMs);
        main = in.count(1);
        onMain = in.flag();
        mainSheltered = in.flag();
        lastMs = baseMs + in.signed();
        movedMm = in.number();
        offPoints = in.count(Integer.MAX_VALUE);
        if (offPoints > 0) {
            offFromMs = baseMs + in.signed();
            offJumpM = in.count(Integer.MAX_VALUE);
            offJumpKmh = in.count(Integer.MAX_VALUE);
        }
        driftPoints = in.count(Integer.MAX_VALUE);
        if (driftPoints > 0) {
            firstDriftMs = baseMs + in.signed();
            lastDriftMs = baseMs + in.signed();
            worstJumpM = in.count(Integer.MAX_VALUE);
            worstJumpKmh = in.count(Integer.MAX_VALUE);
        }
        clashDistanceM = in.count(Integer.MAX_VALUE);
        clashSwitches = in.count(Integer.MAX_VALUE);
        if (clashSwitches > 0) {
            clashFromMs = baseMs + in.signed();
            clashing = in.flag();
        }
        clashPlaces = in.count(Integer.MAX_VALUE);
        if (clashPlaces > 0) {
            clashFirstMs = baseMs + in.signed();
            clashLastMs = baseMs + in.signed();
            clashMinutes = in.minutes();
        }
    }
}
