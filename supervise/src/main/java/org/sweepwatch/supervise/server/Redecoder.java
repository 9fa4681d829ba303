package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.ModelStore;
import org.sweepwatch.store.query.ModelTerminal;
import org.sweepwatch.store.query.Redecoding;
import org.sweepwatch.store.query.RedecodingStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.pipeline.Pipeline;
import org.sweepwatch.supervise.profile.RawReport;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.profile.TerminalProfile;

/**
 * Reads stored positions again with the profile of today when somebody asks for it (重新解码), one vehicle's day after the
 * other, on a thread of its own. Days in which something changed are folded again; a frozen figure stays until it is
 * recalculated. How far it is lies in the store: after a restart it goes on with the vehicle and day that was next.
 */
final class Redecoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Redecoder.class);

    private static final long LOOK_EVERY_MS = 1_000;

    private final RedecodingStore store;
    private final ModelStore modelStore;
    private final DeviceDayStore deviceDays;
    private final TerminalModels models;
    private final OperationalCalendar calendar;
    private final Pipeline pipeline;
    private final Clock clock;
    private final RawReport raw = new RawReport();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "redecode");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;
    private String trouble;

    Redecoder(Database database, TerminalModels models, OperationalCalendar calendar, Pipeline pipeline, Clock clock) {
        this.store = new RedecodingStore(database);
        this.modelStore = new ModelStore(database);
        this.deviceDays = new DeviceDayStore(database);
        this.models = models;
        this.calendar = calendar;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    Redecoder start() {
        scheduler.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    private void look() {
        try {
            store.next().ifPresent(this::run);
            trouble = null;
        } catch (StoreException e) {
            if (!e.getMessage().equals(trouble)) {
                LOG.warn("decoding again waits for the store: {}", e.getMessage());
            }
            trouble = e.getMessage();
        } catch (RuntimeException e) {
            if (!e.toString().equals(trouble)) {
                LOG.error("decoding again failed; it is tried again", e);
            }
            trouble = e.toString();
        }
    }

    private void run(Redecoding asked) {
        LOG.info(
                "positions of model {} from {} to {} are decoded again, asked by {}, next {}",
                asked.model(),
                asked.fromDay(),
                asked.toDay(),
                asked.askedBy(),
                asked.nextDay());
        List<ModelTerminal> terminals = modelStore.terminals().stream()
                .filter(terminal -> terminal.model().equalsIgnoreCase(asked.model()))
                .toList();
        // The first step may have been done before a crash and its day not been marked.
        boolean first = true;
        int from = asked.nextVehicle();
        for (LocalDate day = asked.nextDay(); !day.isAfter(asked.toDay()); day = day.plusDays(1)) {
            for (ModelTerminal terminal : terminals) {
                if (closed) {
                    return;
                }
                if (terminal.vehicleId() >= from) {
                    step(asked, day, terminal, first);
                    first = false;
                }
            }
            from = 0;
        }
        store.progress(asked.id(), asked.toDay().plusDays(1), 0, 0, clock.instant());
        LOG.info("positions of model {} are decoded again through {}", asked.model(), asked.toDay());
    }

    private void step(Redecoding asked, LocalDate day, ModelTerminal terminal, boolean markAnyway) {
        OperationalCalendar.Window window = calendar.windowOf(day);
        TerminalProfile profile = models.profileOf(terminal.makerId(), terminal.model(), terminal.firmware());
        RedecodingStore.Reread done = store.reread(
                asked.id(), terminal.vehicleId(), window.from(), window.to(), point -> raw.signals(point, profile));
        if (done.changed() > 0 || markAnyway) {
            foldAgain(terminal.vehicleId(), day);
        }
        store.progress(asked.id(), day, terminal.vehicleId() + 1, done.read(), null);
    }

    private void foldAgain(int vehicleId, LocalDate day) {
        if (day.isBefore(calendar.dateOf(clock.instant()).minusDays(1))) {
            deviceDays.markStale(day, vehicleId, clock.instant());
            return;
        }
        LiveDeviceDays open = pipeline.deviceDays();
        synchronized (open) {
            open.requestRefold(vehicleId, day.toEpochDay());
        }
    }

    @Override
    public void close() {
        closed = true;
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("decoding again still reads a day; leaving it");
                scheduler.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
