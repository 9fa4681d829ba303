package org.sweepwatch.ingest.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The traffic of the terminals of one event loop, on its thread. Bound: an entry for each terminal that is connected or
 * has been since the last {@link #drain()}; only who has proved a code has one.
 */
final class TrafficLedger {
    private final Map<Integer, Traffic> byTerminal = new HashMap<>();

    Traffic enter(int terminalId) {
        Traffic traffic = byTerminal.computeIfAbsent(terminalId, Traffic::new);
        traffic.links++;
        return traffic;
    }

    void leave(Traffic traffic) {
        traffic.links--;
    }

    /** What has come together since the last call; it begins at zero again. */
    List<Traffic> drain() {
        List<Traffic> drained = new ArrayList<>();
        for (Iterator<Traffic> each = byTerminal.values().iterator(); each.hasNext(); ) {
            Traffic traffic = each.next();
            if (traffic.up > 0 || traffic.down > 0) {
                Traffic copy = new Traffic(traffic.terminalId);
                copy.up = traffic.up;
                copy.down = traffic.down;
                drained.add(copy);
                traffic.up = 0;
                traffic.down = 0;
            }
            if (traffic.links == 0) {
                each.remove();
            }
        }
        return drained;
    }
}
