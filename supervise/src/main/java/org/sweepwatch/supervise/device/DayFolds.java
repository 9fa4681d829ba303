package org.sweepwatch.supervise.device;

import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.DeviceDayFold.Added;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.work.fold.WorkDayFold;
import org.sweepwatch.supervise.work.fold.WorkFolder;

/**
 * Both folds of one vehicle's day: the health of its device and its work. They take in the same points in the same order, so
 * what is said of one (that it is complete, that it lacks points) holds for the other.
 */
final class DayFolds {
    private final DeviceDayFold device;
    private WorkDayFold work;

    DayFolds(DeviceDayFold device, WorkDayFold work) {
        this.device = device;
        this.work = work;
    }

    DeviceDayFold device() {
        return device;
    }

    WorkDayFold work() {
        return work;
    }

    /** Folds a point in; an early one changes neither. */
    Added add(DevicePoint p, WorkFolder folder) {
        Added added = device.add(p);
        if (added == Added.ON_TRACK || added == Added.OFF_TRACK) {
            folder.add(work, p, added == Added.ON_TRACK);
        }
        return added;
    }

    /** Takes over what comes from points; what was heard of the device stays. */
    void adoptPoints(DayFolds other) {
        device.adoptTrack(other.device);
        work = other.work;
    }
}
