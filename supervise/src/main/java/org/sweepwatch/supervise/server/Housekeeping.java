package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.FrozenDayStore;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.Recalculation;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.write.DayPacking;
import org.sweepwatch.supervise.area.AreaSync;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.live.LiveFault;
import org.sweepwatch.supervise.live.LiveView;
import org.sweepwatch.supervise.pipeline.Pipeline;
import org.sweepwatch.supervise.settings.Settings;

/**
 * Everything periodic, on one thread: the mark of life, what an import has changed, days to fold again, faults for the
 * live view, freezing, the evaluation of a month that is over, retention, the packing of days. A task that fails is named in
 * the health page and tried again at its next turn.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** A gap in the marks of life longer than this is an outage of the platform (平台停机). */
    private static final Duration OUTAGE_FROM = Duration.ofSeconds(60);

    /** Days back from the settling time that are looked at for freezing; older ones were frozen long ago. */
    private static final int FREEZE_LOOKBACK_DAYS = 30;

    private final Settings settings;
    private final Clock clock;
    private final Pipeline pipeline;
    private final OutageStore outages;
    private final KeptData keptData;
    private final DayPacking packing;
    private final SimTraffic traffic;
    private final ModelKeeping models;
    private final AreaSync areas;
    private final FrozenDayStore frozenDays;
    private final VehicleStore vehicles;
    private final TerminalRegister register;
    private final LayerCache layers;
    private final StaleDays staleDays;
    private final DeviceReports reports;
    private final MonthReports months;
    private final LiveView view;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private long lastRecalculation;
    private Map<Integer, List<LiveFault>> faultsShown = Map.of();

    Housekeeping(
            Settings settings,
            Clock clock,
            Database database,
            Pipeline pipeline,
            TerminalRegister register,
            LayerCache layers,
            StaleDays staleDays,
            DeviceReports reports,
            MonthReports months,
            LiveView view,
            KeptData keptData,
            SimTraffic traffic,
            ModelKeeping models,
            AreaSync areas) {
        this.settings = settings;
        this.clock = clock;
        this.pipeline = pipeline;
        this.outages = new OutageStore(database);
        this.keptData = keptData;
        this.packing = new DayPacking(database);
        this.traffic = traffic;
        this.models = models;
        this.areas = areas;
        this.frozenDays = new FrozenDayStore(database);
        this.vehicles = new VehicleStore(database);
        this.register = register;
        this.layers = layers;
        this.staleDays = staleDays;
        this.reports = reports;
        this.months = months;
        this.view = view;
    }

    /** Notes an outage since the last mark of life, then begins. */
    void start() {
        Instant now = clock.instant();
        outages.lastAlive()
                .filter(last -> Duration.between(last, now).compareTo(OUTAGE_FROM) > 0)
                .ifPresent(last -> outages.add(last, now, "not running"));
        outages.alive(now);
        frozenDays.recalculationsAfter(0).forEach(entry -> lastRecalculation = entry.id());
        every(1, "mark of life", () -> outages.alive(clock.instant()));
        every(2, "layers", layers::refresh);
        every(5, "register", () -> {
            vehicles.applyAssignments(reports.operationalDay(clock.instant()));
            register.reload();
        });
        every(2, "refold", this::refold);
        every(3, "faults", this::showFaults);
        every(30, "freeze", this::freeze);
        every(3, "areas on terminals", areas::round);
        every(20, "month", this::evaluateMonth);
        every(60, "traffic", traffic::store);
        every(5, "terminal profiles", models::refresh);
        every(3, "items of models", models::storeCounts);
        every(3_600, "retention", () -> keptData.apply(settings.retentionDays()));
        every(60, "packing of days", () -> packing.packOne(clock.instant()));
    }

    private void every(long seconds, String name, Runnable task) {
        scheduler.scheduleWithFixedDelay(() -> run(name, task), seconds, seconds, TimeUnit.SECONDS);
    }

    private void run(String name, Runnable task) {
        try {
            task.run();
            troubles.remove(name);
        } catch (StoreException e) {
            if (troubles.put(name, e.getMessage()) == null) {
                LOG.warn("{} waits for the store: {}", name, e.getMessage());
            }
        } catch (RuntimeException e) {
            if (troubles.put(name, e.toString()) == null) {
                LOG.error("{} failed; it is tried again", name, e);
            }
        }
    }

    /** Somebody asked for a recalculation of a day that the pipeline holds open: its fold is made anew. */
    private void takeRecalculations(LocalDate firstOpenDay) {
        for (Recalculation asked : frozenDays.recalculationsAfter(lastRecalculation)) {
            lastRecalculation = asked.id();
            if (asked.day().isBefore(firstOpenDay)) {
                continue;
            }
            LiveDeviceDays days = pipeline.deviceDays();
            synchronized (days) {
                for (int vehicleId : asked.vehicleId() == null ? register.vehicleIds() : List.of(asked.vehicleId())) {
                    days.requestRefold(vehicleId, asked.day().toEpochDay());
                }
            }
        }
    }

    /** What the work of an open day is folded with has changed: its fold is made anew. */
    private void takeGroundTruth() {
        reports.work().bases().refresh(reports.operationalDay(clock.instant()).toEpochDay());
        LiveDeviceDays days = pipeline.deviceDays();
        synchronized (days) {
            days.requestRefoldOfOutdated();
        }
    }

    private void refold() {
        LocalDate firstOpenDay = reports.operationalDay(clock.instant()).minusDays(1);
        takeGroundTruth();
        reports.work().requestRefolds(firstOpenDay.minusDays(settings.freezeAfterDays()), firstOpenDay);
        takeRecalculations(firstOpenDay);
        staleDays.refoldOpen(pipeline.deviceDays(), pipeline::storedIndex);
        staleDays.refoldClosed(firstOpenDay);
    }

    /** Shows the open faults on the page, and takes those away that are over. */
    private void showFaults() {
        DeviceFailureReport today = reports.report(reports.operationalDay(clock.instant()));
        Map<Integer, List<LiveFault>> open = today.devices().stream()
                .collect(Collectors.toMap(
                        DeviceFailureReport.FailedDevice::vehicle,
                        device -> device.faults().stream()
                                .map(fault -> new LiveFault(
                                        fault.code(),
                                        fault.faultClass(),
                                        fault.from().toEpochMilli()))
                                .toList()));
        open.forEach(view::faults);
        faultsShown.keySet().stream()
                .filter(vehicle -> !open.containsKey(vehicle))
                .forEach(vehicle -> view.faults(vehicle, List.of()));
        faultsShown = open;
    }

    private void freeze() {
        LocalDate last = reports.operationalDay(clock.instant()).minusDays(settings.freezeAfterDays() + 1L);
        for (int back = FREEZE_LOOKBACK_DAYS; back >= 0; back--) {
            LocalDate day = last.minusDays(back);
            if (reports.freezeIfDue(day)) {
                LOG.info("{} is frozen", day);
            }
        }
    }

    /** On the first of a month the one before; later those that were missed. */
    private void evaluateMonth() {
        months.evaluations().computeDue().forEach(month -> LOG.info("{} is evaluated, provisionally", month));
    }

    /** What keeps a task from being done, null when all is well; any thread. */
    String trouble() {
        return troubles.isEmpty() ? null : String.join("; ", new java.util.TreeMap<>(troubles).values());
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        try {
            if (!scheduler.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("housekeeping still runs a task; leaving it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
