package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.DeviceDay;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.Exemption;
import org.sweepwatch.store.query.ExemptionStore;
import org.sweepwatch.store.query.FrozenDay;
import org.sweepwatch.store.query.FrozenDayStore;
import org.sweepwatch.store.query.MaintenanceWindowStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.Recalculation;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.DayFacts;
import org.sweepwatch.supervise.device.DeviceFailureJudge;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.DutyTimes;
import org.sweepwatch.supervise.device.ExcusedTime;
import org.sweepwatch.supervise.device.Headline;
import org.sweepwatch.supervise.device.ServiceVehicle;
import org.sweepwatch.supervise.device.fold.CorruptStateException;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.device.rule.DeviceRules;
import org.sweepwatch.supervise.plan.DayTruth;
import org.sweepwatch.supervise.plan.Downtime;
import org.sweepwatch.supervise.plan.GroundTruth;
import org.sweepwatch.supervise.report.ReportWriter;
import org.sweepwatch.supervise.report.WorkReportWriter;
import org.sweepwatch.supervise.settings.Settings;
import org.sweepwatch.supervise.work.figure.WorkReport;

/**
 * The daily device failure rate (每日故障率) of any day: the frozen figures where there are some, otherwise judged anew from
 * the stored folds, exemptions and outages. The same for the page, the API and the command line. Thread safe.
 */
public final class DeviceReports {
    private final OperationalCalendar calendar;
    private final GroundTruth truth;
    private final Clock clock;
    private final VehicleStore vehicles;
    private final DeviceDayStore deviceDays;
    private final ExemptionStore exemptions;
    private final OutageStore outages;
    private final MaintenanceWindowStore windows;
    private final FrozenDayStore frozenDays;
    private final WorkReports work;

    public DeviceReports(Database database, Settings settings, Clock clock) {
        this.clock = clock;
        calendar = new OperationalCalendar(settings.operationalDayStart());
        truth = new GroundTruth(database, calendar);
        vehicles = new VehicleStore(database);
        deviceDays = new DeviceDayStore(database);
        exemptions = new ExemptionStore(database);
        outages = new OutageStore(database);
        windows = new MaintenanceWindowStore(database);
        frozenDays = new FrozenDayStore(database);
        work = new WorkReports(database, calendar, truth, this::listenedUntil, clock);
    }

    /** The calendar that days are told by. */
    public OperationalCalendar calendar() {
        return calendar;
    }

    /** The operational day that an instant belongs to. */
    public LocalDate operationalDay(Instant instant) {
        return calendar.dateOf(instant);
    }

    /**
     * Up to when the platform has listened: now, or when it was last alive. What came later nobody has heard, and must not
     * look like silence of the devices.
     */
    public Instant listenedUntil() {
        return outages.lastAlive().orElseGet(clock::instant);
    }

    /** The report of a day: frozen if it is, else provisional as of {@link #listenedUntil()}. */
    public DeviceFailureReport report(LocalDate day) {
        Optional<FrozenDay> frozen = frozenDays.find(day);
        return frozen.isPresent() ? ReportWriter.fromJson(frozen.get().report()) : judged(day);
    }

    /** The report as the stored data gives it now, whether the day is frozen or not. */
    public DeviceFailureReport judged(LocalDate day) {
        OperationalCalendar.Window window = calendar.windowOf(day);
        Map<Integer, DeviceDayFold> folds = new HashMap<>();
        int recomputing = read(day, folds);
        Map<Integer, DeviceDayFold> before = new HashMap<>();
        read(day.minusDays(1), before);
        List<ExcusedTime> excused = new ArrayList<>();
        for (Exemption exemption : exemptions.list(window.from(), window.to())) {
            excused.add(new ExcusedTime(
                    exemption.vehicleId(),
                    exemption.from().toEpochMilli(),
                    exemption.until().toEpochMilli(),
                    exemption.reason()));
        }
        List<ServiceVehicle> inService = vehicles.listOn(day).stream()
                .filter(vehicle -> vehicle.inService(window.from(), window.to()))
                .map(DeviceReports::serviceVehicle)
                .toList();
        DayTruth ofDay = truth.on(day);
        DeviceFailureJudge judge = new DeviceFailureJudge(calendar, DeviceRules.of(ofDay.rules()), Headline.BY_DEVICE);
        return judge.judge(new DayFacts(
                day,
                listenedUntil().toEpochMilli(),
                inService,
                folds,
                before,
                excused,
                Downtime.of(outages.list(window.from(), window.to()), windows.list(window.from(), window.to())),
                DutyTimes.of(ofDay.duties()),
                recomputing,
                clock.instant()));
    }

    /** The reports on the work of a day, frozen together with those on devices. */
    public WorkReports work() {
        return work;
    }

    /** What days are judged by. */
    public GroundTruth truth() {
        return truth;
    }

    /**
     * Freezes a day on which devices were in service, unless it is frozen already or stored points are still missing from
     * its folds.
     *
     * @return true when it was frozen by this call
     */
    boolean freezeIfDue(LocalDate day) {
        if (frozenDays.find(day).isPresent()) {
            return false;
        }
        DeviceFailureReport report = judged(day);
        if (report.byDevice().denominator() == 0 || report.recomputing() > 0) {
            return false;
        }
        WorkReport workReport = work.judged(day);
        if (workReport.vehicleDay().recomputing() > 0) {
            return false;
        }
        return frozenDays.freeze(
                day,
                ReportWriter.toJson(report.frozen()),
                WorkReportWriter.toJson(workReport.frozen()),
                "end of the settling time",
                clock.instant());
    }

    /** The days of a month that have begun, with devices in service, and are not frozen. */
    List<LocalDate> provisionalDays(YearMonth month) {
        LocalDate today = operationalDay(clock.instant());
        Set<LocalDate> frozen = frozenDays.days(month.atDay(1), month.atEndOfMonth());
        return month.atDay(1)
                .datesUntil(month.atEndOfMonth().plusDays(1))
                .filter(day -> !day.isAfter(today) && !frozen.contains(day))
                .filter(day -> {
                    OperationalCalendar.Window window = calendar.windowOf(day);
                    return vehicles.listOn(day).stream()
                            .anyMatch(vehicle -> vehicle.inService(window.from(), window.to()));
                })
                .toList();
    }

    /** Logs a recalculation; a frozen day gets its next revision. */
    public DeviceFailureReport recalculated(LocalDate day, Integer vehicleId, String actor, String reason) {
        DeviceFailureReport report = judged(day);
        FrozenDayStore.Figures kept = frozenDays.find(day).isPresent() ? figures(day, report) : null;
        Recalculation logged = frozenDays
                .recalculate(day, vehicleId, kept, actor, reason, clock.instant())
                .or(() -> frozenDays.recalculate( // frozen in the meantime
                        day, vehicleId, figures(day, report), actor, reason, clock.instant()))
                .orElseThrow();
        return logged.revision() == null ? report : report.frozen();
    }

    private FrozenDayStore.Figures figures(LocalDate day, DeviceFailureReport report) {
        return new FrozenDayStore.Figures(
                ReportWriter.toJson(report.frozen()),
                WorkReportWriter.toJson(work.judged(day).frozen()));
    }

    /** The folds take in no more points here, so it is all the same by which thresholds they would. */
    private int read(LocalDate day, Map<Integer, DeviceDayFold> into) {
        int incomplete = 0;
        for (DeviceDay stored : deviceDays.health(day)) {
            boolean readable = false;
            if (stored.state() != null) {
                try {
                    into.put(
                            stored.vehicleId(),
                            DeviceDayFold.fromBytes(stored.state(), calendar, MotionSettings.DEFAULT));
                    readable = true;
                } catch (CorruptStateException e) {
                    // Counted below: the refold replaces it.
                }
            }
            if (stored.stale() || !readable) {
                incomplete++;
            }
        }
        return incomplete;
    }

    private static ServiceVehicle serviceVehicle(Vehicle vehicle) {
        return new ServiceVehicle(
                vehicle.id(),
                vehicle.plate(),
                vehicle.phone(),
                vehicle.district(),
                vehicle.code(),
                vehicle.inServiceFrom().toEpochMilli(),
                vehicle.inServiceUntil() == null
                        ? Long.MAX_VALUE
                        : vehicle.inServiceUntil().toEpochMilli());
    }
}
