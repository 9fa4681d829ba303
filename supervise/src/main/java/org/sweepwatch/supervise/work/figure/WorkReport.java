package org.sweepwatch.supervise.work.figure;

import java.time.LocalDate;

/** Both reports on the work of one day; made, frozen and recalculated together. */
public record WorkReport(VehicleDayReport vehicleDay, RouteCoverageReport routeCoverage) {
    public static final String PROVISIONAL = "provisional";
    public static final String FROZEN = "frozen";

    public LocalDate day() {
        return vehicleDay.day();
    }

    /** The same figures, marked as final. */
    public WorkReport frozen() {
        return new WorkReport(vehicleDay.in(FROZEN), routeCoverage.in(FROZEN));
    }
}
