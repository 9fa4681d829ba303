package org.sweepwatch.supervise.device;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.plan.Downtime;

/**
 * All that a day is judged on.
 *
 * @param day operational day
 * @param asOfMs the day is judged up to here, ms since 1970 UTC: our clock, or how far the pipeline has come if that is
 *     less, for what has not been read yet must not look like silence
 * @param vehicles vehicles whose device was in service at some time of the day
 * @param folds fold of the day by vehicle; none for a vehicle of which nothing was received. Must not change meanwhile
 * @param before folds of the day before by vehicle, as far as there are any
 * @param excused exemptions
 * @param downtime when the platform was away, planned or not
 * @param duty when vehicles were to work by plan
 * @param recomputing how many of the folds lack stored points
 * @param generatedAt the time to put on the report
 */
public record DayFacts(
        LocalDate day,
        long asOfMs,
        List<ServiceVehicle> vehicles,
        Map<Integer, DeviceDayFold> folds,
        Map<Integer, DeviceDayFold> before,
        List<ExcusedTime> excused,
        Downtime downtime,
        DutyTimes duty,
        int recomputing,
        Instant generatedAt) {
    /** A day without plans on which the platform was never away. */
    public DayFacts(
            LocalDate day,
            long asOfMs,
            List<ServiceVehicle> vehicles,
            Map<Integer, DeviceDayFold> folds,
            Map<Integer, DeviceDayFold> before,
            List<ExcusedTime> excused,
            int recomputing,
            Instant generatedAt) {
        this(
                day,
                asOfMs,
                vehicles,
                folds,
                before,
                excused,
                Downtime.NONE,
                DutyTimes.UNPLANNED,
                recomputing,
                generatedAt);
    }
}
