package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceListener;
import org.sweepwatch.geo.fence.FenceTracker;
import org.sweepwatch.geo.fence.FenceTrackerSettings;
import org.sweepwatch.geo.fence.VehicleFences;
import org.sweepwatch.geo.route.RouteHit;
import org.sweepwatch.supervise.live.LiveEvent;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/**
 * Second stage, beside the health stage: on which planned route a position lies and how far off, and which fences its
 * vehicle entered or left. Late positions get their route and never an event.
 */
final class GeographyStage implements EventHandler<PipelineEvent> {
    /** A position farther off than this is on no route, m: what a column of metres in two bytes can say is far more. */
    static final double ROUTE_TOLERANCE_M = 50.0;

    /** Coordinates that are no place. One outside the service area is a place: its fences and routes hold there, too. */
    private static final int NOT_MAPPABLE =
            PointQuality.NOT_LOCATED | PointQuality.NULL_ISLAND | PointQuality.OUT_OF_RANGE | PointQuality.ENCRYPTED;

    private static final double DEGREES = 1e-6;

    private final Supplier<Layers> layers;
    private final PipelineCounters counters;
    private final FenceTracker tracker;
    private final FenceListener crossings = this::crossed;
    private final RouteHit hit = new RouteHit();
    /** By vehicle number, which the register bounds; a map would box the number of each position. */
    private VehicleFences[] vehicles = new VehicleFences[256];

    private Layers inForce;
    private PipelineEvent current;

    /** @param restored what each vehicle was in at the checkpoint */
    GeographyStage(Supplier<Layers> layers, Map<Integer, VehicleFences> restored, PipelineCounters counters) {
        this.layers = layers;
        this.counters = counters;
        this.inForce = layers.get();
        this.tracker = new FenceTracker(inForce.fences(), FenceTrackerSettings.DEFAULTS);
        restored.forEach((vehicleId, fences) -> {
            makeRoomFor(vehicleId);
            vehicles[vehicleId] = fences;
        });
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        if (event.isPosition() && (event.point.quality & NOT_MAPPABLE) == 0) {
            try {
                place(event);
            } catch (RuntimeException e) {
                counters.stageFailures.increment();
                counters.quarantined("GEOGRAPHY_FAILED");
                event.geographyFault = "GEOGRAPHY_FAILED";
            }
        }
    }

    private void place(PipelineEvent event) {
        Layers now = layers.get();
        if (now != inForce) {
            inForce = now;
            tracker.use(now.fences());
        }
        DevicePoint point = event.point;
        double lat = point.latE6 * DEGREES;
        double lon = point.lonE6 * DEGREES;
        if (inForce.routes().nearest(lat, lon, point.headingDeg, point.speedDkmh / 10.0, hit)
                && hit.offsetM <= ROUTE_TOLERANCE_M) {
            event.routeId = hit.routeId;
            event.routeOffsetM = (int) Math.round(hit.offsetM);
        }
        if ((point.quality & PointQuality.LATE) == 0) {
            current = event;
            VehicleFences fences = fencesOf(point.vehicleId);
            tracker.update(fences, point.timeMs, lat, lon, crossings);
            if (!event.fenceEvents.isEmpty()) {
                event.fenceState = fences.toBytes();
            }
        }
    }

    private VehicleFences fencesOf(int vehicleId) {
        makeRoomFor(vehicleId);
        if (vehicles[vehicleId] == null) {
            vehicles[vehicleId] = new VehicleFences();
        }
        return vehicles[vehicleId];
    }

    private void makeRoomFor(int vehicleId) {
        if (vehicleId >= vehicles.length) {
            vehicles = Arrays.copyOf(vehicles, Math.max(vehicleId + 1, 2 * vehicles.length));
        }
    }

    private void crossed(int fenceId, boolean entered, long timeMs) {
        Fence fence = inForce.fences().fence(fenceId);
        current.fenceEvents.add(new LiveEvent(
                0,
                current.vehicleId,
                Instant.ofEpochMilli(timeMs),
                entered ? "fence-enter" : "fence-exit",
                Integer.toString(fenceId),
                fence == null ? null : fence.name()));
    }
}
