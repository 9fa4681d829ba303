package org.sweepwatch.supervise.work.state;

import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.work.state.WorkInput.Reading;

/**
 * Which devices prove which work (作业信号). On which line of a terminal a device lies, the profile of its model says; here
 * they have their names already.
 */
public final class WorkInputs {
    private static final int BRUSH = Signal.MAIN_BRUSH.bit() | Signal.SIDE_BRUSH.bit();
    private static final int FAN = Signal.FAN.bit();
    private static final int HIGH_PRESSURE_PUMP = Signal.HIGH_PRESSURE_PUMP.bit();
    private static final int PUMP = HIGH_PRESSURE_PUMP | Signal.LOW_PRESSURE_PUMP.bit();
    private static final int CANNON = Signal.MIST_CANNON.bit();

    private WorkInputs() {}

    /** What proves the operation; {@link WorkInput#NONE} when nothing does. */
    public static WorkInput of(OperationType operation) {
        return switch (operation) {
            case JS -> new AllOf(BRUSH | FAN);
            case XS -> new AllOf(BRUSH, PUMP);
            case GX -> new AllOf(HIGH_PRESSURE_PUMP);
            case SS -> new AllOf(PUMP);
            case WP -> new AllOf(CANNON);
            case BJ -> WorkInput.NONE;
        };
    }

    /** On when of each set one device is on; off as soon as one set is; unknown otherwise. */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record AllOf(int... sets) implements WorkInput {
        @Override
        public Reading read(DevicePoint point) {
            Reading all = Reading.ON;
            for (int set : sets) {
                if ((Signal.on(point.signals) & set) != 0) {
                    continue;
                }
                if ((Signal.known(point.signals) & set) != 0) {
                    return Reading.OFF;
                }
                all = Reading.UNKNOWN;
            }
            return all;
        }
    }
}
