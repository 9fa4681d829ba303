package org.sweepwatch.supervise.layer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.ExemptionStore;
import org.sweepwatch.store.query.GridVisitStore;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.RecentPointsQuery;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.store.query.ShiftStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.query.WeatherStopStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.FigureEntries;
import org.sweepwatch.supervise.evaluate.Schemes;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationScheme;
import org.sweepwatch.supervise.evaluate.scheme.SchemeReader;
import org.sweepwatch.supervise.plan.GroundTruth;
import org.sweepwatch.supervise.plan.PlanCheck;
import org.sweepwatch.supervise.plan.PlanTargets;
import org.sweepwatch.supervise.plan.ShiftTimes;

/**
 * One file into the store, or only checked against it. Each method throws {@link RefusedFileException} with every problem
 * and has then changed nothing.
 */
public final class GroundTruthImport {
    private final Database database;
    private final OperationalCalendar calendar;
    private final Clock clock;
    private final LocalDate today;
    private final LocalDate from;
    private final Change change;
    private final boolean dryRun;

    /**
     * What an import did.
     *
     * @param read features or lines
     * @param warnings what was taken and looks like a mistake
     * @param result null when it was only checked
     */
    public record Outcome(int read, List<String> warnings, ImportResult result) {}

    /**
     * @param from first operational day for which the file counts, null for today
     * @param change for the change log
     * @param dryRun check and change nothing
     */
    public GroundTruthImport(
            Database database,
            OperationalCalendar calendar,
            Clock clock,
            LocalDate from,
            Change change,
            boolean dryRun) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
        this.today = calendar.dateOf(clock.instant());
        this.from = from == null ? today : from;
        this.change = change;
        this.dryRun = dryRun;
    }

    /** The operational day it is now. */
    public LocalDate today() {
        return today;
    }

    private Outcome outcome(int read, List<String> warnings, ImportResult result) {
        if (result == null || !from.isBefore(today)) {
            return new Outcome(read, warnings, result);
        }
        List<String> all = new ArrayList<>(warnings);
        all.add("it counts from " + from + " on: past days that are to be judged by it are folded again by"
                + " 'recompute --day'");
        return new Outcome(read, all, result);
    }

    /** @param force take it though it seems to be drawn in another coordinate system */
    public Outcome layer(LayerKind kind, String geoJson, Crs crs, boolean force) {
        LayerImport layer = LayerImport.read(kind, geoJson, crs);
        LayerStore layers = new LayerStore(database);
        if (!force) {
            layer.checkSystem(layers, new RecentPointsQuery(database), from, clock.instant());
        }
        List<String> warnings = new ArrayList<>(layer.warnings());
        if (kind == LayerKind.ROUTE) {
            warnings.addAll(plannedAndGone(layer.codes()));
        }
        return outcome(layer.size(), warnings, dryRun ? null : layer.into(layers, from, change));
    }

    /** The routes that are planned and not among these. */
    private List<String> plannedAndGone(Set<String> codes) {
        Map<String, Long> gone = new PlanStore(database)
                .plansFrom(from).stream()
                        .flatMap(plan -> plan.routes().stream())
                        .filter(code -> !codes.contains(code))
                        .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
        return gone.entrySet().stream()
                .map(one -> "route " + one.getKey() + ": is planned (" + one.getValue()
                        + " plans) and not in the file; nobody is sent there any more, change the plans")
                .toList();
    }

    /** The register of vehicles. */
    public Outcome vehicles(String csv) {
        VehicleImport vehicles = VehicleImport.read(csv, calendar, from);
        VehicleStore register = new VehicleStore(database);
        vehicles.check(register);
        return outcome(vehicles.size(), List.of(), dryRun ? null : vehicles.into(register, today, change));
    }

    /** Check-ins of hand terminals. */
    public Outcome checkIns(String csv) {
        Set<String> grids = new LayerStore(database)
                .list(LayerKind.GRID, today).stream().map(LayerFeature::name).collect(Collectors.toSet());
        CheckInImport checkIns = CheckInImport.read(csv, grids, clock.instant());
        return new Outcome(checkIns.size(), List.of(), dryRun ? null : checkIns.into(new GridVisitStore(database)));
    }

    /** What people enter: what no device measures, and what a district declares. */
    public Outcome figures(String csv, FigureEntries entries) {
        FigureEntryImport figures = FigureEntryImport.read(csv, entries, change);
        return new Outcome(figures.size(), List.of(), dryRun ? null : figures.into(entries));
    }

    /** The evaluation scheme from a month on. */
    public Outcome scheme(String yamlOrJson) {
        EvaluationScheme scheme = SchemeReader.read(yamlOrJson);
        List<String> inForce = List.of("in force from " + scheme.validFrom() + ": " + scheme.name());
        if (dryRun) {
            return new Outcome(scheme.items().size(), inForce, null);
        }
        new Schemes(new SchemeStore(database), clock).add(scheme, change.actor(), change.reason());
        return new Outcome(
                scheme.items().size(), inForce, new ImportResult(scheme.items().size(), 0, 0, 0));
    }

    private ShiftTimes shiftTimes() {
        return new ShiftTimes(new ShiftStore(database).list(), calendar);
    }

    /** Shifts; what is planned must be possible with them. */
    public Outcome shifts(String csv) {
        ShiftImport shifts = ShiftImport.read(csv, calendar, from);
        PlanStore plans = new PlanStore(database);
        GroundTruth truth = new GroundTruth(database, calendar);
        PlanTargets targets = new PlanTargets(new VehicleStore(database).listOn(from), truth::shifts, day -> Set.of());
        shifts.check(shiftTimes(), targets::name, plans);
        return outcome(shifts.size(), List.of(), dryRun ? null : shifts.into(new ShiftStore(database), change));
    }

    /** Weekly plans and changes for one day. A dry run stores them, checks them and undoes it. */
    public Outcome plans(String csv) {
        GroundTruth truth = new GroundTruth(database, calendar);
        LayerStore layers = new LayerStore(database);
        PlanTargets targets = new PlanTargets(
                new VehicleStore(database).listOn(from),
                truth::shifts,
                day -> layers.list(LayerKind.ROUTE, day).stream()
                        .map(LayerFeature::name)
                        .collect(Collectors.toSet()));
        PlanImport plans = PlanImport.read(csv, targets, from);
        PlanCheck check = new PlanCheck(shiftTimes(), from, targets::name);
        PlanStore store = new PlanStore(database);
        if (!dryRun) {
            return outcome(plans.size(), List.of(), plans.into(store, check, change));
        }
        try {
            plans.into(
                    store,
                    (all, changes) -> {
                        check.accept(all, changes);
                        throw new Checked();
                    },
                    change);
        } catch (Checked good) {
            return outcome(plans.size(), List.of(), null);
        }
        throw new IllegalStateException("plans were stored without a check");
    }

    /** Ends the transaction of a dry run. */
    private static final class Checked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Checked() {
            super("only checked", null, false, false);
        }
    }

    /** Weather stops. */
    public Outcome weather(String csv) {
        WeatherImport weather = WeatherImport.read(csv, calendar);
        return outcome(weather.size(), List.of(), dryRun ? null : weather.into(new WeatherStopStore(database), change));
    }

    /** Exemptions from the failure rate. */
    public Outcome exemptions(String csv) {
        ExemptionImport exemptions = ExemptionImport.read(csv, new VehicleStore(database).list(), calendar);
        return outcome(
                exemptions.size(), List.of(), dryRun ? null : exemptions.into(new ExemptionStore(database), change));
    }
}
