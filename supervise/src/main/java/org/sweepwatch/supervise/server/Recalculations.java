package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.DeviceDayStore;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.settings.Settings;

/** Recalculations that somebody asks for (重新计算): folded again, logged with the reason, a new revision when frozen. */
public final class Recalculations {
    private final VehicleStore vehicles;
    private final DeviceDayStore deviceDays;
    private final DeviceReports reports;
    private final StaleDays staleDays;
    private final Clock clock;

    public Recalculations(Database database, Settings settings, Clock clock) {
        this.clock = clock;
        vehicles = new VehicleStore(database);
        deviceDays = new DeviceDayStore(database);
        reports = new DeviceReports(database, settings, clock);
        LayerCache layers = new LayerCache(new LayerStore(database), () -> reports.operationalDay(clock.instant()));
        staleDays = new StaleDays(
                database, reports.calendar(), layers::on, reports.work().bases(), clock);
    }

    /**
     * Folds a day again. Days that a running server still holds open are left to it: it finds the entry in the log.
     *
     * @param vehicle id, phone or plate; null for all
     * @param actor who asks, for the log
     * @param progress told how far it is
     * @throws StoreException {@code unknown_vehicle} when there is no such vehicle
     */
    public DeviceFailureReport run(
            LocalDate day, String vehicle, String actor, String reason, Consumer<String> progress) {
        Integer vehicleId = vehicle == null ? null : find(vehicle).id();
        LocalDate firstOpen = reports.operationalDay(reports.listenedUntil()).minusDays(1);
        if (day.isBefore(firstOpen)) {
            int marked = deviceDays.markStale(day, vehicleId, clock.instant());
            int left = marked;
            while (left > 0) {
                int folded = staleDays.refoldClosed(firstOpen);
                left -= folded;
                progress.accept((marked - Math.max(0, left)) + " of " + marked + " device days folded");
                if (folded == 0) {
                    break;
                }
            }
        }
        return reports.recalculated(day, vehicleId, actor, reason);
    }

    private Vehicle find(String text) {
        List<Vehicle> found = vehicles.list().stream()
                .filter(vehicle -> text.equals(vehicle.phone())
                        || text.equals(vehicle.plate())
                        || text.equals(Integer.toString(vehicle.id())))
                .toList();
        if (found.size() != 1) {
            throw new StoreException(
                    "unknown_vehicle",
                    (found.isEmpty() ? "no vehicle" : "more than one vehicle") + " has the id, phone or plate '" + text
                            + "': give its plate or phone as in the register");
        }
        return found.get(0);
    }
}
