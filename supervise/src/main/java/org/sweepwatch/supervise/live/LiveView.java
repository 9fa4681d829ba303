package org.sweepwatch.supervise.live;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The live picture: the newest position, the open faults and the state of every vehicle, and the last events.
 *
 * <p>Positions arrive on the pipeline's last stage; faults and events may come from any thread, writers exclude each
 * other for the length of one map put. Readers never lock. Each change takes the next version, and
 * {@link #changedAfter} answers what a reader at an older version has missed, so that nobody needs a queue.
 *
 * <p>Late data never changes the picture: a position with a device time before the known one is ignored here (it is in
 * the store all the same). A report without a place changes state and time but leaves the vehicle where it was.
 */
public final class LiveView {
    /** Vehicles held; positions of further ones are counted and not shown. */
    public static final int VEHICLES_MAX = 100_000;

    private final Clock clock;
    private final ConcurrentMap<Integer, LiveVehicle> vehicles = new ConcurrentHashMap<>();
    private final EventRing events = new EventRing();
    private final LongAdder refused = new LongAdder();
    private final Object writers = new Object();
    /** All changes up to here are visible to a reader that has read this first. */
    private volatile long version;

    public LiveView(Clock clock) {
        this.clock = clock;
    }

    /** Takes a position; ignored when it is older than the known one. */
    public void position(LivePosition position) {
        synchronized (writers) {
            LiveVehicle known = vehicles.get(position.vehicleId());
            if (known != null && known.position() != null) {
                if (position.timeMs() < known.position().timeMs()) {
                    return;
                }
                if (!position.placed()) {
                    position = position.at(known.position());
                }
            }
            if (known == null && full()) {
                return;
            }
            put(position.vehicleId(), known, position, known == null ? List.of() : known.faults(), true);
        }
    }

    /** Takes the faults now open on a device; an empty list when it is healthy again. */
    public void faults(int vehicleId, List<LiveFault> open) {
        synchronized (writers) {
            LiveVehicle known = vehicles.get(vehicleId);
            if (known == null ? open.isEmpty() || full() : known.faults().equals(open)) {
                return;
            }
            put(vehicleId, known, known == null ? null : known.position(), List.copyOf(open), false);
        }
    }

    /** Takes an event; it is shown in the order of arrival. */
    public void event(LiveEvent event) {
        events.add(event);
    }

    /** Looks again at vehicles that have gone silent: without a report nothing else would. */
    void age() {
        long nowMs = clock.millis();
        for (LiveVehicle seen : vehicles.values()) {
            if (LiveState.of(seen.position(), seen.faults(), nowMs) != seen.state()) {
                synchronized (writers) {
                    LiveVehicle known = vehicles.get(seen.vehicleId());
                    put(known.vehicleId(), known, known.position(), known.faults(), false);
                }
            }
        }
    }

    private void put(int id, LiveVehicle known, LivePosition position, List<LiveFault> faults, boolean moved) {
        long next = version + 1;
        LiveState state = LiveState.of(position, faults, clock.millis());
        boolean deviceChanged =
                known == null || known.state() != state || !known.faults().equals(faults);
        vehicles.put(
                id,
                new LiveVehicle(
                        id,
                        position,
                        state,
                        faults,
                        moved ? next : known == null ? 0 : known.positionVersion(),
                        deviceChanged ? next : known.deviceVersion()));
        version = next;
    }

    private boolean full() {
        if (vehicles.size() < VEHICLES_MAX) {
            return false;
        }
        refused.increment();
        return true;
    }

    /** The version up to which every change is visible. */
    long version() {
        return version;
    }

    /** Vehicles that changed after {@code from} and not after {@code upTo}, in no order. */
    List<LiveVehicle> changedAfter(long from, long upTo) {
        List<LiveVehicle> changed = new ArrayList<>();
        for (LiveVehicle vehicle : vehicles.values()) {
            if (vehicle.changedAfter(from) && vehicle.version() <= upTo) {
                changed.add(vehicle);
            }
        }
        return changed;
    }

    EventRing events() {
        return events;
    }

    /** What is known of a vehicle, null when nothing is. */
    public LiveVehicle find(int vehicleId) {
        return vehicles.get(vehicleId);
    }

    /** All known vehicles, in no order; reads the live map. */
    public Collection<LiveVehicle> vehicles() {
        return vehicles.values();
    }

    /** The last events held in memory, oldest first, at most {@link EventRing#CAPACITY}. */
    public List<LiveEvent> recentEvents() {
        return events.after(0);
    }

    /** Reports of vehicles beyond {@link #VEHICLES_MAX}. */
    public long refused() {
        return refused.sum();
    }
}
