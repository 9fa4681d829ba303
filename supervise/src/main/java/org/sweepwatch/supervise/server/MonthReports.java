package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.EvaluationStore;
import org.sweepwatch.store.query.FigureEntryStore;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.MaintenanceWindowStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.Evaluations;
import org.sweepwatch.supervise.evaluate.FigureEntries;
import org.sweepwatch.supervise.evaluate.Schemes;
import org.sweepwatch.supervise.evaluate.figure.DeviceMonth;
import org.sweepwatch.supervise.evaluate.figure.MonthFigures;
import org.sweepwatch.supervise.evaluate.figure.WorkMonth;
import org.sweepwatch.supervise.evaluate.indicator.Indicators;
import org.sweepwatch.supervise.evaluate.indicator.Measures;

/**
 * The monthly evaluation and the indicators, put together from the store: the one place where a source of figures is
 * added. The same for the page, the API and the command line. Thread safe.
 */
public final class MonthReports {
    private final Evaluations evaluations;
    private final Indicators indicators;

    public MonthReports(Database database, DeviceReports reports, Clock clock) {
        OperationalCalendar calendar = reports.calendar();
        LayerStore layers = new LayerStore(database);
        DeviceDayStore deviceDays = new DeviceDayStore(database);
        Supplier<LocalDate> today = () -> calendar.dateOf(clock.instant());
        WorkMonth work = new WorkMonth(reports.work()::report, today);
        MonthFigures figures = MonthFigures.all(List.of(new DeviceMonth(reports::report, today), work));
        Schemes schemes = new Schemes(new SchemeStore(database), clock);
        evaluations = new Evaluations(
                new EvaluationStore(database),
                schemes,
                entries(database, schemes, today),
                figures,
                reports::provisionalDays,
                deviceDays::firstDay,
                today,
                clock);
        Measures measures = new Measures(
                calendar,
                new VehicleStore(database),
                deviceDays,
                new OutageStore(database),
                new MaintenanceWindowStore(database),
                layers,
                evaluations,
                reports::report,
                day -> reports.work().report(day).vehicleDay(),
                work);
        indicators = new Indicators(measures, today, clock);
    }

    /** What people enter, for the districts of the scheme in force and those that have vehicles. */
    public static FigureEntries entries(Database database, Schemes schemes, Supplier<LocalDate> today) {
        VehicleStore vehicles = new VehicleStore(database);
        return new FigureEntries(
                new FigureEntryStore(database),
                () -> {
                    Set<String> names = new HashSet<>(
                            schemes.inForce(YearMonth.from(today.get())).units());
                    vehicles.list().stream()
                            .map(Vehicle::district)
                            .filter(Objects::nonNull)
                            .forEach(names::add);
                    return names;
                },
                vehicles::listOn,
                today);
    }

    public Evaluations evaluations() {
        return evaluations;
    }

    public Indicators indicators() {
        return indicators;
    }
}
