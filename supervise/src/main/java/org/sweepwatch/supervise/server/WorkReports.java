package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.DeviceDay;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.FigureEntryStore;
import org.sweepwatch.store.query.FrozenDayStore;
import org.sweepwatch.store.query.GridVisitStore;
import org.sweepwatch.store.query.LatestQuery;
import org.sweepwatch.store.query.MaintenanceWindowStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.CorruptStateException;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.plan.Downtime;
import org.sweepwatch.supervise.plan.GroundTruth;
import org.sweepwatch.supervise.report.WorkReportWriter;
import org.sweepwatch.supervise.work.figure.WorkFacts;
import org.sweepwatch.supervise.work.figure.WorkJudge;
import org.sweepwatch.supervise.work.figure.WorkReport;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkDayFold;

/**
 * The daily evaluation of mechanised cleaning (每日考评) of any day: the frozen figures where there are some, otherwise judged
 * anew from the stored folds and the ground truth of the day. Thread safe.
 */
public final class WorkReports {
    private final OperationalCalendar calendar;
    private final GroundTruth truth;
    private final Supplier<Instant> listenedUntil;
    private final Clock clock;
    private final WorkJudge judge;
    private final DayBases bases;
    private final DeviceDayStore days;
    private final FrozenDayStore frozenDays;
    private final OutageStore outages;
    private final MaintenanceWindowStore windows;
    private final GridVisitStore visits;
    private final FigureEntryStore entries;
    private final LatestQuery latest;
    private long checkedRevision = -1;

    /** @param listenedUntil up to when the platform has listened */
    WorkReports(
            Database database,
            OperationalCalendar calendar,
            GroundTruth truth,
            Supplier<Instant> listenedUntil,
            Clock clock) {
        this.calendar = calendar;
        this.truth = truth;
        this.listenedUntil = listenedUntil;
        this.clock = clock;
        judge = new WorkJudge(calendar);
        bases = new DayBases(truth);
        days = new DeviceDayStore(database);
        frozenDays = new FrozenDayStore(database);
        outages = new OutageStore(database);
        windows = new MaintenanceWindowStore(database);
        visits = new GridVisitStore(database);
        entries = new FigureEntryStore(database);
        latest = new LatestQuery(database);
    }

    /** What the work of a day is folded with. */
    DayBases bases() {
        return bases;
    }

    /** The report of a day: frozen if it is, else provisional. */
    public WorkReport report(LocalDate day) {
        return frozenDays
                .find(day)
                .filter(frozen -> frozen.work() != null)
                .map(frozen -> WorkReportWriter.fromJson(frozen.work()))
                .orElseGet(() -> judged(day));
    }

    /** The report as the stored data gives it now, whether the day is frozen or not. */
    public WorkReport judged(LocalDate day) {
        OperationalCalendar.Window window = calendar.windowOf(day);
        bases.takeChanges();
        Map<Integer, WorkDayFold> work = new HashMap<>();
        Map<Integer, DeviceDayFold> health = new HashMap<>();
        int recomputing = 0;
        for (DeviceDay stored : days.list(day)) {
            recomputing += read(stored, work, health) && !stored.stale() ? 0 : 1;
        }
        return judge.judge(new WorkFacts(
                truth.on(day),
                Math.min(listenedUntil.get().toEpochMilli(), window.to().toEpochMilli()),
                work,
                health,
                connected(day),
                Downtime.of(outages.list(window.from(), window.to()), windows.list(window.from(), window.to())),
                List.copyOf(visits.list(window.from(), window.to())),
                entries.ofDay(day),
                recomputing,
                clock.instant()));
    }

    /**
     * Has closed days folded again whose work was folded with other layers or rules than are in force for them now; does
     * nothing while the ground truth is what it was at the last call. One thread.
     *
     * @param from first operational day that is looked at
     * @param firstOpen first one that is not
     */
    void requestRefolds(LocalDate from, LocalDate firstOpen) {
        long revision = truth.revision();
        if (revision == checkedRevision) {
            return;
        }
        bases.takeChanges();
        for (LocalDate day = from; day.isBefore(firstOpen); day = day.plusDays(1)) {
            for (DeviceDay stored : days.list(day)) {
                if (!stored.stale() && stored.state() != null && !read(stored, new HashMap<>(), new HashMap<>())) {
                    days.markStale(day, stored.vehicleId(), clock.instant());
                }
            }
        }
        checkedRevision = revision;
    }

    /** Vehicles with a good position that were heard of by the day: what came later changes no past day. */
    private Set<Integer> connected(LocalDate day) {
        Set<Integer> connected =
                latest.latest().stream().map(Position::vehicleId).collect(Collectors.toSet());
        connected.retainAll(days.heardUntil(day));
        return connected;
    }

    /** False when one of the folds is missing or cannot be read: the refold replaces them. */
    private boolean read(DeviceDay stored, Map<Integer, WorkDayFold> work, Map<Integer, DeviceDayFold> health) {
        if (stored.state() == null || stored.work() == null) {
            return false;
        }
        WorkBasis basis = bases.of(stored.vehicleId(), stored.day().toEpochDay());
        try {
            health.put(stored.vehicleId(), DeviceDayFold.fromBytes(stored.state(), calendar, basis.motion()));
            work.put(stored.vehicleId(), WorkDayFold.fromBytes(stored.work(), calendar, basis));
            return true;
        } catch (CorruptStateException e) {
            return false;
        }
    }
}
