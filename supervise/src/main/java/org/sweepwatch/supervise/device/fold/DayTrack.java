package org.sweepwatch.supervise.device.fold;

import java.util.Arrays;
import org.sweepwatch.supervise.device.fold.SlotCounts.Kind;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/**
 * The track side of a device day: what its points say, folded in the order of device time and, for points of the same
 * instant (an alarm and a timed report), of the hash of their content. So it is a function of the set of points alone,
 * whatever the order of arrival; the reception time of a point is not looked at.
 */
public final class DayTrack {
    /** Alarm bits that are followed whatever ACC says. */
    private static final int[] ALARM_BITS = {4, 5, 6, 9, 10, 11, 12, 24};

    private static final int SUPPLY_LOW_AT = ALARM_BITS.length;
    private static final int SUPPLY_OFF_AT = SUPPLY_LOW_AT + 1;
    private static final int SUPPLY_OFF_PARKED_AT = SUPPLY_OFF_AT + 1;
    /** To be read only. */
    private static final AlarmHold NEVER_HELD = new AlarmHold();

    private static final int SUPPLY_LOW = 1 << 7;
    private static final int SUPPLY_OFF = 1 << 8;

    private final long dayStartMs;
    private final MotionSettings settings;

    private long lastMs;
    private int lastHash;
    private int points;
    private int accOnPoints;
    private long firstMs;
    private boolean fixed;
    private boolean inDeadSpot;
    private int wrongLatE6;
    private int wrongLonE6;
    private int odometerHm = DevicePoint.NONE;
    private long odometerMs;
    private int drivenHm;

    private final MinuteSet covered = new MinuteSet();
    private final MinuteSet expecting = new MinuteSet();
    private final SlotCounts counts = new SlotCounts();
    private final Span noFix = new Span();
    private final Span noFixYet = new Span();
    private final Span wrongPlace = new Span();
    private final Span late = new Span();
    /** In the order of {@link #ALARM_BITS}, then those of the supply; null until first held, as most are all day. */
    private final AlarmHold[] alarms = new AlarmHold[SUPPLY_OFF_PARKED_AT + 1];

    private final Motion liveMotion = new Motion();
    private final Motion lateMotion = new Motion();

    DayTrack(long dayStartMs, MotionSettings settings) {
        this.dayStartMs = dayStartMs;
        this.settings = settings;
    }

    /** Below 0 when the point comes before the last one, 0 when it is the last one again. */
    int compareToLast(DevicePoint p) {
        if (points == 0) {
            return 1;
        }
        return p.timeMs != lastMs ? Long.compare(p.timeMs, lastMs) : Integer.compare(p.contentHash(), lastHash);
    }

    /** The point comes after the last one and lies in the day. Returns false when it is off the track. */
    boolean add(DevicePoint p) {
        int minute = (int) ((p.timeMs - dayStartMs) / 60_000);
        boolean accOn = p.accOn();
        boolean isLate = (p.quality & PointQuality.LATE) != 0;
        if (points++ == 0) {
            firstMs = p.timeMs;
        }
        if (accOn) {
            accOnPoints++;
        }
        counts.add(Kind.POINTS, minute);
        if (isLate) {
            counts.add(Kind.LATE, minute);
            late.add(p.timeMs, minute);
        }
        boolean usable = PointQuality.usable(p.quality);
        if (usable || !fixed) {
            fixed |= usable;
            inDeadSpot = p.inDeadSpot;
        }
        addFix(p, accOn, minute);
        addPresence(accOn && !p.asleep() && !inDeadSpot, minute);
        addAlarms(p, accOn, minute);
        addOdometer(p, accOn);
        lastMs = p.timeMs;
        lastHash = p.contentHash();
        return !usable || (isLate ? lateMotion : liveMotion).add(p, p.inDeadSpot, dayStartMs, counts, settings);
    }

    private void addFix(DevicePoint p, boolean accOn, int minute) {
        if (p.located()) {
            counts.add(Kind.LOCATED, minute);
            if ((p.quality & PointQuality.WRONG_PLACE) != 0) {
                if (wrongPlace.count() == 0) {
                    wrongLatE6 = p.latE6;
                    wrongLonE6 = p.lonE6;
                }
                wrongPlace.add(p.timeMs, minute);
                counts.add(Kind.WRONG_PLACE, minute);
            }
        }
        if (!accOn || inDeadSpot) {
            return;
        }
        if (!fixed && !p.located()) {
            noFixYet.add(p.timeMs, minute);
            counts.add(Kind.NO_FIX_YET, minute);
            return;
        }
        counts.add(Kind.ACC_ON, minute);
        if (!p.located()) {
            noFix.add(p.timeMs, minute);
            counts.add(Kind.NO_FIX, minute);
        }
    }

    private void addPresence(boolean more, int minute) {
        covered.add(minute);
        if (more) {
            expecting.add(minute);
        } else {
            expecting.remove(minute);
        }
    }

    private void addAlarms(DevicePoint p, boolean accOn, int minute) {
        for (int i = 0; i < ALARM_BITS.length; i++) {
            addAlarm(i, (p.alarmBits >>> ALARM_BITS[i] & 1) != 0, p.timeMs, minute);
        }
        addAlarm(SUPPLY_LOW_AT, accOn && (p.alarmBits & SUPPLY_LOW) != 0, p.timeMs, minute);
        boolean off = (p.alarmBits & SUPPLY_OFF) != 0;
        addAlarm(SUPPLY_OFF_AT, accOn && off, p.timeMs, minute);
        addAlarm(SUPPLY_OFF_PARKED_AT, !accOn && off, p.timeMs, minute);
    }

    private void addAlarm(int at, boolean on, long timeMs, int minute) {
        if (alarms[at] == null) {
            if (!on) {
                return;
            }
            alarms[at] = new AlarmHold();
        }
        alarms[at].add(on, timeMs, minute);
    }

    private AlarmHold heldAt(int at) {
        return alarms[at] == null ? NEVER_HELD : alarms[at];
    }

    private void addOdometer(DevicePoint p, boolean accOn) {
        if (p.odometerHm < 0) {
            return;
        }
        if (odometerHm >= 0 && accOn) {
            int step = p.odometerHm - odometerHm;
            double mostHm = 1 + settings.jumpKmh() * 10.0 * (p.timeMs - odometerMs) / 3_600_000;
            if (step > 0 && step <= mostHm) {
                drivenHm += step;
            }
        }
        odometerHm = p.odometerHm;
        odometerMs = p.timeMs;
    }

    public int points() {
        return points;
    }

    public int accOnPoints() {
        return accOnPoints;
    }

    /** Device time of the first point, ms since 1970 UTC; meaningless without points. */
    public long firstMs() {
        return firstMs;
    }

    /** Device time of the last point, ms since 1970 UTC; meaningless without points. */
    public long lastMs() {
        return lastMs;
    }

    /**
     * Whether the last good fix lay in a dead spot or under a depot's roof. Before the first fix of the day the
     * coordinates that the device repeats are believed.
     */
    public boolean inDeadSpot() {
        return inDeadSpot;
    }

    /** Whether the device was to go on reporting after its last point: ACC on, not asleep, not in a dead spot. */
    public boolean expectingAtEnd() {
        return points > 0 && expecting.contains(covered.last());
    }

    /** Minutes with a point, by device time. Not to be changed. */
    public MinuteSet covered() {
        return covered;
    }

    /** Minutes whose last point promised more: ACC on, not asleep, not in a dead spot. Not to be changed. */
    public MinuteSet expecting() {
        return expecting;
    }

    public SlotCounts counts() {
        return counts;
    }

    /** Points with ACC on and no fix, outside dead spots, after the first fix of the day. */
    public Span noFix() {
        return noFix;
    }

    /** Points with ACC on and no fix before the first fix of the day. */
    public Span noFixYet() {
        return noFixYet;
    }

    /** Points that claim a fix at an impossible place. */
    public Span wrongPlace() {
        return wrongPlace;
    }

    /** Latitude of the first of {@link #wrongPlace()}, 1e-6 degrees. */
    public int wrongLatE6() {
        return wrongLatE6;
    }

    public int wrongLonE6() {
        return wrongLonE6;
    }

    /** Late points (补传). */
    public Span late() {
        return late;
    }

    /**
     * How an alarm bit was held, whatever ACC said.
     *
     * @param bit 4, 5, 6 (GNSS module and antenna), 9 to 12 (display, TTS, camera, IC card reader) or 24 (speed sensor)
     */
    public AlarmHold alarm(int bit) {
        return heldAt(Arrays.binarySearch(ALARM_BITS, bit));
    }

    /** Alarm bit 7 while ACC is on. */
    public AlarmHold supplyLow() {
        return heldAt(SUPPLY_LOW_AT);
    }

    /** Alarm bit 8 while ACC is on. */
    public AlarmHold supplyOff() {
        return heldAt(SUPPLY_OFF_AT);
    }

    /** Alarm bit 8 while ACC is off. */
    public AlarmHold supplyOffParked() {
        return heldAt(SUPPLY_OFF_PARKED_AT);
    }

    public Motion liveMotion() {
        return liveMotion;
    }

    public Motion lateMotion() {
        return lateMotion;
    }

    /** Metres driven with ACC on, the larger of what the positions and what the odometer say. */
    public double drivenM() {
        return Math.max(liveMotion.movedM() + lateMotion.movedM(), drivenHm * 100.0);
    }

    void write(StateWriter out) {
        out.number(points);
        if (points == 0) {
            return;
        }
        out.signed(lastMs - dayStartMs);
        out.signed(lastHash);
        out.number(accOnPoints);
        out.signed(firstMs - dayStartMs);
        out.flag(fixed);
        out.flag(inDeadSpot);
        out.signed(wrongLatE6);
        out.signed(wrongLonE6);
        out.signed(odometerHm);
        out.signed(odometerHm < 0 ? 0 : odometerMs - dayStartMs);
        out.number(drivenHm);
        out.minutes(covered);
        out.minutes(expecting);
        counts.write(out);
        noFix.write(out, dayStartMs);
        noFixYet.write(out, dayStartMs);
        wrongPlace.write(out, dayStartMs);
        late.write(out, dayStartMs);
        for (int at = 0; at < alarms.length; at++) {
            heldAt(at).write(out, dayStartMs);
        }
        liveMotion.write(out, dayStartMs);
        lateMotion.write(out, dayStartMs);
    }

    void read(StateReader in) {
        points = in.count(Integer.MAX_VALUE);
        if (points == 0) {
            return;
        }
        lastMs = dayStartMs + in.signed();
        lastHash = in.signedInt();
        accOnPoints = in.count(Integer.MAX_VALUE);
        firstMs = dayStartMs + in.signed();
        fixed = in.flag();
        inDeadSpot = in.flag();
        wrongLatE6 = in.signedInt();
        wrongLonE6 = in.signedInt();
        odometerHm = in.signedInt();
        odometerMs = dayStartMs + in.signed();
        drivenHm = in.count(Integer.MAX_VALUE);
        covered.addAll(in.minutes());
        expecting.addAll(in.minutes());
        counts.read(in);
        noFix.read(in, dayStartMs);
        noFixYet.read(in, dayStartMs);
        wrongPlace.read(in, dayStartMs);
        late.read(in, dayStartMs);
        for (int at = 0; at < alarms.length; at++) {
            AlarmHold alarm = new AlarmHold();
            alarm.read(in, dayStartMs);
            alarms[at] = alarm.everHeld() ? alarm : null;
        }
        liveMotion.read(in, dayStartMs);
        lateMotion.read(in, dayStartMs);
    }
}
