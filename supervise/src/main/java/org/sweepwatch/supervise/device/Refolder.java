package org.sweepwatch.supervise.device;

import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.DeviceDayFold.Added;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkDayFold;
import org.sweepwatch.supervise.work.fold.WorkFolder;

/**
 * Folds one device day again from its stored points (重算). Give it the points in their {@link DevicePoint#FOLD_ORDER},
 * then take the {@link #result}. For one device day and one thread.
 *
 * <p>What was heard of the device and how its clock was off is not in the points: it is kept from the state before. Only
 * where there is none is it made up from the reception times of the points, without the heartbeats.
 */
public final class Refolder {
    private final DeviceDayFold fold;
    private final DayFolds folds;
    private final WorkFolder folder = new WorkFolder();
    private final boolean makeUpArrivals;

    /**
     * @param day operational day, days since 1970-01-01
     * @param basis what it is folded with
     * @param before the state so far, null when there is none; its arrival side is taken over, not copied
     */
    public Refolder(long day, OperationalCalendar calendar, WorkBasis basis, DeviceDayFold before) {
        fold = new DeviceDayFold(day, calendar, basis.motion());
        folds = new DayFolds(fold, new WorkDayFold(day, calendar, basis));
        makeUpArrivals = before == null;
        if (before != null) {
            fold.adoptArrivals(before);
        }
    }

    /**
     * The next stored point of the day; the carrier may be used again.
     *
     * @throws IllegalStateException when it comes before the one before it
     */
    public void add(DevicePoint p) {
        if (folds.add(p, folder) == Added.OUT_OF_ORDER) {
            throw new IllegalStateException("stored points of vehicle " + p.vehicleId
                    + " are not in the order of time and content hash at " + p.timeMs);
        }
        if (makeUpArrivals && fold.heardOn(p.receivedMs)) {
            fold.heard(p.receivedMs);
            if ((p.quality & (PointQuality.BATCH | PointQuality.BLIND_BATCH)) == 0) {
                fold.addOffset(p.receivedMs, p.timeMs, false);
            }
        }
    }

    /** The fold of all points added. */
    public DeviceDayFold result() {
        return fold;
    }

    /** The work of all points added. */
    public WorkDayFold work() {
        return folds.work();
    }

    DayFolds folds() {
        return folds;
    }
}
