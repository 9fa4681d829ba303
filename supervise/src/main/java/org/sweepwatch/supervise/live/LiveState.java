package org.sweepwatch.supervise.live;

import java.util.List;
import java.util.Locale;

/** What a dispatcher wants to know about a vehicle at a glance; the colour of its marker. */
public enum LiveState {
    /** Driving (行驶): at least {@link #MOVING_DKMH}. */
    MOVING,
    /** Standing with the ignition on (停车未熄火). */
    IDLE,
    /** Ignition off (熄火). */
    PARKED,
    /** Silent for longer than its last report explains (离线). */
    OFFLINE,
    /** A class A fault is open: the vehicle cannot be supervised (故障). */
    FAULT;

    /** Slower than this a vehicle stands: GNSS noise alone shows up to 2 km/h. Tenths of km/h. */
    static final int MOVING_DKMH = 30;
    /** Silence with the ignition on before a vehicle counts as off line. */
    static final long SILENT_RUNNING_MS = 10 * 60_000L;
    /** Silence with the ignition off: a sleeping terminal may report rarely, but once a day it must. */
    static final long SILENT_PARKED_MS = 24 * 3_600_000L;

    static LiveState of(LivePosition position, List<LiveFault> faults, long nowMs) {
        for (LiveFault fault : faults) {
            if (fault.blind()) {
                return FAULT;
            }
        }
        if (position == null) {
            return OFFLINE;
        }
        long silentMs = nowMs - position.receivedMs();
        if (silentMs > (position.accOn() ? SILENT_RUNNING_MS : SILENT_PARKED_MS)) {
            return OFFLINE;
        }
        if (position.speedDkmh() >= MOVING_DKMH) {
            return MOVING;
        }
        return position.accOn() ? IDLE : PARKED;
    }

    /** The name as the API writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
