package org.sweepwatch.supervise.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.Assignment;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.ChangeLog;
import org.sweepwatch.store.query.DatedEntry;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.LoggedChange;
import org.sweepwatch.store.query.MaintenanceWindow;
import org.sweepwatch.store.query.MaintenanceWindowStore;
import org.sweepwatch.store.query.Outage;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.RuleStore;
import org.sweepwatch.store.query.RuleValue;
import org.sweepwatch.store.query.ShiftStore;
import org.sweepwatch.store.query.ShiftVersion;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.store.query.WeatherStopStore;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.rulebook.RuleBook;
import org.sweepwatch.supervise.rulebook.RuleKey;

/**
 * Where single things that days are judged by are looked up and changed (基础数据维护), by the API and the command line.
 * What must not be is refused before it is stored; what is changed is in the change log. Thread safe; plans are checked
 * one at a time, because the check reads on a second connection.
 */
public final class PlanDesk {
    private final OperationalCalendar calendar;
    private final GroundTruth truth;
    private final RuleStore rules;
    private final ShiftStore shifts;
    private final PlanStore plans;
    private final WeatherStopStore weatherStops;
    private final MaintenanceWindowStore maintenanceWindows;
    private final OutageStore outages;
    private final LayerStore layers;
    private final VehicleStore vehicles;
    private final ChangeLog changes;

    public PlanDesk(Database database, OperationalCalendar calendar) {
        this.calendar = calendar;
        this.truth = new GroundTruth(database, calendar);
        this.rules = new RuleStore(database);
        this.shifts = new ShiftStore(database);
        this.plans = new PlanStore(database);
        this.weatherStops = new WeatherStopStore(database);
        this.maintenanceWindows = new MaintenanceWindowStore(database);
        this.outages = new OutageStore(database);
        this.layers = new LayerStore(database);
        this.vehicles = new VehicleStore(database);
        this.changes = new ChangeLog(database);
    }

    public OperationalCalendar calendar() {
        return calendar;
    }

    /** All that a day is judged by. */
    public DayTruth on(LocalDate day) {
        return truth.on(day);
    }

    /** Every setting of judgement with its values by day. */
    public RuleBook rules() {
        return new RuleBook(rules.list());
    }

    /**
     * Sets a setting of judgement from a day on.
     *
     * @throws org.sweepwatch.supervise.rulebook.RuleException when the value makes no sense
     */
    public void setRule(RuleKey key, String value, LocalDate from, Change change) {
        rules.set(new RuleValue(key.key(), from, rules().check(key, value, from)), change);
    }

    /**
     * Makes a shift so from a day on.
     *
     * @throws PlanException when plans would overlap by it, or lose their shift
     */
    public synchronized void putShift(Shift shift, LocalDate from, Change change) {
        if (!shift.fits(calendar)) {
            throw new PlanException("shift " + shift.id() + " from " + shift.start() + " to " + shift.end()
                    + " goes on when the next operational day begins at " + calendar.dayStart()
                    + "; end it there, or set operational-day-start to its end");
        }
        List<ShiftVersion> wanted =
                List.of(new ShiftVersion(shift.id(), shift.name(), shift.start(), shift.end(), from, null));
        checkPlans(shiftTimes().with(wanted), from);
        shifts.putAll(wanted, change);
    }

    /**
     * Ends a shift; false when there is none with this id on that day.
     *
     * @throws PlanException when a plan would lose its shift
     */
    public synchronized boolean endShift(String id, LocalDate until, Change change) {
        checkPlans(shiftTimes().without(id, until), until);
        return shifts.end(id, until, change);
    }

    /** The weekly plans that count on a day or later. */
    public List<WeeklyPlan> plansFrom(LocalDate day) {
        return plans.plansFrom(day);
    }

    /**
     * Adds a plan.
     *
     * @param wanted its shift may be a name, its operation null for that of the vehicle
     * @throws PlanException when it names what is not there, or the vehicle is to be elsewhere at that time
     */
    public synchronized WeeklyPlan addPlan(WeeklyPlan wanted, Change change) {
        PlanTargets targets = targets(wanted.from());
        WeeklyPlan plan = new WeeklyPlan(
                0,
                wanted.vehicleId(),
                targets.shift(wanted.shift(), wanted.from()),
                PlanTargets.operation(wanted.operation(), targets.vehicle(wanted.vehicleId())),
                targets.routes(wanted.routes(), wanted.from()),
                wanted.weekdays(),
                wanted.from(),
                wanted.until());
        return plans.add(plan, check(targets, plan.from()), change);
    }

    /**
     * Ends a plan; false when there is none with this number on that day or later.
     *
     * @throws PlanException when a day is changed on which it is planned
     */
    public synchronized boolean endPlan(long id, LocalDate until, Change change) {
        return plans.end(id, until, check(targets(until), until), change);
    }

    /** The changes for days from (inclusive) to (exclusive). */
    public List<PlanChange> changes(LocalDate from, LocalDate to) {
        return plans.changes(from, to);
    }

    /**
     * Changes the plan of one day.
     *
     * @throws PlanException when it names what is not there, changes what is not planned or adds what is at the same time
     */
    public synchronized PlanChange putChange(PlanChange wanted, Change change) {
        PlanTargets targets = targets(wanted.day());
        boolean cancel = wanted.kind() == PlanChange.Kind.CANCEL;
        PlanChange checked = new PlanChange(
                0,
                wanted.day(),
                targets.vehicle(wanted.vehicleId()).id(),
                targets.shift(wanted.shift(), wanted.day()),
                wanted.kind(),
                cancel ? null : PlanTargets.operation(wanted.operation(), targets.vehicle(wanted.vehicleId())),
                cancel ? List.of() : targets.routes(wanted.routes(), wanted.day()),
                wanted.reason());
        return plans.put(checked, check(targets, checked.day()), change);
    }

    /**
     * Takes a change out; false when there is none with this number.
     *
     * @throws PlanException when without it a vehicle is to be in two shifts at once
     */
    public synchronized boolean removeChange(long id, Change change) {
        LocalDate today = calendar.dateOf(change.at());
        return plans.remove(id, check(targets(today), today), change);
    }

    /** The weather stops that touch the range from (inclusive) to (exclusive). */
    public List<WeatherStop> weatherStops(Instant from, Instant to) {
        return weatherStops.list(from, to);
    }

    public WeatherStop addWeatherStop(WeatherStop stop, Change change) {
        return weatherStops.add(stop, change);
    }

    /** Takes a weather stop out; false when there is none with this number. */
    public boolean removeWeatherStop(long id, Change change) {
        return weatherStops.remove(id, change);
    }

    /** The maintenance windows of the platform that touch the range from (inclusive) to (exclusive). */
    public List<MaintenanceWindow> maintenanceWindows(Instant from, Instant to) {
        return maintenanceWindows.list(from, to);
    }

    /**
     * Announces a maintenance window (计划停机).
     *
     * @param window of at most {@link MaintenanceWindow#LONGEST}, and not before it is announced
     */
    public MaintenanceWindow addMaintenanceWindow(MaintenanceWindow window, Change change) {
        return maintenanceWindows.add(window, change);
    }

    /**
     * Takes a maintenance window out; false when there is none with this number.
     *
     * @throws PlanException when it has begun: what was away in it stays planned
     */
    public boolean removeMaintenanceWindow(long id, Change change) {
        if (maintenanceWindows.remove(id, change)) {
            return true;
        }
        maintenanceWindows.find(id).ifPresent(window -> {
            throw new PlanException("maintenance window " + id + " began at " + window.from()
                    + "; only one that has not begun can be taken out");
        });
        return false;
    }

    /** The outages of the platform that touch the range from (inclusive) to (exclusive), oldest first. */
    public List<Outage> outages(Instant from, Instant to) {
        return outages.list(from, to);
    }

    /** Makes a route, fence, grid or district so from a day on. */
    public void putFeature(LayerKind kind, LayerFeature feature, LocalDate from, Change change) {
        layers.put(kind, feature, from, change);
    }

    /**
     * Takes a route, fence, grid or district out of use; false when there is none with this code on that day or later.
     *
     * @param until first operational day without it
     * @throws PlanException when it is a route that is planned
     */
    public synchronized boolean endFeature(LayerKind kind, String code, LocalDate until, Change change) {
        if (kind == LayerKind.ROUTE) {
            PlanTargets targets = targets(until);
            List<String> planned = Stream.concat(
                            plans.plansFrom(until).stream()
                                    .filter(plan -> plan.routes().contains(code))
                                    .map(plan -> targets.name(plan.vehicleId()) + " in shift " + plan.shift()),
                            plans.changes(until, null).stream()
                                    .filter(one -> one.routes().contains(code))
                                    .map(one -> targets.name(one.vehicleId()) + " on " + one.day()))
                    .distinct()
                    .map(who -> "route " + code + " is planned for " + who + "; change that plan first")
                    .toList();
            if (!planned.isEmpty()) {
                throw new PlanException(planned);
            }
        }
        return layers.end(kind, code, until, change);
    }

    /** A vehicle as it is assigned on a day. */
    public Optional<Vehicle> vehicle(int id, LocalDate day) {
        return vehicles.listOn(day).stream()
                .filter(vehicle -> vehicle.id() == id)
                .findFirst();
    }

    /**
     * Says for whom a vehicle works on some days; what is so before and after them stays.
     *
     * @throws PlanException when another vehicle of the district has the code on the first of them
     */
    public synchronized void assign(Assignment wanted, Change change) {
        List<Vehicle> register = vehicles.listOn(wanted.from());
        Vehicle known = register.stream()
                .filter(vehicle -> vehicle.id() == wanted.vehicleId())
                .findFirst()
                .orElseThrow(() -> new PlanException("there is no vehicle " + wanted.vehicleId()));
        for (Vehicle other : register) {
            if (other.id() != known.id()
                    && wanted.code() != null
                    && wanted.code().equals(other.code())
                    && wanted.district().equals(other.district())) {
                throw new PlanException("code " + wanted.district() + " " + wanted.code() + " is that of "
                        + (other.plate() == null ? other.phone() : other.plate()) + " on " + wanted.from()
                        + "; give one of the two another");
            }
        }
        VehicleEntry entry = new VehicleEntry(
                known.plate(),
                known.phone(),
                wanted.district(),
                wanted.code(),
                wanted.operation(),
                wanted.organisation(),
                known.inServiceFrom(),
                known.inServiceUntil());
        vehicles.upsertAll(
                List.of(new DatedEntry(entry, wanted.from(), wanted.until())),
                calendar.dateOf(change.at()),
                change.at(),
                change);
    }

    /** The change log, as {@link ChangeLog#list}. */
    public List<LoggedChange> log(String subject, String key, long below, int limit) {
        return changes.list(subject, key, below, limit);
    }

    private PlanTargets targets(LocalDate day) {
        return new PlanTargets(
                vehicles.listOn(day),
                truth::shifts,
                of -> layers.list(LayerKind.ROUTE, of).stream()
                        .map(LayerFeature::name)
                        .collect(Collectors.toSet()));
    }

    private PlanCheck check(PlanTargets targets, LocalDate first) {
        return new PlanCheck(shiftTimes(), first, targets::name);
    }

    private ShiftTimes shiftTimes() {
        return new ShiftTimes(shifts.list(), calendar);
    }

    /** What is planned from a day on must be possible with these shifts. */
    private void checkPlans(ShiftTimes after, LocalDate from) {
        new PlanCheck(after, from, targets(from)::name).accept(plans.plansFrom(from), plans.changes(from, null));
    }
}
