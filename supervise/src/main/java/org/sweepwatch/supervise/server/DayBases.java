package org.sweepwatch.supervise.server;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.layer.LayerWriter;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.plan.DayTruth;
import org.sweepwatch.supervise.plan.GroundTruth;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.work.fold.FoldRules;
import org.sweepwatch.supervise.work.fold.WorkBases;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkGround;
import org.sweepwatch.supervise.work.state.WorkProfile;
import org.sweepwatch.supervise.work.state.WorkThresholds;

/**
 * What the work of a day is folded with, made from the ground truth of that day. A change of plans is none of it: only
 * layers, speeds and assignments lead to another fold.
 *
 * <p>Keeps the days last asked for; {@link #refresh} takes in what has changed. A day asked for while the database is away
 * is folded with what is known of the day before, and again when it is back.
 */
final class DayBases implements WorkBases {
    private static final Logger LOG = LoggerFactory.getLogger(DayBases.class);

    /** Days kept: the open ones and some that are folded again. */
    private static final int DAYS_KEPT = 8;

    private final GroundTruth truth;
    private final Map<Long, OfDay> kept = new HashMap<>();

    private record OfDay(long revision, WorkGround ground, Map<Integer, WorkBasis> vehicles) {
        private static final OfDay NOTHING = new OfDay(-1, WorkGround.NONE, Map.of());
    }

    DayBases(GroundTruth truth) {
        this.truth = truth;
    }

    @Override
    public WorkBasis of(int vehicleId, long day) {
        return ofDay(day).vehicles().getOrDefault(vehicleId, WorkBasis.NONE);
    }

    private synchronized OfDay ofDay(long day) {
        OfDay known = kept.get(day);
        if (known != null) {
            return known;
        }
        try {
            OfDay read = read(truth.on(LocalDate.ofEpochDay(day)), OfDay.NOTHING);
            keep(day, read);
            return read;
        } catch (StoreException e) {
            LOG.warn("the work of day {} is folded with the layers of the day before: {}", day, e.getMessage());
            return kept.getOrDefault(day - 1, OfDay.NOTHING);
        }
    }

    /** The oldest other day makes way: the open ones, which the pipeline must not wait for, are the newest. */
    private void keep(long day, OfDay read) {
        if (kept.size() == DAYS_KEPT) {
            long oldest = Long.MAX_VALUE;
            for (long known : kept.keySet()) {
                oldest = Math.min(oldest, known);
            }
            kept.remove(oldest);
        }
        kept.put(day, read);
    }

    /**
     * Reads again what changed, and the days around today so that the pipeline need not wait for them.
     *
     * @param today operational day, days since 1970-01-01
     */
    synchronized void refresh(long today) {
        for (long day = today - 1; day <= today + 1; day++) {
            ofDay(day);
        }
        takeChanges();
    }

    /** Reads again what changed of the days kept. */
    synchronized void takeChanges() {
        long revision = truth.revision();
        for (Map.Entry<Long, OfDay> known : kept.entrySet()) {
            if (known.getValue().revision() != revision) {
                known.setValue(read(truth.on(LocalDate.ofEpochDay(known.getKey())), known.getValue()));
            }
        }
    }

    private OfDay read(DayTruth day, OfDay before) {
        long version = version(day);
        WorkGround ground = before.ground().version() == version
                ? before.ground()
                : new WorkGround(
                        version, day.routes().stream().map(PlannedRoute::route).toList(), day.fences(), day.grids());
        WorkThresholds thresholds = WorkThresholds.of(day.rules());
        FoldRules rules = FoldRules.of(day.rules());
        MotionSettings motion = MotionSettings.of(day.rules());
        Map<Integer, WorkBasis> vehicles = new HashMap<>();
        for (Vehicle vehicle : day.vehicles()) {
            WorkProfile profile = OperationType.named(Objects.requireNonNullElse(vehicle.operation(), ""))
                    .map(operation -> WorkProfile.of(operation, day.rules()))
                    .orElse(null);
            WorkBasis basis = WorkBasis.of(ground, profile, thresholds, rules, motion);
            WorkBasis known = before.vehicles().get(vehicle.id());
            vehicles.put(vehicle.id(), known != null && known.version() == basis.version() ? known : basis);
        }
        return new OfDay(day.revision(), ground, vehicles);
    }

    /** The same for the same layers, over restarts, too; never 0. */
    private static long version(DayTruth day) {
        long version = 1;
        for (PlannedRoute planned : day.routes()) {
            Route route = planned.route();
            version = 31 * version + route.id();
            version = 31 * version + LayerWriter.properties(route).hashCode();
            version = 31 * version + LayerWriter.geometry(route.line()).hashCode();
        }
        for (Fence fence : day.fences()) {
            version = 31 * version + fence.id();
            version = 31 * version + LayerWriter.properties(fence).hashCode();
            version = 31 * version
                    + LayerWriter.geometry(fence.shape().geometry()).hashCode();
        }
        for (Area grid : day.grids()) {
            version = 31 * version + grid.id();
            version =
                    31 * version + LayerWriter.geometry(grid.shape().geometry()).hashCode();
        }
        return version == 0 ? 1 : version;
    }
}
