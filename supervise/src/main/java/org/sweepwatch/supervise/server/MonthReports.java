package org.sweepwatch.supervise.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.EvaluationStore;
import org.sweepwatch.store.query.GridVisitStore;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.Evaluations;
import org.sweepwatch.supervise.evaluate.Schemes;
import org.sweepwatch.supervise.evaluate.figure.DeviceMonth;
import org.sweepwatch.supervise.evaluate.figure.MonthFigures;
import org.sweepwatch.supervise.evaluate.figure.PatrolMonth;
import org.sweepwatch.supervise.evaluate.figure.WorkMonth;
import org.sweepwatch.supervise.evaluate.indicator.Indicators;
import org.sweepwatch.supervise.evaluate.indicator.Measures;
import org.sweepwatch.supervise.evaluate.patrol.PatrolRule;

/**
 * The monthly evaluation and the indicators, put together from the store: the one place where a source of figures is
 * added. The same for the page, the API and the command line. Thread safe.
 */
public final class MonthReports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Evaluations evaluations;
    private final Indicators indicators;

    public MonthReports(Database database, DeviceReports reports, Clock clock) {
        OperationalCalendar calendar = reports.calendar();
        LayerStore layers = new LayerStore(database);
        DeviceDayStore deviceDays = new DeviceDayStore(database);
        GridVisitStore visits = new GridVisitStore(database);
        Supplier<LocalDate> today = () -> calendar.dateOf(clock.instant());
        MonthFigures patrols = new PatrolMonth(
                day -> gridsByDistrict(layers, day),
                day -> {
                    OperationalCalendar.Window window = calendar.windowOf(day);
                    return visits.list(window.from(), window.to());
                },
                PatrolRule.DEFAULT,
                today);
        MonthFigures figures = MonthFigures.all(List.of(
                new DeviceMonth(reports::report, today),
                new WorkMonth(day -> reports.work().report(day).vehicleDay(), today),
                patrols));
        evaluations = new Evaluations(
                new EvaluationStore(database),
                new Schemes(new SchemeStore(database), clock),
                figures,
                deviceDays::firstDay,
                today,
                clock);
        Measures measures = new Measures(
                calendar,
                new VehicleStore(database),
                deviceDays,
                new OutageStore(database),
                layers,
                evaluations,
                reports::report,
                day -> reports.work().report(day).vehicleDay(),
                patrols);
        indicators = new Indicators(measures, today, clock);
    }

    public Evaluations evaluations() {
        return evaluations;
    }

    public Indicators indicators() {
        return indicators;
    }

    private static Map<String, Set<String>> gridsByDistrict(LayerStore layers, LocalDate day) {
        Map<String, Set<String>> grids = new HashMap<>();
        for (LayerFeature grid : layers.list(LayerKind.GRID, day)) {
            grids.computeIfAbsent(district(grid), district -> new HashSet<>()).add(grid.name());
        }
        return grids;
    }

    private static String district(LayerFeature grid) {
        try {
            return JSON.readTree(grid.properties()).path("district").asText("");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("properties of grid " + grid.name() + " cannot be read", e);
        }
    }
}
