package org.sweepwatch.supervise.api;

import java.time.LocalDate;
import org.sweepwatch.supervise.device.DeviceFailureReport;

/** Folds a day again and logs who wanted it and why (重新计算). Any thread. */
@FunctionalInterface
public interface Recompute {
    /**
     * Returns when the day is folded and logged; a whole fleet takes seconds.
     *
     * @param vehicle id, phone or plate; null for all
     * @param actor who asks, for the log
     * @throws org.sweepwatch.store.StoreException {@code unknown_vehicle} when there is no such vehicle
     */
    DeviceFailureReport run(LocalDate day, String vehicle, String actor, String reason);
}
