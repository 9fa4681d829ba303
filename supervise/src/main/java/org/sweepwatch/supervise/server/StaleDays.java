package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.DeviceDay;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.PointRow;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.InstantOrder;
import org.sweepwatch.supervise.device.LiveDeviceDays;
import org.sweepwatch.supervise.device.RefoldRequest;
import org.sweepwatch.supervise.device.Refolder;
import org.sweepwatch.supervise.device.fold.CorruptStateException;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.pipeline.Layers;
import org.sweepwatch.supervise.pipeline.ShadowProbe;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.work.fold.WorkBases;
import org.sweepwatch.supervise.work.fold.WorkBasis;

/**
 * Folds device days again whose stored points came out of order (重算). An open day's fold belongs to the pipeline and is
 * handed to it; an older day's is replaced in the store. One thread.
 */
public final class StaleDays {
    private static final Logger LOG = LoggerFactory.getLogger(StaleDays.class);

    /** Closed days folded in one round. */
    private static final int ROUND = 200;

    private final TrackQuery tracks;
    private final DeviceDayStore store;
    private final OperationalCalendar calendar;
    private final Function<LocalDate, Layers> layers;
    private final WorkBases bases;
    private final Clock clock;
    private final ShadowProbe shadows = new ShadowProbe();

    /**
     * @param layers the geometry in force on an operational day
     * @param bases what a day is folded with
     */
    public StaleDays(
            Database database,
            OperationalCalendar calendar,
            Function<LocalDate, Layers> layers,
            WorkBases bases,
            Clock clock) {
        this.tracks = new TrackQuery(database);
        this.store = new DeviceDayStore(database);
        this.calendar = calendar;
        this.layers = layers;
        this.bases = bases;
        this.clock = clock;
    }

    /**
     * Folds open days that are due, each with the journal index that the store had passed before its points were read.
     *
     * @param days guarded by its own monitor
     * @param storedIndex asked before each reading
     * @return how many were folded
     */
    public int refoldOpen(LiveDeviceDays days, LongSupplier storedIndex) {
        int folded = 0;
        while (folded < ROUND) {
            RefoldRequest request;
            synchronized (days) {
                request = days.nextRefold(clock.millis());
            }
            if (request == null) {
                return folded;
            }
            long throughIndex = storedIndex.getAsLong();
            if (throughIndex < request.throughIndex()) {
                synchronized (days) {
                    days.putOffRefold(request);
                }
                return folded;
            }
            try {
                Refolder fold = fold(request.vehicleId(), request.day(), null);
                synchronized (days) {
                    days.refolded(request.vehicleId(), fold, throughIndex);
                }
                folded++;
            } catch (StoreException e) {
                synchronized (days) {
                    days.refoldFailed(request, clock.millis());
                }
                throw e;
            }
        }
        return folded;
    }

    /**
     * Folds stale days in the store that no pipeline holds open.
     *
     * @param firstOpenDay days from this one on are left to the pipeline; null when no server runs
     * @return how many were folded
     */
    public int refoldClosed(LocalDate firstOpenDay) {
        int folded = 0;
        for (DeviceDay day : store.stale(ROUND)) {
            if (firstOpenDay != null && !day.day().isBefore(firstOpenDay)) {
                continue;
            }
            Refolder fold = fold(day.vehicleId(), day.day().toEpochDay(), readable(day));
            if (store.replace(
                    day.vehicleId(),
                    day.day(),
                    fold.result().toBytes(),
                    fold.work().toBytes(),
                    day.revision(),
                    clock.instant())) {
                folded++;
            }
        }
        if (folded > 0) {
            LOG.info("{} device days folded again with late points", folded);
        }
        return folded;
    }

    private DeviceDayFold readable(DeviceDay day) {
        if (day.state() == null) {
            return null;
        }
        try {
            WorkBasis basis = bases.of(day.vehicleId(), day.day().toEpochDay());
            return DeviceDayFold.fromBytes(day.state(), calendar, basis.motion());
        } catch (CorruptStateException e) {
            LOG.warn(
                    "state of vehicle {} on {} is folded from nothing: {}", day.vehicleId(), day.day(), e.getMessage());
            return null;
        }
    }

    private Refolder fold(int vehicleId, long day, DeviceDayFold before) {
        LocalDate date = LocalDate.ofEpochDay(day);
        OperationalCalendar.Window window = calendar.windowOf(date);
        Layers ofDay = layers.apply(date);
        Refolder refolder = new Refolder(day, calendar, bases.of(vehicleId, day), before);
        DevicePoint point = new DevicePoint();
        InstantOrder order = new InstantOrder(refolder::add);
        tracks.forEachPoint(vehicleId, window.from(), window.to(), row -> {
            fill(point, row);
            point.inDeadSpot = shadows.covers(ofDay.shadows(), point);
            order.add(point);
        });
        order.end();
        return refolder;
    }

    private static void fill(DevicePoint point, PointRow row) {
        point.vehicleId = row.vehicleId();
        point.timeMs = row.timeMs();
        point.receivedMs = row.receivedMs();
        point.latE6 = row.latE6();
        point.lonE6 = row.lonE6();
        point.altitudeM = row.altitudeM();
        point.speedDkmh = row.speedDkmh();
        point.headingDeg = row.headingDeg();
        point.alarmBits = row.alarmBits();
        point.statusBits = row.statusBits();
        point.quality = row.quality() & ~PointQuality.DRIFT;
        point.odometerHm = row.odometerHm();
        point.ioStatus = row.ioStatus();
        point.signals = row.signals();
        point.batch = (row.quality() & (PointQuality.BATCH | PointQuality.BLIND_BATCH)) != 0;
    }
}
