package org.sweepwatch.supervise.plan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.ChangeLog;
import org.sweepwatch.store.query.ExemptionStore;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.RuleStore;
import org.sweepwatch.store.query.ShiftStore;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.store.query.WeatherStopStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.rulebook.RuleBook;

/** Reads what a day is judged by and keeps the last days asked for until something changes. Thread safe. */
public final class GroundTruth {
    /** Days kept. */
    static final int DAYS_KEPT = 8;

    private final OperationalCalendar calendar;
    private final ChangeLog changes;
    private final RuleStore rules;
    private final ShiftStore shifts;
    private final VehicleStore vehicles;
    private final LayerStore layers;
    private final PlanStore plans;
    private final WeatherStopStore weatherStops;
    private final ExemptionStore exemptions;
    private final Map<LocalDate, DayTruth> kept = new LinkedHashMap<>();

    public GroundTruth(Database database, OperationalCalendar calendar) {
        this.calendar = calendar;
        this.changes = new ChangeLog(database);
        this.rules = new RuleStore(database);
        this.shifts = new ShiftStore(database);
        this.vehicles = new VehicleStore(database);
        this.layers = new LayerStore(database);
        this.plans = new PlanStore(database);
        this.weatherStops = new WeatherStopStore(database);
        this.exemptions = new ExemptionStore(database);
    }

    /** Changes whenever anything changes that any day is judged by; one small query. */
    public long revision() {
        return changes.revision();
    }

    /** What the day is judged by now. */
    public DayTruth on(LocalDate day) {
        long revision = revision();
        synchronized (kept) {
            DayTruth known = kept.get(day);
            if (known != null && known.revision() == revision) {
                return known;
            }
        }
        DayTruth read = read(day, revision);
        synchronized (kept) {
            kept.remove(day);
            kept.put(day, read);
            if (kept.size() > DAYS_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return read;
    }

    /** The shifts of a day: the stored ones, else the two that every city has. */
    public List<Shift> shifts(LocalDate day) {
        return new ShiftTimes(shifts.on(day), calendar).on(day);
    }

    private DayTruth read(LocalDate day, long revision) {
        OperationalCalendar.Window window = calendar.windowOf(day);
        List<Shift> shiftsOfDay = shifts(day);
        List<Vehicle> register = vehicles.listOn(day);
        List<LayerFeature> routes = layers.list(LayerKind.ROUTE, day);
        List<WeatherStop> stops = weatherStops.list(window.from(), window.to());
        Map<String, Integer> routeIds = routes.stream().collect(Collectors.toMap(LayerFeature::name, LayerFeature::id));
        DutyPlan duties = DutyPlan.of(
                day,
                calendar,
                plans.plansFrom(day),
                plans.changes(day, day.plusDays(1)),
                shiftsOfDay,
                routeIds,
                register,
                stops,
                exemptions.list(window.from(), window.to()));
        return new DayTruth(
                day,
                revision,
                new RuleBook(rules.list()).on(day),
                shiftsOfDay,
                register,
                routes.stream().map(PlannedRoute::of).toList(),
                layers.list(LayerKind.FENCE, day).stream()
                        .map(f -> LayerReader.fence(f.id(), f.properties(), f.geometry()))
                        .toList(),
                layers.list(LayerKind.GRID, day).stream()
                        .map(f -> LayerReader.area(f.id(), f.properties(), f.geometry()))
                        .toList(),
                stops,
                duties);
    }
}
