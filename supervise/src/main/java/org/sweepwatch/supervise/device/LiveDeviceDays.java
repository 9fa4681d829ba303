package org.sweepwatch.supervise.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.CorruptStateException;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.work.fold.WorkBases;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkDayFold;
import org.sweepwatch.supervise.work.fold.WorkFolder;

/**
 * The device days that still receive points: yesterday, today, and the first minutes of tomorrow for a clock that runs
 * ahead. Days are told by the reception, never by a device's clock.
 *
 * <p>A point goes to the day of its device time. One that comes out of order makes that device day stale; {@link
 * #nextRefold} says which to fold again from the store, and {@link #refolded} takes the result. A point of an older day
 * only marks that day in the store, which folds it again as a whole.
 *
 * <p>For the thread of one pipeline stage; all methods, {@link #states} too, are called there. Allocates nothing for a
 * point of a device day that is open and in order.
 */
public final class LiveDeviceDays {
    /** Highest vehicle number: states lie in an array by it. */
    public static final int MAX_VEHICLE_ID = 1 << 20;
    /** A stale day is folded again when no late point came for so long. */
    public static final long QUIET_MS = 30_000;
    /** ... or when it has been stale for so long. */
    public static final long LONGEST_STALE_MS = 600_000;

    private static final int DAYS = 3;

    private final OperationalCalendar calendar;
    private final WorkBases bases;
    private final WorkFolder folder = new WorkFolder();
    private OpenDay[][] vehicles = new OpenDay[256][];
    private int vehicleCount;
    private long today = Long.MIN_VALUE;
    /** Journal index of the newest point given in; what the store had passed at the start until there is one. */
    private long lastIndex;

    private int nextToRefold;
    private final List<Closed> closed = new ArrayList<>();

    /** @param bases what a day is folded with */
    public LiveDeviceDays(OperationalCalendar calendar, WorkBases bases) {
        this.calendar = calendar;
        this.bases = bases;
    }

    /**
     * Puts a stored state back, before the first point.
     *
     * @param state null or unreadable: the day is folded again from the store
     * @param work the same; unreadable, too, when it was folded with other layers or rules than are in force now
     * @param stale as stored
     * @param checkpoint journal index that the store has passed
     * @return false when the state could not be read
     */
    public boolean restore(int vehicleId, long day, byte[] state, byte[] work, boolean stale, long checkpoint) {
        lastIndex = Math.max(lastIndex, checkpoint);
        WorkBasis basis = bases.of(vehicleId, day);
        DeviceDayFold fold = new DeviceDayFold(day, calendar, basis.motion());
        boolean readable = state != null;
        if (readable) {
            try {
                fold = DeviceDayFold.fromBytes(state, calendar, basis.motion());
                readable = fold.day() == day;
            } catch (CorruptStateException e) {
                readable = false;
            }
        }
        if (!readable) {
            fold = new DeviceDayFold(day, calendar, basis.motion());
        }
        WorkDayFold workFold = readWork(day, work, basis);
        if (workFold == null) {
            readable = false;
            workFold = new WorkDayFold(day, calendar, basis);
        }
        advance(day);
        if (day < today - 1) {
            return readable;
        }
        OpenDay open = new OpenDay(vehicleId, new DayFolds(fold, workFold), folder);
        if (stale || !readable) {
            open.markStale(checkpoint);
        }
        slots(vehicleId)[slot(day)] = open;
        return readable;
    }

    /** Null when it cannot be read. */
    private WorkDayFold readWork(long day, byte[] work, WorkBasis basis) {
        if (work == null) {
            return null;
        }
        try {
            WorkDayFold fold = WorkDayFold.fromBytes(work, calendar, basis);
            return fold.day() == day ? fold : null;
        } catch (CorruptStateException e) {
            return null;
        }
    }

    /** A frame of any kind was received from the vehicle's device, heartbeats included. */
    public void heard(int vehicleId, long receivedMs) {
        long day = calendar.dayOf(receivedMs);
        advance(day);
        OpenDay open = open(vehicleId, day);
        if (open != null) {
            open.heard(receivedMs);
        }
    }

    /**
     * A position with a time that can be stored. Counts as heard, too.
     *
     * @param index journal index of its record; several positions may share one
     * @return false when it lies off the track of its vehicle (漂移)
     */
    public boolean point(long index, DevicePoint p) {
        lastIndex = index;
        heard(p.vehicleId, p.receivedMs);
        if ((p.quality & (PointQuality.BATCH | PointQuality.BLIND_BATCH)) == 0) {
            offset(p.vehicleId, p.receivedMs, p.timeMs, false);
        }
        long day = calendar.dayOf(p.timeMs);
        OpenDay open = open(p.vehicleId, day);
        if (open == null) {
            markClosed(p.vehicleId, day);
            return true;
        }
        return open.add(index, p);
    }

    private void markClosed(int vehicleId, long day) {
        Closed mark = new Closed(vehicleId, day, null, null, true);
        if (closed.isEmpty() || !mark.equals(closed.get(closed.size() - 1))) {
            closed.add(mark);
        }
    }

    /**
     * A report sent by itself whose device time is too far ahead to be stored: it says something about the clock.
     */
    public void futurePoint(int vehicleId, long receivedMs, long deviceMs) {
        heard(vehicleId, receivedMs);
        offset(vehicleId, receivedMs, deviceMs, true);
    }

    private void offset(int vehicleId, long receivedMs, long deviceMs, boolean future) {
        OpenDay open = open(vehicleId, calendar.dayOf(receivedMs));
        if (open != null) {
            open.offset(receivedMs, deviceMs, future);
        }
    }

    /**
     * Hands over what changed since the last call. Together with the points given in so far it makes one consistent
     * whole: store both in the same transaction.
     */
    public void drain(DaySink sink) {
        for (Closed day : closed) {
            sink.accept(day.vehicleId, day.day, day.state, day.work, day.stale);
        }
        closed.clear();
        for (int id = 0; id < vehicleCount; id++) {
            if (vehicles[id] != null) {
                for (OpenDay open : vehicles[id]) {
                    if (open != null && open.takeChanged()) {
                        give(open, sink);
                    }
                }
            }
        }
    }

    /** Hands over the states of one open day as they are now. */
    public void states(long day, DaySink sink) {
        for (int id = 0; id < vehicleCount; id++) {
            OpenDay open = find(id, day);
            if (open != null) {
                give(open, sink);
            }
        }
    }

    private static void give(OpenDay open, DaySink sink) {
        sink.accept(
                open.vehicleId,
                open.day(),
                open.folds.device().toBytes(),
                open.folds.work().toBytes(),
                open.isStale());
    }

    /** The latest day on which anything was received; {@link Long#MIN_VALUE} before that. */
    public long today() {
        return today;
    }

    /**
     * A device day to be folded again from the store, null when there is none at present. It is not named again before
     * {@link #refolded} or {@link #refoldFailed}.
     */
    public RefoldRequest nextRefold(long nowMs) {
        for (int i = 0; i < vehicleCount; i++) {
            nextToRefold = (nextToRefold + 1) % vehicleCount;
            if (vehicles[nextToRefold] != null) {
                for (OpenDay open : vehicles[nextToRefold]) {
                    if (open != null && open.dueForRefold(nowMs, QUIET_MS, LONGEST_STALE_MS)) {
                        return open.beginRefold(nowMs);
                    }
                }
            }
        }
        return null;
    }

    /**
     * Takes the folds of the stored points of a device day.
     *
     * @param throughIndex journal index that the store had passed <em>before</em> the points were read
     * @return true when the day now contains every point received; otherwise it will be named again
     */
    public boolean refolded(int vehicleId, Refolder stored, long throughIndex) {
        OpenDay open = find(vehicleId, stored.result().day());
        if (open == null) {
            return false;
        }
        open.refolded(stored.folds(), throughIndex);
        return !open.isStale();
    }

    /** The store has not passed what the request asks for: name the day again the next time. */
    public void putOffRefold(RefoldRequest request) {
        OpenDay open = find(request.vehicleId(), request.day());
        if (open != null) {
            open.putOffRefold();
        }
    }

    /** The fold could not be made: name the day again after a while. */
    public void refoldFailed(RefoldRequest request, long nowMs) {
        OpenDay open = find(request.vehicleId(), request.day());
        if (open != null) {
            open.refoldFailed(nowMs);
        }
    }

    /**
     * Has an open device day folded again from the store, whatever its state, once the store has every point given in so
     * far; nothing for one that is not open.
     */
    public void requestRefold(int vehicleId, long day) {
        OpenDay open = find(vehicleId, day);
        if (open != null) {
            open.markStale(lastIndex);
        }
    }

    /** The same for every open day that was folded with other layers or rules than are in force now. */
    public void requestRefoldOfOutdated() {
        for (int id = 0; id < vehicleCount; id++) {
            if (vehicles[id] != null) {
                for (OpenDay open : vehicles[id]) {
                    if (open != null
                            && open.folds.work().basis().version()
                                    != bases.of(id, open.day()).version()) {
                        open.markStale(lastIndex);
                    }
                }
            }
        }
    }

    /** How many open device days lack points. */
    public int staleDays() {
        int n = 0;
        for (int id = 0; id < vehicleCount; id++) {
            if (vehicles[id] != null) {
                for (OpenDay open : vehicles[id]) {
                    n += open != null && open.isStale() ? 1 : 0;
                }
            }
        }
        return n;
    }

    private void advance(long day) {
        if (day <= today) {
            return;
        }
        today = day;
        for (int id = 0; id < vehicleCount; id++) {
            if (vehicles[id] != null) {
                for (int i = 0; i < DAYS; i++) {
                    OpenDay open = vehicles[id][i];
                    if (open != null && open.day() < today - 1) {
                        close(open);
                        vehicles[id][i] = null;
                    }
                }
            }
        }
    }

    private void close(OpenDay open) {
        if (open.takeChanged() || open.isStale()) {
            closed.add(new Closed(
                    open.vehicleId,
                    open.day(),
                    open.folds.device().toBytes(),
                    open.folds.work().toBytes(),
                    open.isStale()));
        }
    }

    /** Null for a day that is closed. */
    private OpenDay open(int vehicleId, long day) {
        if (day < today - 1 || day > today + 1) {
            return null;
        }
        OpenDay[] slots = slots(vehicleId);
        OpenDay open = slots[slot(day)];
        if (open == null) {
            WorkBasis basis = bases.of(vehicleId, day);
            open = new OpenDay(
                    vehicleId,
                    new DayFolds(
                            new DeviceDayFold(day, calendar, basis.motion()), new WorkDayFold(day, calendar, basis)),
                    folder);
            slots[slot(day)] = open;
        }
        return open;
    }

    private OpenDay find(int vehicleId, long day) {
        if (vehicleId >= vehicleCount || vehicles[vehicleId] == null) {
            return null;
        }
        OpenDay open = vehicles[vehicleId][slot(day)];
        return open != null && open.day() == day ? open : null;
    }

    private OpenDay[] slots(int vehicleId) {
        if (vehicleId < 0 || vehicleId > MAX_VEHICLE_ID) {
            throw new IllegalArgumentException(
                    "vehicle number " + vehicleId + " (expected: 0 to " + MAX_VEHICLE_ID + ")");
        }
        if (vehicleId >= vehicles.length) {
            vehicles = Arrays.copyOf(vehicles, Math.max(vehicleId + 1, vehicles.length * 2));
        }
        vehicleCount = Math.max(vehicleCount, vehicleId + 1);
        if (vehicles[vehicleId] == null) {
            vehicles[vehicleId] = new OpenDay[DAYS];
        }
        return vehicles[vehicleId];
    }

    private static int slot(long day) {
        return (int) Math.floorMod(day, (long) DAYS);
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed; equal only when it is null
    private record Closed(int vehicleId, long day, byte[] state, byte[] work, boolean stale) {}
}
