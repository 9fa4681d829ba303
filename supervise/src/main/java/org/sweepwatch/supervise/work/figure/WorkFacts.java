package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.GridVisit;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.plan.DayTruth;
import org.sweepwatch.supervise.plan.Downtime;
import org.sweepwatch.supervise.work.fold.WorkDayFold;

/**
 * All that a day's work is judged on.
 *
 * @param truth plans, shifts, vehicles, routes and rules of the day
 * @param asOfMs the day is judged up to here, ms since 1970 UTC
 * @param work folds of the work by vehicle, as far as there are any. Must not change meanwhile
 * @param health folds of the device by vehicle
 * @param everHeard vehicles of which a good position was ever stored and that were heard of by the day
 * @param downtime when the platform was away
 * @param visits check-ins in grids that began on the day; the visits of vehicles are in their folds
 * @param entries what people entered for the day: the newest for each figure and each district or vehicle
 * @param recomputing how many of the folds lack stored points
 */
public record WorkFacts(
        DayTruth truth,
        long asOfMs,
        Map<Integer, WorkDayFold> work,
        Map<Integer, DeviceDayFold> health,
        Set<Integer> everHeard,
        Downtime downtime,
        List<GridVisit> visits,
        List<FigureEntry> entries,
        int recomputing,
        Instant generatedAt) {
    public LocalDate day() {
        return truth.day();
    }
}
