package org.sweepwatch.supervise.evaluate.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.MaintenanceWindowStore;
import org.sweepwatch.store.query.Outage;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.evaluate.Evaluations;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.MonthFigures;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.plan.Downtime;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.work.figure.FigureId;
import org.sweepwatch.supervise.work.figure.VehicleDayReport;

/**
 * What this system measures of the indicators. Each method answers for the days of a year that have begun, and with
 * nothing when there is nothing to measure.
 *
 * @param reports the daily failure report of a day that has begun
 * @param work the daily evaluation of the vehicles on a day that has begun
 * @param patrols the month of the grid patrols
 */
public record Measures(
        OperationalCalendar calendar,
        VehicleStore vehicles,
        DeviceDayStore deviceDays,
        OutageStore outages,
        MaintenanceWindowStore windows,
        LayerStore layers,
        Evaluations evaluations,
        Function<LocalDate, DeviceFailureReport> reports,
        Function<LocalDate, VehicleDayReport> work,
        MonthFigures patrols) {
    private static final int HOURS_DECIMALS = 2;

    /** The days of a year that count: from the first of which anything is known to the last that has begun. */
    record Days(LocalDate first, LocalDate last) {
        long count() {
            return last.toEpochDay() - first.toEpochDay() + 1;
        }
    }

    /** The days of the year, empty when it has none. */
    Optional<Days> days(int year, LocalDate today) {
        LocalDate last = min(LocalDate.of(year, 12, 31), today);
        return deviceDays
                .firstDay()
                .map(known -> new Days(max(LocalDate.of(year, 1, 1), known), last))
                .filter(days -> days.count() > 0);
    }

    Optional<Measured> devicesInstalled(Days days) {
        OperationalCalendar.Window window = calendar.windowOf(days.last());
        long inService = vehicles.listOn(days.last()).stream()
                .filter(vehicle -> vehicle.inService(window.from(), window.to()))
                .count();
        return Optional.of(Measured.count(
                inService,
                "vehicles of the register in service on " + days.last(),
                days.last() + " 在用车辆数",
                "/api/v1/vehicles"));
    }

    /** The worst day decides: the target is about every day. */
    Optional<Measured> dailyFailureRate(Days days) {
        long judged = 0;
        long met = 0;
        DeviceFailureReport worst = null;
        for (LocalDate day : days.first().datesUntil(days.last().plusDays(1)).toList()) {
            DeviceFailureReport report = reports.apply(day);
            if (report.met() == null) {
                continue;
            }
            judged++;
            met += report.met() ? 1 : 0;
            worst = worst == null
                            || report.headlineRate().rate()
                                    > worst.headlineRate().rate()
                    ? report
                    : worst;
        }
        if (worst == null) {
            return Optional.empty();
        }
        return Optional.of(new Measured(
                BigDecimal.valueOf(worst.headlineRate().rate()),
                BigDecimal.valueOf(met),
                BigDecimal.valueOf(judged),
                met == judged,
                "met on " + met + " of " + judged + " days; the worst was " + worst.day() + " with "
                        + worst.headlineRate().percent(2),
                "达标 " + met + " 天 / " + judged + " 天；最高为 " + worst.day() + " "
                        + worst.headlineRate().percent(2),
                "/api/v1/reports/device-failure?day=" + worst.day()));
    }

    /** A day counts when at least one vehicle was evaluated. */
    Optional<Measured> vehicleEvaluations(Days days) {
        long evaluated = days.first()
                .datesUntil(days.last().plusDays(1))
                .filter(day -> !work.apply(day).vehicles().isEmpty())
                .count();
        return evaluated == 0
                ? Optional.empty()
                : Optional.of(Measured.soFar(
                        evaluated,
                        days.count(),
                        "days with an evaluation of the vehicles, of " + days.count() + " since " + days.first(),
                        "自 " + days.first() + " 起 " + days.count() + " 天中完成车辆考评的天数",
                        "/api/v1/reports/vehicle-day?day=" + days.last()));
    }

    /** A day counts when the platform listened at any time of it; the hours that it was away are another indicator. */
    Optional<Measured> supervisedDays(Days days, Instant now) {
        OperationalCalendar.Window range = range(days);
        Downtime downtime = downtime(range, outages.list(range.from(), range.to()));
        long up = days.first()
                .datesUntil(days.last().plusDays(1))
                .filter(day -> !awayAllDay(downtime, calendar.windowOf(day), now))
                .count();
        return Optional.of(Measured.soFar(
                up,
                days.count(),
                "days on which the platform listened, of " + days.count() + " since " + days.first(),
                "自 " + days.first() + " 起 " + days.count() + " 天中平台在线的天数",
                link(range)));
    }

    private static boolean awayAllDay(Downtime downtime, OperationalCalendar.Window day, Instant now) {
        long fromMs = day.from().toEpochMilli();
        long untilMs = min(day.to(), now).toEpochMilli();
        return untilMs > fromMs && downtime.awayMs(fromMs, untilMs) == untilMs - fromMs;
    }

    /** What lay in announced maintenance windows is told beside it and does not count. */
    Optional<Measured> unplannedDowntime(Days days, Instant now) {
        OperationalCalendar.Window range = range(days);
        List<Outage> known = outages.list(range.from(), range.to());
        Downtime downtime = downtime(range, known);
        long fromMs = range.from().toEpochMilli();
        long untilMs = min(range.to(), now).toEpochMilli();
        BigDecimal hours = BigDecimal.valueOf(downtime.unplannedMs(fromMs, untilMs))
                .divide(BigDecimal.valueOf(3_600_000), HOURS_DECIMALS, RoundingMode.HALF_UP);
        String planned = RuleKey.text(Downtime.minutes(downtime.plannedMs(fromMs, untilMs)));
        int times = known.size();
        return Optional.of(new Measured(
                hours,
                null,
                null,
                null,
                times + " outages of the platform since " + days.first() + ", " + planned
                        + " min of them planned and not counted",
                "自 " + days.first() + " 起平台停机 " + times + " 次，其中计划停机 " + planned + " 分钟，不计入",
                link(range)));
    }

    private OperationalCalendar.Window range(Days days) {
        return new OperationalCalendar.Window(
                calendar.windowOf(days.first()).from(),
                calendar.windowOf(days.last()).to());
    }

    private Downtime downtime(OperationalCalendar.Window range, List<Outage> known) {
        return Downtime.of(known, windows.list(range.from(), range.to()));
    }

    private static String link(OperationalCalendar.Window range) {
        return "/api/v1/outages?from=" + range.from() + "&to=" + range.to();
    }

    Optional<Measured> districtEvaluations(int year, LocalDate firstDay) {
        YearMonth begin = max(YearMonth.of(year, 1), YearMonth.from(firstDay));
        YearMonth end = min(YearMonth.of(year, 12), evaluations.thisMonth().minusMonths(1));
        long due = months(begin, end).size();
        if (due == 0) {
            return Optional.empty();
        }
        long done = evaluations.list(year).stream()
                .filter(one -> !one.month().isBefore(begin) && !one.month().isAfter(end))
                .count();
        return Optional.of(Measured.soFar(
                done,
                due,
                "months evaluated, of " + due + " that are over since " + begin,
                "自 " + begin + " 起已结束 " + due + " 个月中完成考评的月数",
                "/api/v1/evaluations?year=" + year));
    }

    Optional<Measured> responsibilityGrids(Days days) {
        long grids = layers.list(LayerKind.GRID, days.last()).size();
        return grids == 0
                ? Optional.empty()
                : Optional.of(Measured.count(grids, "grids of the layer in force", "现行责任网格图层中的网格数", "/api/v1/grids"));
    }

    Optional<Measured> fullGridPatrol(int year, Days days) {
        MonthFigure sum = MonthFigure.of(0, 0, 0, 0);
        for (YearMonth month :
                months(max(YearMonth.of(year, 1), YearMonth.from(days.first())), YearMonth.from(days.last()))) {
            List<String> units = evaluations.schemes().inForce(month).units();
            for (UnitMonth unit : patrols.of(month, units).values()) {
                sum = sum.plus(unit.figures().getOrDefault(FigureId.D1, MonthFigure.of(0, 0, 0, 0)));
            }
        }
        if (sum.rate() == null) {
            return Optional.empty();
        }
        return Optional.of(new Measured(
                sum.rate(),
                sum.numerator(),
                sum.denominator(),
                null,
                "grids with all required patrols / grids due, on days with any record; all grids",
                "有巡查记录的日期中完成全部巡查的网格数 / 应巡查网格数，全部网格",
                "/api/v1/reports/district-month?month=" + YearMonth.from(days.last())));
    }

    private static List<YearMonth> months(YearMonth from, YearMonth to) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static <T extends Comparable<? super T>> T min(T a, T b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static <T extends Comparable<? super T>> T max(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
