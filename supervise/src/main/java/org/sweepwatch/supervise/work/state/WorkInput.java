package org.sweepwatch.supervise.work.state;

import org.sweepwatch.supervise.point.DevicePoint;

/** Tells from a point whether the vehicle's work device was on (作业信号). Stateless, any thread; allocates nothing. */
@FunctionalInterface
public interface WorkInput {
    /** What a point says. */
    enum Reading {
        ON,
        OFF,
        /** The terminal does not report it. */
        UNKNOWN
    }

    /** A vehicle without mapped inputs: its work is inferred from speed and place. */
    WorkInput NONE = point -> Reading.UNKNOWN;

    Reading read(DevicePoint point);
}
